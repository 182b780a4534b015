import { useRef, useState } from 'react';
import { Form, RecordContextProvider, useGetList, useGetOne, type RaRecord } from 'react-admin';
import { mayAct } from '#domain/language/permit.ts';
import { ErrorState } from '../kit/ErrorState.tsx';
import { LoadingState } from '../kit/LoadingState.tsx';
import { textOf, useLanguage } from '../kit/words.ts';
import { knownPage } from '../pages.ts';
import { act, type OfferedAction } from '../providers/console-api.ts';
import { useSession } from '../providers/session.ts';
import { useSay } from '../settings/say.ts';
import { Away } from './Away.tsx';
import { type BarAction, DeskBar } from './DeskBar.tsx';
import { acceptMessage } from './desk-steps.ts';
import { DeskPanes } from './DeskPanes.tsx';
import { firstField, FormHandle, type Filled } from './FormHandle.tsx';
import { MessageFiles } from './MessageFiles.tsx';
import { MessageProposal } from './MessageProposal.tsx';
import { type AtDesk } from './desk-file.ts';
import { DecisionPanel, type Decision } from './panels/DecisionPanel.tsx';
import { TroubleLine } from './TroubleLine.tsx';
import { useDeskWork } from './use-desk-work.ts';
import { useHold } from './use-hold.ts';
import { useSought } from './use-sought.ts';
import { deskWords } from './words.ts';

const page = knownPage('messages');
const mostAttachments = 200;

/** An e-mail on the desk. */
export function MessageDesk({ at }: { at: AtDesk }) {
  const { data: record, isPending, error, refetch } = useGetOne<RaRecord>('messages', { id: at.file.id }, { refetchInterval: (query) => (query.state.data?.['state'] === 'received' ? 3_000 : false) });
  const { data: attachments = [] } = useGetList<RaRecord>('message-attachments', { filter: { message: at.file.id }, sort: { field: 'position', order: 'ASC' }, pagination: { page: 1, perPage: mostAttachments } });
  const hold = useHold(at, record, refetch);
  if (error) return <ErrorState error={error} onRetry={refetch} />;
  if (hold === 'away') return <Away />;
  if (isPending || !record || hold === 'taking') return <LoadingState shape="record" rows={8} />;
  // What the classification or a colleague wrote meanwhile begins a new form; what was typed is only kept within one version.
  return <OpenMessage key={String(record['state'])} at={at} record={record} attachments={attachments} onFresh={() => void refetch()} />;
}

interface OpenMessageProps {
  readonly at: AtDesk;
  readonly record: RaRecord;
  readonly attachments: readonly RaRecord[];
  readonly onFresh: () => void;
}

function OpenMessage({ at, record, attachments, onFresh }: OpenMessageProps) {
  const say = useSay();
  const form = useRef<Filled>(null);
  const { sought, listening } = useSought();
  const work = useDeskWork(at.file);
  const [decision, setDecision] = useState<Decision>();
  // What was refused before is no longer the question once another decision is opened.
  const open = (next: Decision) => {
    work.forget();
    setDecision(next);
  };
  const actions = useMessageActions({ at, record, work, form, setDecision: open });
  const perform = (action: string, input: object, sentence: string) => work.run(async () => {
    await act('messages', record, action, input, { intention: work.intention(action, input) });
    at.onDone(sentence);
  });
  const more = { d: firstField, m: () => document.querySelector<HTMLElement>('[data-whole-text]')?.click() };
  return (
    <RecordContextProvider value={record}>
      <DeskPanes
        file={<MessageFiles record={record} attachments={attachments} sought={sought} />}
        work={
          <div {...listening} data-work="messages" data-read={record['state'] !== 'received' || record['proposal'] !== null}>
            <Form record={record} noValidate mode="onBlur" onSubmit={() => undefined}>
              <FormHandle handle={form} />
              <MessageProposal record={record} attachments={attachments} />
            </Form>
          </div>
        }
        bar={
          <>
            <TroubleLine trouble={work.trouble} onFresh={() => { work.forget(); onFresh(); }} onNext={() => at.onDone('')} onClose={work.forget} />
            <DeskBar actions={actions} working={work.working} onWhyNot={work.tell} more={more} panel={decision === undefined ? null : (
              <DecisionPanel decision={decision} record={record} working={work.working} onClose={() => setDecision(undefined)} onDecide={(input, sentence) => void perform(input.action, input.values, say(sentence))} />
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
  readonly work: ReturnType<typeof useDeskWork>;
  readonly form: React.RefObject<Filled | null>;
  readonly setDecision: (decision: Decision) => void;
}

function useMessageActions({ at, record, work, form, setDecision }: ActionsOf): readonly BarAction[] {
  const say = useSay();
  const language = useLanguage();
  const session = useSession();
  const offered = new Map((record['actions'] as readonly OfferedAction[] | undefined)?.map((one) => [one.name, one]));
  const may = (name: string) => name in page.workflow.actions && mayAct(page, session, name);
  const why = (name: string) => {
    const offer = offered.get(name);
    return offer === undefined ? say(deskWords.notPossible) : offer.blockedBy?.map(({ sentence }) => sentence).join(' ') || undefined;
  };
  const accept = () => void work.run(async () => {
    const values = await form.current?.read();
    if (values === undefined) return;
    const next = await acceptMessage(work.data, record, values, work.intention);
    at.onDone(say(deskWords.doneAccepted, { what: textOf(page.fields['proposal'], values['proposal'], language) }), next);
  });
  const later: BarAction = { key: '5', name: 'later', label: say(deskWords.later), run: at.onLater };
  if (record['state'] === 'quarantined') return [{ key: '1', name: 'release', label: say(deskWords.free), why: why('release'), lead: true, run: () => setDecision('release') }, later];
  return [
    // What the person corrects may be what it lacks: the server judges the corrected proposal, not this screen.
    ...(may('accept') ? [{ key: '1', name: 'accept', label: say(deskWords.accept), why: offered.has('accept') ? undefined : say(deskWords.notRead), lead: true, run: accept }] : []),
    ...(may('askBack') ? [
      { key: '2', name: 'ask', label: say(deskWords.ask), why: why('askBack'), run: () => setDecision('ask') },
      { key: '3', name: 'return', label: say(deskWords.giveBack), why: why('askBack'), danger: true, run: () => setDecision('return') },
    ] : []),
    ...(may('setAside') ? [{ key: '4', name: 'aside', label: say(deskWords.aside), why: why('setAside'), run: () => setDecision('aside') }] : []),
    later,
  ];
}
