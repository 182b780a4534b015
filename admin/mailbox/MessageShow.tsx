import { type Page } from '#domain/language/resource.ts';
import { DeclaredShow } from '../kit/DeclaredShow.tsx';
import { useSay } from '../settings/say.ts';
import { Thread } from './Thread.tsx';
import { threadWords } from './thread-words.ts';

/** The record of a message: first what was written, by both sides. */
export default function MessageShow({ page }: { page: Page }) {
  const say = useSay();
  return <DeclaredShow page={page} tabs={[{ name: 'thread', label: say(threadWords.title), content: <Thread />, first: true }]} />;
}
