import { useRef, useState } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import { sentenceOf } from '../providers/problem.ts';
import { useSay } from '../settings/say.ts';
import { type DeskFile } from './desk-file.ts';
import { isOvertaken, lastActor } from './desk-steps.ts';
import { deskWords } from './words.ts';

export interface Trouble {
  readonly sentence: string;
  /** Somebody else was faster: the file changed under the hand, or is dealt with. */
  readonly overtaken?: 'changed' | 'gone';
}

/** One decision at a time: carried out, or told why not, with what was typed still there. */
export function useDeskWork(file: DeskFile) {
  const say = useSay();
  const translate = useTranslate();
  const data = useDataProvider();
  const busy = useRef(false);
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
      if (overtaken) setTrouble({ overtaken, sentence: say(overtaken === 'gone' ? deskWords.gone2 : deskWords.changed, { who: (await lastActor(file.noun, file.id)) || say(deskWords.somebody) }) });
      else setTrouble({ sentence: sentenceOf(error, translate('console.unexpected')) });
    } finally {
      busy.current = false;
      setWorking(false);
    }
  };
  return { data, run, working, trouble, tell: (sentence: string) => setTrouble({ sentence }), forget: () => setTrouble(undefined) };
}
