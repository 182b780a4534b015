import { humansOf } from './doings.ts';
import { systemActor, type Actor } from './types.ts';

/** Whose order a job carries out: the trail names that person, and the person counts as a doer of what the job does. */
export interface Orderer {
  readonly id: string;
  readonly name: string;
  readonly humans: readonly string[];
}

/** A job that orders another passes on whoever ordered the first; the clock orders for nobody. */
export function ordererOf(actor: Actor): Orderer | undefined {
  if (actor.kind !== 'system') return { id: actor.id, name: actor.name, humans: humansOf(actor) };
  return actor.delegatedBy === undefined ? undefined : { id: actor.delegatedBy.id, name: actor.delegatedBy.name, humans: humansOf(actor) };
}

/** The system, carrying out somebody's order. It has the rights of the system: the person had the right to give the order. */
export const systemFor = (orderer: Orderer | undefined): Actor =>
  (orderer === undefined ? systemActor : { ...systemActor, delegatedBy: { id: orderer.id, name: orderer.name }, humans: orderer.humans });
