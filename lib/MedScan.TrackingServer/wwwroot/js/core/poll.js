/**
 * Runs `work` again and again, `seconds` apart, while the page is seen and until the signal ends it.
 * @param {() => Promise<void>} work @param {number} seconds @param {AbortSignal} signal
 */
export function poll(work, seconds, signal) {
  let timer = 0;
  const next = () => {
    timer = window.setTimeout(async () => {
      if (!document.hidden) {
        try {
          await work();
        } catch (error) {
          if (!signal.aborted) console.warn('A refresh failed:', error.message);
        }
      }
      if (!signal.aborted) next();
    }, seconds * 1000);
  };
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  next();
}
