// One request to the server: waits while the server is away, asks for a token where one is needed, and turns a refusal
// into an error with the server's own words. Everything this page asks is a read, so asking again is always safe.

import { connection } from './connection.js';
import { askForToken, token } from './token.js';

/** The server understood and said no. */
class ApiError extends Error {
  /** @param {number} status @param {string} code @param {string} message */
  constructor(status, code, message) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/**
 * @param {string} path relative to the page
 * @param {{ query?: [string, string][], body?: object, signal?: AbortSignal }} [options]
 * @returns {Promise<Response>}
 * @throws {ApiError}
 */
export async function request(path, { query = [], body, signal } = {}) {
  const url = new URL(path, document.baseURI);
  url.hash = '';
  url.search = new URLSearchParams(query).toString();
  for (let attempt = 0; ; attempt++) {
    const headers = new Headers();
    const sent = token();
    if (sent) headers.set('Authorization', `Bearer ${sent}`);
    if (body) headers.set('Content-Type', 'application/json');
    let response;
    try {
      response = await fetch(url, { method: body ? 'POST' : 'GET', headers, body: body && JSON.stringify(body), signal });
    } catch (error) {
      if (signal?.aborted) throw error;
      await connection.waitForRetry(attempt, signal);
      continue;
    }
    if ([502, 503, 504].includes(response.status)) {
      await connection.waitForRetry(attempt, signal);
      continue;
    }
    connection.answered();
    if (response.status === 401) {
      // Another request may have asked in the meantime.
      if (token() === sent) await askForToken(signal);
      continue;
    }
    if (!response.ok) throw await refusal(response);
    return response;
  }
}

/** @param {string} path @param {Parameters<typeof request>[1]} [options] @returns {Promise<any>} */
export async function requestJson(path, options) {
  return (await request(path, options)).json();
}

async function refusal(response) {
  const text = await response.text();
  try {
    const { error_code: code, message } = JSON.parse(text);
    return new ApiError(response.status, code ?? '', message || `The server answered ${response.status}.`);
  } catch {
    return new ApiError(response.status, '', `The server answered ${response.status} ${response.statusText}.`);
  }
}
