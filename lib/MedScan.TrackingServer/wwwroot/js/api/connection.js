// Whether the server answers. The banner listens; requests wait here between attempts.

class Connection extends EventTarget {
  /** When the next attempt is due, in milliseconds since 1970; 0 while the server answers. */
  retryAt = 0;

  answered() {
    if (!this.retryAt) return;
    this.retryAt = 0;
    this.dispatchEvent(new Event('change'));
  }

  /** Cuts the waiting short. */
  retryNow() {
    this.dispatchEvent(new Event('retry'));
  }

  /** Resolves when it is time to ask again: 1, 2, 4, then every 8 seconds. @param {number} attempt @param {AbortSignal} [signal] */
  waitForRetry(attempt, signal) {
    const wait = Math.min(8000, 1000 * 2 ** attempt);
    this.retryAt = Date.now() + wait;
    this.dispatchEvent(new Event('change'));
    return new Promise((resolve, reject) => {
      const finish = outcome => {
        clearTimeout(timer);
        this.removeEventListener('retry', retry);
        removeEventListener('online', retry);
        signal?.removeEventListener('abort', abort);
        outcome();
      };
      const retry = () => finish(resolve);
      const abort = () => finish(() => reject(signal.reason));
      const timer = setTimeout(retry, wait);
      this.addEventListener('retry', retry);
      addEventListener('online', retry);
      signal?.addEventListener('abort', abort);
    });
  }
}

export const connection = new Connection();
