import { useEffect, useState } from 'react';

/** Whoever has touched nothing for so long is not at the desk: what comes is left to others. */
const awayAfterMs = 180_000;
const signs = ['keydown', 'pointermove', 'pointerdown', 'wheel'] as const;

let touched = Date.now();
const touch = (): void => {
  touched = Date.now();
};

/** Notes that somebody is there, for as long as the desk is open. */
export function useTouches(): void {
  useEffect(() => {
    touch();
    for (const sign of signs) window.addEventListener(sign, touch, { passive: true });
    return () => signs.forEach((sign) => window.removeEventListener(sign, touch));
  }, []);
}

/** Whether somebody sits here; somebody who was away is here again at the first touch. */
export function useIsHere(): boolean {
  const [here, setHere] = useState(() => Date.now() - touched < awayAfterMs && document.visibilityState === 'visible');
  useEffect(() => {
    if (here) return;
    const back = () => setHere(true);
    for (const sign of signs) window.addEventListener(sign, back, { once: true, passive: true });
    return () => signs.forEach((sign) => window.removeEventListener(sign, back));
  }, [here]);
  return here;
}
