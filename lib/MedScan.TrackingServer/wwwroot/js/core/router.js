// Addresses live in the fragment (`#/experiments/1?filter=...`), so that the page needs nothing of the server's routing
// and works below any base path.

/** @typedef {{ path: string[], query: URLSearchParams }} Route */

/** @returns {Route} where the page is now */
export function currentRoute() {
  const [path, query = ''] = location.hash.replace(/^#\/?/, '').split(/\?(.*)/s);
  return { path: path.split('/').filter(Boolean).map(safeDecode), query: new URLSearchParams(query) };
}

/** @param {string[]} path @param {URLSearchParams | Record<string, string>} [query] */
export function href(path, query = {}) {
  const text = new URLSearchParams(query).toString();
  // Commas separate ids in these addresses and need no escape in a fragment.
  return `#/${path.map(encodeURIComponent).join('/')}${text ? '?' + text : ''}`.replaceAll('%2C', ',');
}

/** Goes to an address that the back button returns from. @param {string} address */
export function go(address) {
  location.hash = address;
}

/** Changes the query of the present address; `push` adds a step for the back button. @param {URLSearchParams} query */
export function setQuery(query, { push = false } = {}) {
  const address = href(currentRoute().path, query);
  if (address === location.hash) return;
  if (push) go(address);
  else history.replaceState(null, '', address);
}

function safeDecode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
