// Numbers, times and sizes in words. All functions are pure apart from the current time.

// MLflow stores an infinite metric as the greatest finite double.
const STORED_INFINITY = Number.MAX_VALUE;

/** A metric value as it came: a number, or "NaN", "Infinity", "-Infinity". @param {number | string} value */
export function parseValue(value) {
  const number = Number(value);
  return Math.abs(number) >= STORED_INFINITY ? Math.sign(number) * Infinity : number;
}

/** Five significant digits, for tables. @param {number} value */
export function number(value) {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size >= 1e7 || size < 1e-4) return value.toExponential(3).replace(/\.?0+e/, 'e').replace('e+', 'e').replace('-', '−').replace('e-', 'e−');
  if (Number.isInteger(value)) return value.toLocaleString('en-GB').replace('-', '−');
  const digits = Math.max(0, 4 - Math.floor(Math.log10(size)));
  return value.toFixed(Math.min(digits, 8)).replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '').replace('-', '−');
}

/** As short as the ticks of an axis want it. @param {number} value @param {number} spacing distance between ticks */
export function tick(value, spacing) {
  const size = Math.max(Math.abs(value), Math.abs(spacing));
  if (value === 0) return '0';
  if (size >= 1e5 || size < 1e-3) return Number(value.toPrecision(6)).toExponential().replace('e+', 'e').replace(/-/g, '−');
  const decimals = Math.max(0, -Math.floor(Math.log10(Math.abs(spacing) || size) + 1e-9));
  return value.toFixed(Math.min(decimals, 8)).replace('-', '−');
}

/** @param {number} milliseconds */
export function duration(milliseconds) {
  const seconds = milliseconds / 1000;
  if (seconds < 10) return `${Math.max(0, seconds).toFixed(1)} s`;
  if (seconds < 60) return `${Math.floor(seconds)} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${Math.floor(seconds % 60)} s`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours} h ${minutes % 60} min`;
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

/** @type {[seconds: number, one: string, many: string][]} */
const UNITS = [[31557600, 'year', 'years'], [2629800, 'month', 'months'], [86400, 'day', 'days'], [3600, 'h', 'h'], [60, 'min', 'min'], [1, 's', 's']];

/** "3 h ago". @param {number} time milliseconds since 1970 */
export function ago(time) {
  const seconds = (Date.now() - time) / 1000;
  const size = Math.abs(seconds);
  if (size < 10) return 'just now';
  const [unit, one, many] = UNITS.find(([least]) => size >= least);
  const count = Math.floor(size / unit);
  const words = `${count} ${count === 1 ? one : many}`;
  return seconds > 0 ? `${words} ago` : `in ${words}`;
}

const ABSOLUTE = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });

/** Date and time of day on this machine's clock. @param {number} time milliseconds since 1970 */
export function absolute(time) {
  return ABSOLUTE.format(time);
}

/** @param {number} count */
export function bytes(count) {
  let amount = count;
  for (const unit of ['B', 'kB', 'MB', 'GB']) {
    if (amount < 1000) return `${unit === 'B' ? amount : amount.toPrecision(3)} ${unit}`;
    amount /= 1000;
  }
  return `${amount.toPrecision(3)} TB`;
}

/** "1 run", "2 runs". @param {number} count @param {string} noun @param {string} [plural] */
export function counted(count, noun, plural = noun + 's') {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? noun : plural}`;
}
