/**
 * @typedef {import('../api/run.js').Run} Run
 * @typedef {{ run: Run, depth: number, folded: boolean | null }} Row `folded` is null where no run stands below this one
 */

/**
 * Runs in the order they came, each followed by the runs below it. A run whose parent is not among them stands on its own.
 * @param {Run[]} runs @param {Set<string>} folded ids of runs that hide what is below them
 * @returns {Row[]}
 */
export function nest(runs, folded) {
  const known = new Set(runs.map(run => run.id));
  /** @type {Map<string, Run[]>} */
  const below = new Map();
  const roots = [];
  for (const run of runs) {
    if (!run.parent || !known.has(run.parent) || run.parent === run.id) roots.push(run);
    else if (below.has(run.parent)) below.get(run.parent).push(run);
    else below.set(run.parent, [run]);
  }
  const rows = [];
  const seen = new Set();
  const add = (first, isHidden) => {
    // A list of its own instead of the call stack: nothing bounds how deep runs are nested.
    const waiting = [{ run: first, depth: 0, isHidden }];
    while (waiting.length) {
      const { run, depth, isHidden } = waiting.pop();
      if (seen.has(run.id)) continue;
      seen.add(run.id);
      const children = below.get(run.id) ?? [];
      const isFolded = folded.has(run.id);
      if (!isHidden) rows.push({ run, depth, folded: children.length ? isFolded : null });
      for (const child of children.toReversed()) waiting.push({ run: child, depth: depth + 1, isHidden: isHidden || isFolded });
    }
  };
  for (const run of roots) add(run, false);
  // Runs that are each other's parents hang on no root.
  for (const run of runs) add(run, false);
  return rows;
}
