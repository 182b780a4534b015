import { useGetList, useGetOne, type RaRecord } from 'react-admin';

/** The undertakings that a registration wants: the institution's and the officer's. */
export const undertakingTypes = ['KT', 'EST'] as const;
export type UndertakingType = (typeof undertakingTypes)[number];

export interface Registration {
  readonly institution: RaRecord | undefined;
  readonly officer: RaRecord | undefined;
  readonly papers: Readonly<Record<UndertakingType, RaRecord | undefined>>;
  readonly loading: boolean;
  readonly error: unknown;
  readonly refetch: () => void;
}

const of = (noun: string, institution: string) =>
  [noun, { filter: { institution: [institution] }, sort: { field: 'createdAt', order: 'DESC' as const }, pagination: { page: 1, perPage: 100 } }] as const;

/** Where the records of a registration stand. Nothing about it is kept anywhere else. */
export function useRegistration(id: string): Registration {
  const enabled = id !== '';
  const institution = useGetOne<RaRecord>('institutions', { id }, { enabled });
  const officers = useGetList<RaRecord>(...of('officers', id), { enabled });
  const documents = useGetList<RaRecord>('documents', { ...of('documents', id)[1], filter: { institution: [id], type: [...undertakingTypes] }, meta: { columns: ['reference', 'type', 'officer', 'scan'] } }, { enabled });
  const asked = [institution, officers, documents];
  const officer = officers.data?.find(({ state }) => state === 'proposed' || state === 'active');
  const paper = (type: UndertakingType) => newestOf((documents.data ?? []).filter((one) => one['type'] === type && (type === 'KT' || one['officer'] === officer?.id)));
  return {
    institution: institution.data,
    officer,
    papers: { KT: paper('KT'), EST: paper('EST') },
    loading: enabled && asked.some(({ isPending }) => isPending),
    error: asked.find(({ error }) => error)?.error,
    refetch: () => asked.forEach(({ refetch }) => void refetch()),
  };
}

const over: readonly unknown[] = ['refused', 'superseded', 'destroyed', 'matched'];
const newestOf = (documents: readonly RaRecord[]): RaRecord | undefined => documents.find(({ state }) => !over.includes(state));

/** A document that has come, as a scan or on paper, waits for nobody here. */
export const hasCome = (document: RaRecord | undefined): boolean => document !== undefined && document['state'] !== 'expected';

/** The first step whose records are not all there. */
export function stepOf({ institution, officer, papers }: Registration): number {
  if (!institution) return 0;
  if (!officer) return 1;
  return undertakingTypes.every((type) => hasCome(papers[type])) ? 3 : 2;
}
