import { useRef, useState } from 'react';
import { useNotify, useRefresh, useTranslate, type RaRecord } from 'react-admin';
import { type Page } from '#domain/language/resource.ts';
import { act } from '../../providers/console-api.ts';
import { newIntention } from '../../providers/http.ts';
import { problemOf, sentenceOf } from '../../providers/problem.ts';
import { type ActionAnswer } from '../ActionDialog.tsx';
import { actionLabel, roleLabel, useLanguage } from '../words.ts';
import { actedNow } from './fresh.ts';

/** What was just done, so that it can be offered to be taken back. */
export interface Done {
  readonly action: string;
  readonly before: string;
  readonly version: number;
}

/** Carries an action out and tells what came of it; answers faults at inputs, undefined when it is done. */
export function usePerform(page: Page) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const language = useLanguage();
  const [working, setWorking] = useState<string>();
  const [done, setDone] = useState<Done>();
  // Two clicks of one moment see the same drawing: the second is answered here, before it is drawn as disabled.
  const busy = useRef(false);
  const run = async (record: RaRecord, name: string, { input, reason, intention }: ActionAnswer): Promise<Record<string, string> | undefined> => {
    if (busy.current) return {};
    busy.current = true;
    setWorking(name);
    setDone(undefined);
    try {
      const { missingApprovals, record: after } = await act(page.name, record, name, input, {
        intention: intention ?? newIntention(),
        ...(reason ? { reason } : {}),
      });
      actedNow();
      notify(
        missingApprovals.length > 0
          ? translate('console.action.waits', { roles: missingApprovals.map((role) => roleLabel(role, language)).join(', ') })
          : translate('console.action.done', { action: actionLabel(page, name, language) }),
        { type: 'success' },
      );
      setDone({ action: name, before: String(record['state']), version: Number(after['version'] ?? 0) });
      refresh();
      return undefined;
    } catch (error) {
      const atFields = (error as { body?: { errors?: Record<string, string> } }).body?.errors;
      const stale = ['stale_version', 'illegal_state'].includes(problemOf(error)?.code ?? '');
      notify(stale ? `${(error as Error).message} ${translate('console.action.stale')}` : sentenceOf(error, translate('console.unexpected')), {
        type: 'error',
      });
      if (stale || problemOf(error)?.code === 'guard_refused') refresh();
      return atFields ?? { '': problemOf(error)?.code ?? 'unexpected' };
    } finally {
      busy.current = false;
      setWorking(undefined);
    }
  };
  return { run, working, done, forget: () => setDone(undefined) };
}
