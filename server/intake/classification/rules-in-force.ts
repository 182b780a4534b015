import { type Tx } from '../../engine/types.ts';
import { type LooksAt, type Rule, type SpeaksFor } from './letter.ts';

const mostRules = 1_000;

/** The rules of today, asked anew for each letter: a rule put in force counts from the next letter on, without a restart. */
export async function rulesInForce(tx: Tx): Promise<readonly Rule[]> {
  const rows = await tx.find('classification-rules', { state: 'inForce' }, { bound: mostRules });
  return rows.filter((row) => String(row['validFrom']) <= tx.today).map((row) => ({
    code: String(row['code']), looksAt: row['looksAt'] as LooksAt, words: String(row['words']), speaksFor: row['speaksFor'] as SpeaksFor, weight: Number(row['weight']),
  })).sort((one, another) => (one.code < another.code ? -1 : 1));
}
