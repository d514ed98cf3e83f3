// The only way this page makes elements: strings become text nodes, so nothing that was logged is ever read as markup.

const SVG = 'http://www.w3.org/2000/svg';

/** @typedef {Node | string | number | null | undefined | false} Child */

/**
 * Makes an HTML element.
 * @param {string} tag
 * @param {Record<string, any> | null} [attributes] `class`, `on...` listeners, `style` as an object, `prop:` for properties, else attributes
 * @param {...(Child | Child[])} children
 * @returns {any}
 */
export function h(tag, attributes, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** Makes an SVG element; arguments as in {@link h}. @returns {any} */
export function svg(tag, attributes, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

/** Replaces what is inside `parent`. @param {Element} parent @param {...(Child | Child[])} children */
export function replace(parent, ...children) {
  parent.replaceChildren(...nodes(children));
}

/** A link to another site, or plain text where the address is not http(s): `javascript:` is never followed. @param {string} address */
export function externalLink(address) {
  return /^https?:\/\//i.test(address)
    ? h('a', { href: address, rel: 'noreferrer noopener', target: '_blank' }, address)
    : h('span', null, address);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name.startsWith('prop:')) element[name.slice(5)] = value;
    else if (name === 'style') Object.assign(element.style, value);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...nodes(children));
  return element;
}

function nodes(children) {
  return children.flat(Infinity)
    .filter(child => child !== null && child !== undefined && child !== false)
    .map(child => (child instanceof Node ? child : document.createTextNode(String(child))));
}
