import { lazy, Suspense, use, useEffect, useState } from 'react';
import { loadEnglish } from './english/english.ts';
import { currentLanguage } from './providers/language.ts';
import { loadSession, useSignedIn } from './providers/session.ts';
import { SignInPage, Unreachable } from './session/SignInPage.tsx';

const loadConsole = () => import('./console.tsx');
const Screens = lazy(loadConsole);

/** Whoever reads English waits for it once; in Turkish everything is there. */
function Console() {
  if (currentLanguage() === 'en') use(loadEnglish());
  return <Screens />;
}

/**
 * The door: whoever is signed in gets the console, everybody else the small page before it. When a session ends the
 * console is taken down with all that it held in memory.
 */
export function Root() {
  const session = useSignedIn();
  const [unreachable, setUnreachable] = useState(false);
  useEffect(() => {
    loadSession().catch(() => setUnreachable(true));
  }, []);
  const waits = session === null;
  useEffect(() => {
    if (!waits) return;
    // While somebody types, the console comes: signing in then takes no second wait.
    const timer = setTimeout(() => void loadConsole().catch(() => undefined), 300);
    return () => clearTimeout(timer);
  }, [waits]);
  if (session === undefined) return unreachable ? <Unreachable onRetry={() => location.reload()} /> : null;
  if (session === null || session.limitedToEnrolment) return <SignInPage enrolling={session !== null} />;
  return (
    <Suspense fallback={null}>
      <Console key={session.id} />
    </Suspense>
  );
}
