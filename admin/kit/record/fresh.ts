/** How often an open record is asked for again while its tab is looked at: others work on it too, and jobs end. */
const usuallyMs = 15_000;
/** For a while after an own action its jobs are on their way. */
const afterActionMs = 2_000;
const afterActionFor = 12_000;

let lastAction = Number.NEGATIVE_INFINITY;

export const actedNow = (): void => {
  lastAction = performance.now();
};

/** For react-query, which does not ask while the tab is hidden. Unchanged answers draw nothing anew. */
export const askAgainMs = (): number => (performance.now() - lastAction < afterActionFor ? afterActionMs : usuallyMs);
