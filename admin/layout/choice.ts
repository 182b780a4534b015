import { useEffect, useRef } from 'react';
import { useStore } from 'react-admin';
import { usePreference } from '../providers/preferences.ts';

/**
 * A choice about the screen that is here at once, from this browser, and follows the person to other machines, from the
 * server. What the server says first wins once; after that the last click does.
 */
export function useChoice<T>(key: string, standard: T): [T, (value: T) => void] {
  const [value, keep] = useStore<T>(key, standard);
  const { value: elsewhere, known, set } = usePreference(key);
  const taken = useRef(false);
  useEffect(() => {
    if (!known || taken.current) return;
    taken.current = true;
    if (elsewhere !== undefined && elsewhere !== null && JSON.stringify(elsewhere) !== JSON.stringify(value)) keep(elsewhere as T);
  }, [known, elsewhere, value, keep]);
  const choose = (next: T) => {
    taken.current = true;
    keep(next);
    set(next);
  };
  return [value, choose];
}
