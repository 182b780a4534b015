/** The few choices that stay in this browser, for whoever needs them before react-admin runs; written as its store writes them. */
const prefix = 'RaStorenes.';

export function readKept(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(prefix + key) ?? 'null');
  } catch {
    // No storage, or not ours: the standard holds.
    return null;
  }
}

export function keep(key: string, value: string): void {
  try {
    localStorage.setItem(prefix + key, JSON.stringify(value));
  } catch {
    // A browser that keeps nothing still shows everything.
  }
}
