import { useMemo, useState } from 'react';
import { useGetList, type RaRecord } from 'react-admin';
import { useClock } from '../kit/clock.ts';
import { sameFile, type DeskFile } from './desk-file.ts';

export type Queue = 'mails' | 'papers' | 'held';

const most = 50;
const askEveryMs = 20_000;
/** Whoever sits before an empty desk sees what comes soon. */
const askWhenEmptyMs = 4_000;
/** A file in other hands is tried again after so long. */
const takenForMs = 60_000;

const questions = {
  mails: ['messages', { state: ['received', 'proposed'] }, 'receivedAt'],
  papers: ['documents', { state: ['received'], scan: { filled: true }, checkedAt: { filled: false } }, 'receivedAt'],
  held: ['messages', { state: ['quarantined'] }, 'receivedAt'],
} as const;

export interface DeskQueue {
  readonly files: readonly DeskFile[];
  readonly total: number;
  readonly isPending: boolean;
  readonly error: unknown;
  readonly refetch: () => unknown;
}

function useQueue(queue: Queue, enabled: boolean, chosen: boolean): DeskQueue {
  const [noun, filter, field] = questions[queue];
  const { data = [], total = 0, isPending, error, refetch } = useGetList<RaRecord>(
    noun, { filter, sort: { field, order: 'ASC' }, pagination: { page: 1, perPage: most } }, { enabled, refetchInterval: (query) => (chosen && query.state.data?.total === 0 ? askWhenEmptyMs : askEveryMs) },
  );
  const files = useMemo(() => data.map(({ id }): DeskFile => ({ noun, id })), [data, noun]);
  return { files, total, isPending: enabled && isPending, error, refetch };
}

export interface Desk extends DeskQueue {
  readonly queue: Queue;
  readonly counts: Readonly<Record<Queue, number>>;
  readonly current: DeskFile | undefined;
  readonly putOff: number;
  /** Files that colleagues have on their desks. */
  readonly taken: number;
  choose(queue: Queue): void;
  /** The file is dealt with; what came out of it lies on top. */
  finish(file: DeskFile, next?: readonly DeskFile[]): void;
  later(file: DeskFile): void;
  skip(file: DeskFile): void;
}

/** What lies on the desk, in the order of its coming; what is put off comes again at the end. Nothing here survives the tab. */
export function useDesk({ mails, papers, held }: Readonly<Record<Queue, boolean>>): Desk {
  const [queue, setQueue] = useState<Queue>(mails ? 'mails' : 'papers');
  const [onTop, setOnTop] = useState<readonly DeskFile[]>([]);
  const [done, setDone] = useState<readonly DeskFile[]>([]);
  const [put, setPut] = useState<readonly DeskFile[]>([]);
  const [taken, setTaken] = useState<readonly { readonly file: DeskFile; readonly until: number }[]>([]);
  const now = Date.parse(useClock());
  const queues = { mails: useQueue('mails', mails, queue === 'mails'), papers: useQueue('papers', papers, queue === 'papers'), held: useQueue('held', held, queue === 'held') };
  const chosen = queues[queue];
  const isIn = (list: readonly DeskFile[]) => (file: DeskFile) => list.some((other) => sameFile(file, other));
  const waiting = [...onTop, ...chosen.files.filter((file) => !isIn(onTop)(file))].filter((file) => !isIn(done)(file));
  const elsewhere = isIn(taken.filter(({ until }) => until > now).map(({ file }) => file));
  const files = [...waiting.filter((file) => !isIn(put)(file)), ...put.filter(isIn(waiting))].filter((file) => !elsewhere(file));
  const doneHere = (all: DeskQueue) => all.files.filter(isIn(done)).length;
  const counts = { mails: queues.mails.total - doneHere(queues.mails), papers: queues.papers.total - doneHere(queues.papers), held: queues.held.total - doneHere(queues.held) };
  return {
    ...chosen, queue, counts, files, current: files[0], putOff: put.filter(isIn(waiting)).length, taken: waiting.filter(elsewhere).length,
    choose: (next) => {
      setOnTop([]);
      setQueue(next);
      void queues[next].refetch();
    },
    finish: (file, next = []) => {
      setDone((before) => [...before, file]);
      setOnTop((before) => [...next, ...before.filter((other) => !sameFile(file, other))]);
      setPut((before) => before.filter((other) => !sameFile(file, other)));
      for (const one of Object.values(queues)) void one.refetch();
    },
    skip: (file) => {
      setTaken((before) => [...before.filter((one) => !sameFile(file, one.file)), { file, until: Date.now() + takenForMs }]);
      for (const one of Object.values(queues)) void one.refetch();
    },
    later: (file) => setPut((before) => [...before.filter((other) => !sameFile(file, other)), file]),
  };
}
