import { useEffect, useState } from 'react';
import { useTranslate } from 'react-admin';
import { pageOf } from '../pages.ts';
import { search, type SearchGroup, type SearchHit } from '../providers/console-api.ts';
import { sentenceOf } from '../providers/problem.ts';

export const shortest = 2;
const pauseMs = 150;

export interface Found {
  readonly noun: string;
  readonly hit: SearchHit;
}

/** What is found for a text. `text` is the text that the answer belongs to: an older answer never stands below a newer text. */
export function useSearch(typed: string): { found: readonly Found[]; asking: boolean; fault: string | undefined; text: string } {
  const translate = useTranslate();
  const [answer, setAnswer] = useState<{ text: string; groups: readonly SearchGroup[]; fault?: string }>({ text: '', groups: [] });
  const text = typed.trim();
  const long = text.length >= shortest;
  useEffect(() => {
    if (!long) return;
    const abort = new AbortController();
    const timer = setTimeout(() => {
      search(text, abort.signal).then(
        (groups) => setAnswer({ text, groups: groups.filter(({ noun }) => pageOf(noun) !== undefined) }),
        (error: unknown) => {
          if (!abort.signal.aborted) setAnswer({ text, groups: [], fault: sentenceOf(error, translate('console.unexpected')) });
        },
      );
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [text, long, translate]);
  const mine = long && answer.text === text;
  return {
    found: mine ? answer.groups.flatMap(({ noun, hits }) => hits.map((hit) => ({ noun, hit }))) : [],
    asking: long && !mine, fault: mine ? answer.fault : undefined, text: answer.text,
  };
}
