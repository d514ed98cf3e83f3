import { svg } from '../core/dom.js';

const WIDTH = 96;
const HEIGHT = 20;

/** The course of a metric at a glance, without axes. @param {import('../api/history.js').Point[]} points */
export function sparkline(points) {
  const finite = points.filter(point => Number.isFinite(point.value));
  if (finite.length < 2) return null;
  const values = finite.map(point => point.value);
  const low = Math.min(...values);
  const span = Math.max(...values) - low || 1;
  const first = finite[0].step;
  const steps = finite[finite.length - 1].step - first || 1;
  const places = finite.map(({ step, value }) => [2 + ((step - first) / steps) * (WIDTH - 6), HEIGHT - 3 - ((value - low) / span) * (HEIGHT - 6)]);
  const [x, y] = places[places.length - 1];
  return svg('svg', { class: 'sparkline', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, width: WIDTH, height: HEIGHT, 'aria-hidden': 'true' },
    svg('path', { d: 'M' + places.map(place => place.map(part => part.toFixed(1)).join(' ')).join('L') }),
    svg('circle', { cx: x, cy: y, r: 2 }));
}
