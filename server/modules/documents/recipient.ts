import { type documents } from '#domain/documents.ts';
import { type RecordOf } from '#domain/language/resource.ts';
import { type Tx, type Values } from '../../engine/types.ts';

type Owned = Pick<RecordOf<typeof documents>, 'officer' | 'person' | 'institution'>;

/** Whom a letter about a document goes to: its officer, its person, its institution; null when it belongs to nobody who can be written to. */
export async function recipientOf(tx: Tx, document: Owned): Promise<Values | null> {
  const officer = document.officer === null ? null : await tx.get('officers', document.officer);
  if (officer !== null) return { toAddress: officer['email'], toPerson: officer['person'] };
  if (document.person !== null) return { toPerson: document.person };
  return document.institution === null ? null : { toInstitution: document.institution };
}
