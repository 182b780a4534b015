import { typeForList } from '#domain/application-routes.ts';
import { type Sector } from '#domain/sectors.ts';
import { type Row, type Tx } from '../../engine/types.ts';
import { setsInForce } from '../../modules/documents/checklist.ts';
import { type RulesOfToday } from './classify.ts';
import { type LooksAt, type Rule, type SpeaksFor } from './letter.ts';

const mostRules = 1_000;

/** The rules of today, asked anew for each letter: a rule put in force counts from the next letter on, without a restart. */
export async function rulesInForce(tx: Tx): Promise<readonly Rule[]> {
  const rows = await tx.find('classification-rules', { state: 'inForce' }, { bound: mostRules });
  return rows.filter((row) => String(row['validFrom']) <= tx.today).map((row) => ({
    code: String(row['code']), looksAt: row['looksAt'] as LooksAt, words: String(row['words']), speaksFor: row['speaksFor'] as SpeaksFor, weight: Number(row['weight']),
  })).sort((one, another) => (one.code < another.code ? -1 : 1));
}

/** Everything that is data, for a letter of this institution: three bounded reads a letter, and never what an earlier letter was judged by. */
export async function rulesOfToday(tx: Tx, institution: string | null): Promise<RulesOfToday> {
  const [rules, sets] = [await rulesInForce(tx), await setsInForce(tx)];
  // Which type it is decides nothing where no set is a type's own.
  const applicationType = institution !== null && sets.some((set) => set.applicationType !== null) ? await usualType(tx, institution) : null;
  return { rules, sets, applicationType };
}

/** The type that a list of this institution gets when nobody chooses one. */
async function usualType(tx: Tx, institution: string): Promise<string | null> {
  const { sector } = await tx.get('institutions', institution);
  const types = (await tx.find('application-types', { state: 'inForce' })).filter((type) => String(type['validFrom']) <= tx.today);
  const usual = typeForList(types as unknown as (Row & { routes: unknown })[], sector as Sector);
  return usual ? String(usual['code']) : null;
}
