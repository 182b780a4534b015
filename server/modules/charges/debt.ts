import { openChargeStates } from '#domain/money/debt.ts';
import { safeInteger } from '../../db/types.ts';
import { type Engine } from '../../engine/types.ts';

export interface Debt {
  /** Sum of open charges, kuruş: the figure that bank, page, call screen and ledger all show. */
  readonly amount: number;
  readonly openCharges: number;
  /** Last day to pay of the oldest open charge, `YYYY-MM-DD`. */
  readonly oldestDueOn: string | null;
}

export type Debtor = { readonly vkn: string } | { readonly personNumber: string } | { readonly institution: string } | { readonly person: string };

const columns = { vkn: 'debtor_vkn', personNumber: 'debtor_tckn', institution: 'debtor_institution', person: 'debtor_person' } as const;

/** The same rule as `debtOf` over the charges of one debtor, summed where they lie. A test holds the two together. */
export async function debtOfDebtor(engine: Pick<Engine, 'reads'>, debtor: Debtor): Promise<Debt> {
  const [[kind, value]] = Object.entries(debtor) as [[keyof typeof columns, string]];
  const { rows } = await engine.reads.query<{ amount: string; open: string; due: string | null }>(
    `select coalesce(sum(amount - coalesce(paid_amount, 0)), 0)::text as amount, count(*)::text as open, min(due_on)::text as due
     from charges where ${columns[kind]} = $1 and state = any($2)`, [value, openChargeStates]);
  const [row] = rows;
  return { amount: safeInteger(row?.amount ?? '0'), openCharges: safeInteger(row?.open ?? '0'), oldestDueOn: row?.due ?? null };
}
