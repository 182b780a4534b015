import { useQuery } from '@tanstack/react-query';
import { useStoreContext } from 'react-admin';
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

/** Prepares the list of a noun to open on one of its states; the address stays free of the question. */
export function useOpenQueue(): (queue: Pick<QueueCount, 'noun' | 'state'>) => void {
  const store = useStoreContext();
  return ({ noun, state }) => {
    const page = knownPage(noun);
    // Oldest first where time counts, else as the page is used to.
    const [sort, order] = page.workflow.states[state]?.due ? ['dueAt', 'ASC'] : (page.sort ?? ['createdAt', 'ASC']);
    store.setItem(listKey(noun), { filter: { state: [state] }, displayedFilters: {}, page: 1, perPage: 25, sort, order });
  };
}
