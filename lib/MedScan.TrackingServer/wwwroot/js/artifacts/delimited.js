/**
 * The cells of a CSV or TSV file, after RFC 4180: quotes hold delimiters, line ends and doubled quotes.
 * @param {string} text @param {string} delimiter @param {number} mostRows reading ends after these
 * @returns {{ rows: string[][], isCut: boolean }}
 */
export function parseDelimited(text, delimiter, mostRows) {
  const rows = [];
  let row = [];
  let cell = '';
  let isQuoted = false;
  for (let i = text.charCodeAt(0) === 0xFEFF ? 1 : 0; i < text.length; i++) {
    const letter = text[i];
    if (isQuoted) {
      if (letter !== '"') cell += letter;
      else if (text[i + 1] === '"') {
        cell += '"';
        i++;
      } else isQuoted = false;
    } else if (letter === '"' && cell === '') isQuoted = true;
    else if (letter === delimiter) {
      row.push(cell);
      cell = '';
    } else if (letter === '\n') {
      row.push(cell.replace(/\r$/, ''));
      rows.push(row);
      if (rows.length === mostRows) return { rows, isCut: i + 1 < text.length };
      row = [];
      cell = '';
    } else cell += letter;
  }
  if (cell || row.length) rows.push([...row, cell]);
  return { rows, isCut: false };
}
