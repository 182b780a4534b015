import { type Row } from '../../server/engine/types.ts';
import { type Step, type Workshop } from '../workshop.ts';
import { depthOf, type Reach } from './reach.ts';

/** Somebody on the road to a certificate, and how far the road goes. */
export interface Traveller {
  readonly id: string;
  readonly reach: Reach;
}

export const reaching = (travellers: readonly Traveller[], depth: number): Traveller[] => travellers.filter(({ reach }) => depthOf(reach) >= depth);
export const ending = (travellers: readonly Traveller[], ...reaches: Reach[]): Traveller[] => travellers.filter(({ reach }) => reaches.includes(reach));

/** Their applications that stand in the state now: whoever was moved by an earlier start, or by somebody at work, is left alone. */
export async function standing(shop: Workshop, travellers: readonly Traveller[], state: string): Promise<Row[]> {
  return travellers.length === 0 ? [] : shop.find('pre-applications', { id: travellers.map(({ id }) => id), state });
}

/** Records of a noun that belong to the travellers and stand in the state. */
export async function belonging(shop: Workshop, noun: string, travellers: readonly Traveller[], state: string): Promise<Row[]> {
  return travellers.length === 0 ? [] : shop.find(noun, { preApplication: travellers.map(({ id }) => id), state });
}

export const steps = (noun: string, rows: readonly { readonly id: string }[], action: string, input: Step['input'] = {}): Step[] => rows.map(({ id }) => ({ noun, id, action, input }));

export const codeOf = async (shop: Workshop, noun: string, where: Readonly<Record<string, unknown>>): Promise<string> => String((await shop.find(noun, where))[0]?.id);
