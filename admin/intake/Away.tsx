import { EmptyState } from '../kit/EmptyState.tsx';
import { useSay } from '../settings/say.ts';
import { deskWords } from './words.ts';

/** Something has come while nobody sat here; it is anybody's until somebody touches a key. */
export function Away() {
  const say = useSay();
  return <div data-away><EmptyState title={say(deskWords.awayTitle)} hint={say(deskWords.awayHint)} /></div>;
}
