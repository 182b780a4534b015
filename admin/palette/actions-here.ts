import { useEffect, useSyncExternalStore } from 'react';

/** Something that can be done on the screen that is open: a workflow action of the record, as its button would do it. */
export interface ActionHere {
  readonly name: string;
  readonly label: string;
  /** Why it cannot be done now; the palette shows it and does nothing. */
  readonly blocked?: string;
  readonly run: () => void;
}

let here: readonly ActionHere[] = [];
const nothing: readonly ActionHere[] = [];
const listeners = new Set<() => void>();

function tell(next: readonly ActionHere[]): void {
  here = next;
  for (const listener of listeners) listener();
}

/** A screen offers its actions to the palette while it is open. Give a list that stays the same while nothing changes. */
export function useOfferActions(actions: readonly ActionHere[]): void {
  useEffect(() => {
    tell(actions);
    return () => tell(nothing);
  }, [actions]);
}

export const useActionsHere = (): readonly ActionHere[] => useSyncExternalStore(
  (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  () => here,
);
