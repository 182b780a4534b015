import { useQuery } from '@tanstack/react-query';
import { type RaRecord } from 'react-admin';
import { mayRead, personalSight } from '#domain/language/permit.ts';
import { knownPage } from '../pages.ts';
import { call } from '../providers/http.ts';
import { useSession } from '../providers/session.ts';

/** A row that came, or that came no more; `before` has what stood in each cell that differs, in the order of the headers. */
export interface DifferentRow {
  readonly change: 'fixed' | 'added' | 'removed';
  readonly excelRow: number | null;
  readonly cells: readonly string[];
  readonly before?: readonly (string | null)[];
}

export interface ListDifference {
  readonly against: { readonly list: string; readonly reference: string } | { readonly message: string };
  readonly counts: Readonly<Record<'fixed' | 'added' | 'removed' | 'unchanged', number>>;
  readonly headers: readonly string[];
  /** The first of `total`. */
  readonly rows: readonly DifferentRow[];
  readonly total: number;
}

/** What a workbook changes against the list that it corrects; nothing where none came before, or where the role reads no rows. */
export function useListDifference(file: RaRecord | undefined): ListDifference | undefined {
  const session = useSession();
  const rows = knownPage('list-rows');
  const may = mayRead(rows, session) && personalSight(rows, session) === 'always';
  const { data } = useQuery({
    queryKey: ['list difference', file?.id],
    queryFn: async () => (await call(`/api/message-attachments/${encodeURIComponent(file!.id)}/difference`)).json as ListDifference | { readonly against: null },
    enabled: may && file?.['formKind'] === 'excelList', staleTime: Infinity, gcTime: 0, retry: false,
  });
  return data && data.against !== null ? (data as ListDifference) : undefined;
}
