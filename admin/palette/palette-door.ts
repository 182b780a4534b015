import { useSyncExternalStore } from 'react';

/** Whether the palette is open, and with which text; kept in memory alone: what is looked for may be a person. */
export interface Opened {
  readonly text: string;
  /** A scanner typed it: a single exact hit is opened at once. */
  readonly scanned: boolean;
}

let opened: Opened | null = null;
const listeners = new Set<() => void>();

function change(next: Opened | null): void {
  opened = next;
  for (const listener of listeners) listener();
}

export const openPalette = (text = '', scanned = false): void => change({ text, scanned });
export const closePalette = (): void => change(null);

export const useOpened = (): Opened | null => useSyncExternalStore(
  (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  () => opened,
);
