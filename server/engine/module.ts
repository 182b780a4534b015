import { type EntitySchema } from '@mikro-orm/postgresql';
import { type ConsequenceNames, type EffectNames, type GuardNames, type Page, type RecordOf } from '#domain/language/resource.ts';
import { owedNames } from '#domain/language/owed-names.ts';
import { type Sentence } from '#domain/language/refuse.ts';
import { type EffectJob, type Given, type Module, type Tx, type Values } from './types.ts';

type OwedGuards<R> = { readonly [K in GuardNames<R>]: (record: RecordOf<R>, given: Given) => true | Sentence };
type OwedConsequences<R> = { readonly [K in ConsequenceNames<R>]: (tx: Tx, record: RecordOf<R>, input: Values, before?: RecordOf<R>) => Promise<void> };
type OwedEffects<R, Outside> = { readonly [K in EffectNames<R>]: (outside: Outside, job: EffectJob) => Promise<void> };

/** Leaves a part out only when the page owes nothing of it. */
type Part<Name extends string, Owed> = [keyof Owed] extends [never] ? { readonly [K in Name]?: {} } : { readonly [K in Name]: Owed };

export type ModuleParts<R, Outside> = { readonly entity: EntitySchema }
  & Part<'guards', OwedGuards<R>> & Part<'consequences', OwedConsequences<R>> & Part<'effects', OwedEffects<R, Outside>>;

/** Wires a page to the code that it owes; the compiler names what is missing or superfluous, and the load says it again. */
export function defineModule<const R extends { readonly name: string }, Outside = never>(page: R, parts: ModuleParts<R, Outside>): Module {
  const module = { page: page as unknown as Page, guards: {}, consequences: {}, effects: {}, ...parts } as unknown as Module;
  const owed = owedNames(module.page);
  for (const part of ['guards', 'consequences', 'effects'] as const) {
    const missing = owed[part].filter((name) => !(name in module[part]));
    if (missing.length > 0) throw new Error(`The module of '${page.name}' owes ${part}: ${missing.join(', ')}`);
  }
  return module;
}
