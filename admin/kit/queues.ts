import { useQuery } from '@tanstack/react-query';
import { useStoreContext } from 'react-admin';
import { asList } from '#domain/language/workflow.ts';
import { myQueues, type QueueCount } from '../providers/console-api.ts';
import { useSession } from '../providers/session.ts';
import { knownPage } from '../pages.ts';
import { listKey } from './list-key.ts';

const askEveryMs = 60_000;

/** What waits for the roles of this person, counted by the server. */
export function useQueues() {
  const session = useSession();
  const {
    data = [],
    isPending,
    error,
  } = useQuery({ queryKey: ['queues', session.id], queryFn: myQueues, enabled: session.id !== '', refetchInterval: askEveryMs, staleTime: 10_000 });
  return {
    queues: data,
    isPending,
    error,
    waitingOf: (noun: string): number => data.filter((queue) => queue.noun === noun).reduce((sum, { count }) => sum + count, 0),
  };
}

/** A question of fields and values that are about no person: it may stand in an address. */
export type Question = Readonly<Record<string, unknown>>;

/** The address that opens the list of a noun on a question: a real link, also for another tab. `OpenList` stands there. */
export const listAddress = (noun: string, filter: Question): string => `/ac/${noun}?${new URLSearchParams({ soru: JSON.stringify(filter) })}`;

/** Prepares the list of a noun to open on a question, the oldest first where time counts. */
export function useOpenList(): (noun: string, filter: Question) => void {
  const store = useStoreContext();
  return (noun, filter) => {
    const page = knownPage(noun);
    const states = asList<string>(filter['state'] as string | readonly string[] | undefined);
    const isTimed = states.length > 0 && states.every((state) => page.workflow.states[state]?.due !== undefined);
    const [sort, order] = isTimed ? ['dueAt', 'ASC'] : (page.sort ?? ['createdAt', 'ASC']);
    store.setItem(listKey(noun), { filter, displayedFilters: {}, page: 1, perPage: 25, sort, order });
  };
}

/** The same for one state of a noun. */
export function useOpenQueue(): (queue: Pick<QueueCount, 'noun' | 'state'>) => void {
  const open = useOpenList();
  return ({ noun, state }) => open(noun, { state: [state] });
}
