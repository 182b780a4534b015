import { queryKinds, recogniseQuery, type QueryKind } from '#domain/identifiers/recognise.ts';

type NumberKind = Exclude<QueryKind, 'name'>;

/** What a typed text is taken for, surest first, when shape and check digit say so; a serial is only guessed when nothing surer fits. */
export function takenFor(text: string): NumberKind | undefined {
  const kinds = recogniseQuery(text).map(({ kind }) => kind).filter((kind): kind is NumberKind => kind !== 'name');
  return kinds[0];
}

export const numberKinds = queryKinds.filter((kind): kind is NumberKind => kind !== 'name');
