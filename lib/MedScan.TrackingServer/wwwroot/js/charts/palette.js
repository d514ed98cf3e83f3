// Colours after Okabe and Ito, told apart by most colour-blind people; beyond eight runs the dashes differ too.

const COLOURS = 8;
const DASHES = ['', '6 3', '2 3', '9 3 2 3'];

/** @param {number} index @returns {{ colour: string, dash: string }} */
export function seriesStyle(index) {
  return { colour: `var(--series-${index % COLOURS})`, dash: DASHES[Math.floor(index / COLOURS) % DASHES.length] };
}

// Viridis at six places (van der Walt and Smith, 2015), without its brightest end, which is lost on white.
const RAMP = [[68, 1, 84], [65, 68, 135], [42, 120, 142], [34, 168, 132], [122, 209, 81], [200, 218, 45]];

/** A colour for a place between 0 and 1, dark to bright. @param {number} place */
export function rampColour(place) {
  const at = Math.min(1, Math.max(0, place)) * (RAMP.length - 1);
  const low = Math.min(RAMP.length - 2, Math.floor(at));
  const mix = RAMP[low].map((part, i) => Math.round(part + (RAMP[low + 1][i] - part) * (at - low)));
  return `rgb(${mix.join(' ')})`;
}
