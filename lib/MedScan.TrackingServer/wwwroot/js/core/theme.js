// Light or dark: what the system says, until the person says otherwise.

import { icon } from '../ui/icons.js';

const KEY = 'medscan.theme';
const SYSTEM = matchMedia('(prefers-color-scheme: dark)');

/** @param {HTMLElement} button toggles and remembers */
export function installTheme(button) {
  const apply = () => {
    const theme = localStorage.getItem(KEY) ?? (SYSTEM.matches ? 'dark' : 'light');
    const other = theme === 'dark' ? 'light' : 'dark';
    document.documentElement.dataset.theme = theme;
    button.replaceChildren(icon(theme === 'dark' ? 'sun' : 'moon'));
    button.setAttribute('aria-label', `Change to ${other} colours`);
    button.title = `Change to ${other} colours`;
    button.onclick = () => {
      localStorage.setItem(KEY, other);
      apply();
    };
  };
  SYSTEM.addEventListener('change', apply);
  apply();
}
