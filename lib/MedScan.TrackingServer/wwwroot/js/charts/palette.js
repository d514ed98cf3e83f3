// Colours after Okabe and Ito, told apart by most colour-blind people; beyond eight runs the dashes differ too.

const COLOURS = 8;
const DASHES = ['', '6 3', '2 3', '9 3 2 3'];

/** @param {number} index @returns {{ colour: string, dash: string }} */
export function seriesStyle(index) {
  return { colour: `var(--series-${index % COLOURS})`, dash: DASHES[Math.floor(index / COLOURS) % DASHES.length] };
}

// Blue over red to yellow, growing lighter, and neither so dark nor so bright that it is lost on a dark or a white ground.
const RAMP = [[56, 108, 214], [130, 84, 196], [188, 72, 152], [220, 94, 90], [228, 140, 40], [214, 178, 20]];

/** A colour for a place between 0 and 1. @param {number} place */
export function rampColour(place) {
  const at = Math.min(1, Math.max(0, place)) * (RAMP.length - 1);
  const low = Math.min(RAMP.length - 2, Math.floor(at));
  const mix = RAMP[low].map((part, i) => Math.round(part + (RAMP[low + 1][i] - part) * (at - low)));
  return `rgb(${mix.join(' ')})`;
}
