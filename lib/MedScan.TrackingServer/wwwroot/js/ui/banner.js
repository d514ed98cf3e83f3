import { connection } from '../api/connection.js';
import { h, replace } from '../core/dom.js';

/** Says that the server is away, and when it is asked again. @param {HTMLElement} banner */
export function installBanner(banner) {
  const countdown = h('span', { 'aria-hidden': 'true' });
  let ticking = 0;
  const tick = () => {
    const seconds = Math.max(0, Math.ceil((connection.retryAt - Date.now()) / 1000));
    countdown.textContent = seconds ? ` Trying again in ${seconds} s.` : ' Trying again…';
  };
  connection.addEventListener('change', () => {
    const away = connection.retryAt > 0;
    if (away && banner.hidden) {
      replace(banner, h('span', null, 'The server does not answer.', countdown),
        h('button', { type: 'button', class: 'button', onclick: () => connection.retryNow() }, 'Try now'));
      ticking = window.setInterval(tick, 500);
    }
    if (!away) clearInterval(ticking);
    banner.hidden = !away;
    tick();
  });
}
