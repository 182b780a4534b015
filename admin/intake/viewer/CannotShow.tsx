import { EmptyState } from '../../kit/EmptyState.tsx';
import { useSay } from '../../settings/say.ts';
import { deskWords } from '../words.ts';
import { type Unshown } from './open-limits.ts';

/** A file that is not opened, and why, politely. */
export function CannotShow({ why }: { why: Unshown | 'unknownKind' | 'signed' }) {
  const say = useSay();
  return <div data-unshown={why}><EmptyState title={say(deskWords.unshown[why].title)} hint={say(deskWords.unshown[why].hint)} /></div>;
}
