import { EmptyState } from '../EmptyState.tsx';
import { useSay } from '../../settings/say.ts';
import { viewerWords } from './words.ts';
import { type Unshown } from './open-limits.ts';

/** A file that is not opened, and why, politely. */
export function CannotShow({ why }: { why: Unshown | 'unknownKind' | 'signed' | 'workbook' }) {
  const say = useSay();
  return <div data-unshown={why}><EmptyState title={say(viewerWords.unshown[why].title)} hint={say(viewerWords.unshown[why].hint)} /></div>;
}
