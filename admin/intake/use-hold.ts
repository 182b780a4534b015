import { useEffect, useRef, useState } from 'react';
import { type RaRecord } from 'react-admin';
import { mayAct } from '#domain/language/permit.ts';
import { leaves } from '#domain/language/workflow.ts';
import { knownPage } from '../pages.ts';
import { act } from '../providers/console-api.ts';
import { newIntention } from '../providers/http.ts';
import { problemOf } from '../providers/problem.ts';
import { useSession } from '../providers/session.ts';
import { useSay } from '../settings/say.ts';
import { type AtDesk } from './desk-file.ts';
import { isOvertaken } from './desk-steps.ts';
import { useIsHere } from './presence.ts';
import { deskWords } from './words.ts';

/** Somebody who comes back so soon still has it. */
const renewAfterMs = 5 * 60_000;

/** Taken to this desk; being taken; or left, as nobody sits here. */
export type Hold = 'held' | 'taking' | 'away';

/** Takes the file to this desk before it is shown, so that no two people begin it. A file in other hands goes to `onTaken`. */
export function useHold(at: AtDesk, record: RaRecord | undefined, onFresh: () => Promise<unknown>): Hold {
  const here = useIsHere();
  const say = useSay();
  const session = useSession();
  const [held, setHeld] = useState(false);
  const asked = useRef<unknown>(undefined);
  const { noun } = at.file;
  const page = knownPage(noun);
  const action = page.workflow.actions['takeInHand'];
  useEffect(() => {
    if (!record || held || !here || asked.current === record['version']) return;
    const isMine = record['inHandOf'] === session.id && Date.now() - Date.parse(String(record['inHandSince'])) < renewAfterMs;
    if (action === undefined || !mayAct(page, session, 'takeInHand') || !leaves(action, String(record['state'])) || isMine) return setHeld(true);
    asked.current = record['version'];
    act(noun, record, 'takeInHand', {}, { intention: newIntention() }).then(
      // Asked anew: an answer that was under way may know the version before.
      () => void onFresh().finally(() => setHeld(true)),
      (error: unknown) => {
        const overtaken = isOvertaken(error);
        if (problemOf(error)?.code === 'guard_refused') at.onTaken(say(deskWords.inHand, { what: problemOf(error)?.sentences.join(' ') ?? '' }));
        else if (overtaken === 'gone') at.onTaken('');
        else if (overtaken === 'changed') void onFresh();
        // What stands in the way is told at the decision.
        else setHeld(true);
      },
    );
  }, [record?.['version'], held, here]);
  return held ? 'held' : here ? 'taking' : 'away';
}
