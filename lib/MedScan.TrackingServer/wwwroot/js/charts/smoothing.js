/**
 * Exponential moving average without the pull towards zero at the start (the correction of Adam, Kingma and Ba, 2015).
 * Values that are not finite are left as they are and do not enter the mean.
 * @param {Float64Array} values @param {number} weight of what came before, 0 to less than 1
 */
export function smooth(values, weight) {
  if (weight <= 0) return values;
  let mean = 0;
  let total = 0;
  return values.map(value => {
    if (!Number.isFinite(value)) return value;
    mean = weight * mean + (1 - weight) * value;
    total = weight * total + (1 - weight);
    return mean / total;
  });
}
