import { fetchArtifact } from '../api/mlflow.js';
import { h } from '../core/dom.js';
import { imageType } from './kinds.js';

/**
 * An image that was logged. It is fetched rather than linked to, since a link could carry no token.
 * @param {string} runId @param {string} path @param {AbortSignal} signal lets go of its memory
 * @returns {Promise<HTMLImageElement>}
 */
export async function artifactImage(runId, path, signal) {
  return imageOf(await fetchArtifact(runId, path, signal), path, signal);
}

/** @param {Blob} blob @param {string} path @param {AbortSignal} signal @returns {HTMLImageElement} */
export function imageOf(blob, path, signal) {
  // The server need not know the type, and without it an SVG is not drawn.
  const address = URL.createObjectURL(new Blob([blob], { type: imageType(path) || blob.type }));
  const revoke = () => URL.revokeObjectURL(address);
  if (signal.aborted) revoke();
  else signal.addEventListener('abort', revoke, { once: true });
  return h('img', { src: address, alt: path });
}
