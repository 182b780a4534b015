import { useRef, useState } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import { newIntention } from '../providers/http.ts';
import { problemOf, sentenceOf } from '../providers/problem.ts';
import { useSession } from '../providers/session.ts';
import { useSay } from '../settings/say.ts';
import { type DeskFile } from './desk-file.ts';
import { isOvertaken, lastActor } from './desk-steps.ts';
import { deskWords } from './words.ts';

export interface Trouble {
  readonly sentence: string;
  /** Somebody else was faster: the file changed under the hand, or is dealt with. */
  readonly overtaken?: 'changed' | 'gone';
  /** The answer never came: the same decision can be tried again, and is carried out once. */
  readonly again?: () => void;
}

/** One decision at a time: carried out, or told why not, with what was typed still there. */
export function useDeskWork(file: DeskFile) {
  const say = useSay();
  const translate = useTranslate();
  const data = useDataProvider();
  const { name } = useSession();
  const busy = useRef(false);
  const intentions = useRef(new Map<string, string>());
  const [working, setWorking] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();
  const run = async (work: () => Promise<void>): Promise<void> => {
    // Two presses of one moment are one decision.
    if (busy.current) return;
    busy.current = true;
    setWorking(true);
    setTrouble(undefined);
    try {
      await work();
    } catch (error) {
      const overtaken = isOvertaken(error);
      if (overtaken) setTrouble({ overtaken, sentence: await whoWasFaster(overtaken) });
      else if (problemOf(error)?.code === 'unreachable') setTrouble({ sentence: say(deskWords.lost), again: () => void run(work) });
      else setTrouble({ sentence: sentenceOf(error, translate('console.unexpected')) });
    } finally {
      busy.current = false;
      setWorking(false);
    }
  };
  const whoWasFaster = async (overtaken: 'changed' | 'gone'): Promise<string> => {
    const who = await lastActor(file.noun, file.id);
    // One's own decision, whose answer was lost on the way, is nobody else's.
    if (overtaken === 'gone' && who === name) return say(deskWords.mineAlready);
    return say(overtaken === 'gone' ? deskWords.gone2 : deskWords.changed, { who: who || say(deskWords.somebody) });
  };
  const intention = (action: string, input: object): string => {
    const key = `${action} ${JSON.stringify(input)}`;
    const known = intentions.current.get(key) ?? newIntention();
    intentions.current.set(key, known);
    return known;
  };
  return { data, run, intention, working, trouble, tell: (sentence: string) => setTrouble({ sentence }), forget: () => setTrouble(undefined) };
}
