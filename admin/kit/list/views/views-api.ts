import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type Role } from '#domain/roles.ts';
import { call, post } from '../../../providers/http.ts';
import { useSession } from '../../../providers/session.ts';
import { currentLanguage } from '../../../providers/language.ts';
import { type Density } from '../column-choice.ts';

export interface ViewDefinition {
  readonly filter?: Readonly<Record<string, unknown>>;
  readonly sort?: readonly [string, 'ASC' | 'DESC'];
  readonly columns?: readonly string[];
  readonly density?: Density;
}

/** A kept way of looking at a list, as the server tells it to this reader. */
export interface SavedView {
  readonly id: string;
  readonly noun: string;
  readonly name: string;
  readonly mine: boolean;
  readonly ownerName: string | null;
  readonly sharedWith: readonly Role[] | 'everyone' | null;
  readonly isDefault: boolean;
  readonly defaultFor: readonly Role[];
  readonly definition: ViewDefinition;
  /** What no longer fits and was left out, in a sentence. */
  readonly notice?: string;
  readonly version: number;
}

export interface ViewChange {
  readonly name?: string;
  readonly sharedWith?: SavedView['sharedWith'];
  readonly definition?: ViewDefinition;
}

const freshForMs = 60_000;
const noViews: readonly SavedView[] = [];

const keyOf = (person: string) => ['views', person, currentLanguage()];

/** All views that this person has, of every noun in one question: the next list opens without waiting. */
export function useViews(noun: string): { readonly views: readonly SavedView[]; readonly known: boolean } {
  const session = useSession();
  const { data, isPending } = useQuery({
    queryKey: keyOf(session.id),
    queryFn: async () => ((await call('/api/me/views')).json as { views: SavedView[] }).views,
    enabled: session.id !== '',
    staleTime: freshForMs,
    retry: false,
  });
  return { views: data?.filter((view) => view.noun === noun) ?? noViews, known: !isPending };
}

/** Changes of views; each answers the view as it is now. Throws what the server refuses. */
export function useViewChanges() {
  const client = useQueryClient();
  const session = useSession();
  const put = (view: SavedView) => {
    client.setQueryData(keyOf(session.id), (before: readonly SavedView[] = noViews) =>
      [...before.filter(({ id }) => id !== view.id), view].sort((one, other) => one.name.localeCompare(other.name, 'tr')),
    );
    return view;
  };
  return {
    create: async (noun: string, wanted: ViewChange & { name: string; definition: ViewDefinition }) =>
      put((await post('/api/me/views', { noun, ...wanted })).json as SavedView),
    change: async (view: SavedView, wanted: ViewChange) =>
      put((await call(`/api/me/views/${view.id}`, { method: 'PUT', body: JSON.stringify(wanted), headers: { 'If-Match': `"${view.version}"` } })).json as SavedView),
    setDefaults: async (view: SavedView, roles: readonly Role[]) => put((await call(`/api/me/views/${view.id}/defaults`, { method: 'PUT', body: JSON.stringify({ roles }) })).json as SavedView),
    remove: async (view: SavedView) => {
      await call(`/api/me/views/${view.id}`, { method: 'DELETE' });
      client.setQueryData(keyOf(session.id), (before: readonly SavedView[] = noViews) => before.filter(({ id }) => id !== view.id));
    },
    refresh: () => client.invalidateQueries({ queryKey: keyOf(session.id) }),
  };
}
