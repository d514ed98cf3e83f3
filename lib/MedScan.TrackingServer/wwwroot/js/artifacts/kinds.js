// How a file is shown, by the end of its name: servers call nearly everything application/octet-stream.

const IMAGE_TYPES = {
  png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', gif: 'image/gif', webp: 'image/webp', bmp: 'image/bmp', avif: 'image/avif', svg: 'image/svg+xml',
};

/** @type {Record<string, string[]>} */
const ENDINGS = {
  image: Object.keys(IMAGE_TYPES),
  html: ['html', 'htm'],
  table: ['csv', 'tsv'],
  json: ['json', 'ipynb', 'geojson'],
  text: [
    'txt', 'log', 'md', 'rst', 'yaml', 'yml', 'toml', 'ini', 'cfg', 'conf', 'xml', 'jsonl', 'ndjson', 'err', 'out', 'diff', 'patch', 'sql', 'sh', 'py', 'r',
    'js', 'ts', 'css', 'cs', 'fs', 'fsx', 'csproj', 'fsproj', 'props', 'mlmodel', 'mlproject', 'dockerfile', 'gitignore', 'gitattributes',
  ],
};

/** @param {string} path */
export function fileName(path) {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** @param {string} path @returns {'image' | 'html' | 'table' | 'json' | 'text' | 'other'} */
export function kindOf(path) {
  const ending = endingOf(path);
  return /** @type {any} */ (Object.keys(ENDINGS).find(kind => ENDINGS[kind].includes(ending)) ?? 'other');
}

/** The media type of an image, '' where the name does not say. @param {string} path */
export function imageType(path) {
  return IMAGE_TYPES[endingOf(path)] ?? '';
}

function endingOf(path) {
  return fileName(path).split('.').at(-1).toLowerCase();
}
