import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from './http.ts';
import { useSession } from './session.ts';

type Values = Readonly<Record<string, unknown>>;

const preferencesOf = async (): Promise<Values> => ((await call('/api/me/preferences')).json as { values: Values }).values;

/**
 * A choice about the screen that the server keeps for the person: the same at another machine and after signing out.
 * While the server has not answered, and when it does not, the choice holds for this session only. No personal data.
 */
export function usePreference(key: string): { readonly value: unknown; readonly known: boolean; readonly set: (value: unknown) => void } {
  const session = useSession();
  const client = useQueryClient();
  const queryKey = ['preferences', session.id];
  const { data, isPending } = useQuery({ queryKey, queryFn: preferencesOf, enabled: session.id !== '', staleTime: Infinity, retry: false });
  const { mutate } = useMutation({
    mutationFn: (value: unknown) => call('/api/me/preferences', { method: 'PUT', body: JSON.stringify({ key, value: value ?? null }) }),
    onMutate: (value) => {
      client.setQueryData(queryKey, (before: Values | undefined) => ({ ...before, [key]: value }));
    },
  });
  return { value: data?.[key], known: !isPending, set: mutate };
}
