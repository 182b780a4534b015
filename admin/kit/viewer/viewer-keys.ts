import { useEffect, useRef, type RefObject } from 'react';
import { isDialogOpen, isTyping } from '../../keyboard/typing.ts';
import { useSingleKeys } from '../../keyboard/single-keys.ts';

type Does = Readonly<Record<'nearer' | 'farther' | 'fit' | 'turn' | 'next' | 'previous' | 'compare', () => unknown>>;

const byKey: Readonly<Record<string, keyof Does>> = { '+': 'nearer', '=': 'nearer', '-': 'farther', '0': 'fit', r: 'turn', ']': 'next', '[': 'previous', v: 'compare' };

/** The keys of the viewer; pages turn also while something is typed beside it. Under a dialog it hears nothing, in one it does. */
export function useViewerKeys(does: Does, viewer: RefObject<HTMLElement | null>): void {
  const [single] = useSingleKeys();
  const now = useRef(does);
  now.current = does;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || (isDialogOpen() && !viewer.current?.closest('[role=dialog]'))) return;
      const inText = isTyping(event.target);
      const wanted = event.key === 'PageDown' ? 'next' : event.key === 'PageUp' ? 'previous' : single && !inText && !(event.altKey && !'[]'.includes(event.key)) ? byKey[event.key] : undefined;
      if (wanted === undefined || (inText && event.target instanceof HTMLTextAreaElement)) return;
      event.preventDefault();
      now.current[wanted]();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [single]);
}
