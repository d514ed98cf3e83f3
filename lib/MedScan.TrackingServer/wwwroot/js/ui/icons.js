import { svg } from '../core/dom.js';

// Drawn on a 16 by 16 grid with the stroke of the text's colour.
const PATHS = {
  sun: 'M8 5a3 3 0 1 0 0 6a3 3 0 0 0 0-6M8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1 1M12 12l1 1M3 13l1-1M12 4l1-1',
  moon: 'M13.5 9.5A6 6 0 0 1 6.5 2.5a6 6 0 1 0 7 7z',
  copy: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  check: 'M3 8.5l3.5 3.5L13 4.5',
  cross: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
  square: 'M4 4h8v8H4z',
  circle: 'M8 3.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 0 0 0-9',
  right: 'M6 3.5L10.5 8L6 12.5',
  down: 'M3.5 6L8 10.5L12.5 6',
  columns: 'M2.5 3h11v10h-11zM6.2 3v10M9.8 3v10',
  download: 'M8 2v8M4.5 7L8 10.5L11.5 7M2.5 13.5h11',
  folder: 'M1.5 13V3.5h4.5l1.5 2h7V13z',
  file: 'M3.5 1.5h6l3 3v10h-9zM9.5 1.5v3h3',
  expand: 'M9.5 2.5h4v4M13.5 2.5l-5 5M6.5 13.5h-4v-4M2.5 13.5l5-5',
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 0 0 0-9M10.5 10.5l3.5 3.5',
};

/** @param {keyof typeof PATHS} name */
export function icon(name) {
  return svg('svg', { viewBox: '0 0 16 16', class: 'icon', 'aria-hidden': 'true' }, svg('path', { d: PATHS[name] }));
}
