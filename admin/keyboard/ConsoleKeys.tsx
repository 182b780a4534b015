import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { closePalette, openPalette, useOpened } from '../palette/palette-door.ts';
import { useSession } from '../providers/session.ts';
import { asPrinted, openBurst } from './burst.ts';
import { deskOfKey, homeKey, listOfDesk } from './desk-keys.ts';
import { onSheetAsked } from './sheet-door.ts';
import { useSingleKeys } from './single-keys.ts';
import { isBare, isDialogOpen, isTyping } from './typing.ts';

const SearchPalette = lazy(() => import('../palette/SearchPalette.tsx'));
const ShortcutSheet = lazy(() => import('./ShortcutSheet.tsx'));

const secondKeyWithinMs = 1_500;

/** The keys that work everywhere, and the scanner. Stands once in the layout. */
export function ConsoleKeys() {
  const opened = useOpened();
  const [sheet, setSheet] = useState(false);
  useKeys(() => setSheet(true));
  useEffect(() => onSheetAsked(() => setSheet(true)), []);
  useScanner();
  return (
    <Suspense fallback={null}>
      {opened && <SearchPalette opened={opened} onClose={closePalette} />}
      {sheet && <ShortcutSheet onClose={() => setSheet(false)} />}
    </Suspense>
  );
}

function useKeys(openSheet: () => void): void {
  const session = useSession();
  const navigate = useNavigate();
  const [single] = useSingleKeys();
  const afterG = useRef(0);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        return openPalette();
      }
      if (!single || event.defaultPrevented || !isBare(event) || isTyping(event.target) || isDialogOpen()) return;
      const waiting = event.timeStamp - afterG.current < secondKeyWithinMs;
      afterG.current = 0;
      if (waiting) {
        const desk = deskOfKey(event.key);
        const list = desk && listOfDesk(desk, session);
        if (event.key.toLowerCase() === homeKey) void navigate('/');
        else if (list) void navigate(`/${list}`);
      } else if (event.key === 'g' || event.key === 'G') afterG.current = event.timeStamp;
      else if (event.key === '?') openSheet();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [session, navigate, single, openSheet]);
}

/** Outside a field a scan finds its record. Inside one it stays where it was typed, and its Enter sends no form unless the field is made for scanning. */
function useScanner(): void {
  useEffect(() => {
    const burst = openBurst();
    const listen = (event: KeyboardEvent) => {
      const scanned = isBare(event) ? burst.key(event.key, event.timeStamp) : undefined;
      if (scanned === undefined) return;
      const target = event.target;
      if (target instanceof HTMLElement && target.closest('[data-scan]')) return;
      event.preventDefault();
      event.stopPropagation();
      if (!isTyping(target) && !isDialogOpen()) openPalette(asPrinted(scanned), true);
    };
    // Before any form hears the Enter.
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, []);
}
