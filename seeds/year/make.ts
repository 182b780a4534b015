import { type Actor, type Row, type Values } from '../../server/engine/types.ts';
import { type Workshop } from '../workshop.ts';

/** The record with this key, made unless an earlier start has made it. */
export async function make(shop: Workshop, username: string, noun: string, key: Values, more: Values = {}): Promise<Row> {
  const [known] = await shop.find(noun, key);
  return known ?? shop.create(username, noun, { ...key, ...more });
}

/** A step that may have been taken by an earlier start. */
export const go = (shop: Workshop, who: Actor | string, noun: string, { id }: { readonly id: string }, action: string, input: Values = {}): Promise<void> =>
  shop.acts(who, [{ noun, id, action, input }]);

const dayMs = 86_400_000;

/** The day so many days after the shop's clock, `YYYY-MM-DD`. */
export const dayAhead = (shop: Workshop, days: number): string => new Date(Date.parse(`${shop.today()}T09:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
export const instantAhead = (shop: Workshop, days: number): string => `${dayAhead(shop, days)}T07:30:00.000Z`;
