import { svg } from '../core/dom.js';

/** A short piece of a run's line. @param {{ colour: string, dash: string }} style */
export function swatch({ colour, dash }) {
  const line = svg('line', { x1: 1, x2: 17, y1: 4, y2: 4, 'stroke-dasharray': dash || null });
  line.style.stroke = colour;
  return svg('svg', { class: 'swatch', viewBox: '0 0 18 8', width: 18, height: 8, 'aria-hidden': 'true' }, line);
}
