import { useRef, useState } from 'react';
import { Form, RecordContextProvider, useGetList, useGetOne, type RaRecord } from 'react-admin';
import { mayAct } from '#domain/language/permit.ts';
import { ErrorState } from '../kit/ErrorState.tsx';
import { LoadingState } from '../kit/LoadingState.tsx';
import { fieldLabel, textOf, useLanguage } from '../kit/words.ts';
import { FileViewer } from '../kit/viewer/FileViewer.tsx';
import { type Shown } from '../kit/viewer/shown.ts';
import { knownPage } from '../pages.ts';
import { act } from '../providers/console-api.ts';
import { useSession } from '../providers/session.ts';
import { useSay } from '../settings/say.ts';
import { Away } from './Away.tsx';
import { useFormer } from './before.ts';
import { type BarAction, DeskBar } from './DeskBar.tsx';
import { type AtDesk, fileAddress } from './desk-file.ts';
import { checkDocument } from './desk-steps.ts';
import { DeskPanes } from './DeskPanes.tsx';
import { DocumentForm } from './DocumentForm.tsx';
import { firstField, FormHandle, type Filled } from './FormHandle.tsx';
import { DecisionPanel, type Decision } from './panels/DecisionPanel.tsx';
import { useSecondWindow } from './second-window.ts';
import { TroubleLine } from './TroubleLine.tsx';
import { checksOf, type CheckName } from './type-checks.ts';
import { useDeskWork } from './use-desk-work.ts';
import { useHold } from './use-hold.ts';
import { useSought } from './use-sought.ts';
import { deskWords } from './words.ts';

const page = knownPage('documents');

/** A document on the desk, beside the checks that its type asks. */
export function DocumentDesk({ at }: { at: AtDesk }) {
  const { data: record, isPending, error, refetch } = useGetOne<RaRecord>('documents', { id: at.file.id });
  const { data: types, error: typesError } = useGetList<RaRecord>('document-types', { filter: { code: record?.['type'] as string, state: ['inForce'] }, sort: { field: 'code', order: 'ASC' }, pagination: { page: 1, perPage: 1 } }, { enabled: record !== undefined, staleTime: 60_000 });
  const hold = useHold(at, record, refetch);
  if (error || typesError) return <ErrorState error={error ?? typesError} onRetry={refetch} />;
  if (hold === 'away') return <Away />;
  if (isPending || !record || !types || hold === 'taking') return <LoadingState shape="record" rows={8} />;
  return <OpenDocument at={at} record={record} checks={checksOf(types[0])} onFresh={() => void refetch()} />;
}

interface OpenDocumentProps {
  readonly at: AtDesk;
  readonly record: RaRecord;
  readonly checks: readonly CheckName[];
  readonly onFresh: () => void;
}

function OpenDocument({ at, record, checks, onFresh }: OpenDocumentProps) {
  const say = useSay();
  const form = useRef<Filled>(null);
  const { sought, listening } = useSought();
  const work = useDeskWork(at.file);
  const [decision, setDecision] = useState<Decision>();
  const former = useFormer(record);
  const shown: Shown = { address: fileAddress('documents', record.id, 'scan'), ...(former ? { before: { address: fileAddress('documents', former.record.id, 'scan') } } : {}) };
  const second = useSecondWindow(shown);
  // What was refused before is no longer the question once another decision is opened.
  const open = (next: Decision) => {
    work.forget();
    setDecision(next);
  };
  const actions = useDocumentActions({ at, record, checks, work, form, setDecision: open });
  const allChecks = () => checks.forEach((check) => form.current?.set(check, true));
  const decide = (action: string, values: object, sentence: string) => work.run(async () => {
    await act('documents', record, action, values, { intention: work.intention(action, values) });
    at.onDone(sentence);
  });
  return (
    <RecordContextProvider value={record}>
      <DeskPanes
        file={<FileViewer shown={shown} sought={sought} onWindow={second} />}
        work={
          <div {...listening} data-work="documents">
            <Form record={record} noValidate mode="onBlur" onSubmit={() => undefined}>
              <FormHandle handle={form} />
              <DocumentForm record={record} checks={checks} former={former} onAllChecks={allChecks} />
            </Form>
          </div>
        }
        bar={
          <>
            <TroubleLine trouble={work.trouble} onFresh={() => { work.forget(); onFresh(); }} onNext={() => at.onDone('')} onClose={work.forget} />
            <DeskBar actions={actions} working={work.working} onWhyNot={work.tell} more={{ d: firstField, t: allChecks }} panel={decision === undefined ? null : (
              <DecisionPanel decision={decision} record={record} working={work.working} onClose={() => setDecision(undefined)} onDecide={(input, sentence) => void decide(input.action, input.values, say(sentence))} />
            )} />
          </>
        }
      />
    </RecordContextProvider>
  );
}

interface ActionsOf {
  readonly at: AtDesk;
  readonly record: RaRecord;
  readonly checks: readonly CheckName[];
  readonly work: ReturnType<typeof useDeskWork>;
  readonly form: React.RefObject<Filled | null>;
  readonly setDecision: (decision: Decision) => void;
}

function useDocumentActions({ at, record, checks, work, form, setDecision }: ActionsOf): readonly BarAction[] {
  const say = useSay();
  const language = useLanguage();
  const session = useSession();
  const may = (name: string) => mayAct(page, session, name);
  const accept = () => void work.run(async () => {
    const values = await form.current?.read();
    if (values === undefined) return;
    const lacking = may('recordChecks') ? checks.filter((check) => values[check] !== true) : [];
    if (lacking.length > 0) return work.tell(say(deskWords.unchecked, { checks: lacking.map((check) => fieldLabel(page, check, language)).join(', ') }));
    const ticks = Object.fromEntries(checks.map((check) => [check, values[check] === true]));
    const { accepted, why = '' } = await checkDocument(work.data, record, values, ticks, { check: may('recordChecks'), accept: may('accept') }, work.intention);
    at.onDone(accepted ? say(deskWords.doneAccepted, { what: textOf(page.fields['type'], record['type'], language) }) : say(deskWords.doneChecked, { why }));
  });
  return [
    { key: '1', name: 'accept', label: say(deskWords.accept), lead: true, run: accept, why: record['state'] === 'received' ? undefined : say(deskWords.notPossible) },
    ...(may('refuse') ? [{ key: '3', name: 'return', label: say(deskWords.giveBack), danger: true, run: () => setDecision('refuse') }] : []),
    { key: '5', name: 'later', label: say(deskWords.later), run: at.onLater },
  ];
}
