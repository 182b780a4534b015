import { type EntitySchema, type MikroORM } from '@mikro-orm/postgresql';
import { type Pool } from 'pg';
import { type Holidays } from '#domain/calendar/business-days.ts';
import { type Page } from '#domain/language/resource.ts';
import { type Sentence } from '#domain/language/refuse.ts';
import { type Role } from '#domain/roles.ts';
import { type Jobs } from './jobs.ts';
import { type Keys } from './keys.ts';
import { type Closing } from './transaction.ts';

/** Who acts. For machines that act for a person (the portal), `person` is the id that the machine asserted. */
export interface Actor {
  readonly kind: 'staff' | 'client' | 'system';
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** The human being behind the account: two accounts of one person count as one pair of eyes. */
  readonly human?: string | undefined;
  readonly person?: string | undefined;
  readonly institution?: string | undefined;
  /** The bank that the machine is. */
  readonly bank?: string | undefined;
  readonly sessionId?: string | undefined;
  /** Of the system that carries out an order: the human beings whose doing it is. */
  readonly humans?: readonly string[] | undefined;
  /** Acting during somebody's absence, or the system on somebody's order: both names stand in the audit row. */
  readonly delegatedBy?: { readonly id: string; readonly name: string; readonly human?: string | undefined } | undefined;
}

/** A record as it lies in its table, in the names of the page. Instants ISO text, dates text, money integer kuruş. */
export interface Row {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly stateSince: string;
  readonly dueAt: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly [field: string]: unknown;
}

export type Values = Readonly<Record<string, unknown>>;

export interface Clock {
  /** Now, ISO 8601 UTC with milliseconds. */
  now(): string;
}

/** What guards look at beside the record: what the page's `loads` name, and the moment. */
export interface Given {
  readonly now: string;
  /** The business day in Istanbul. */
  readonly today: string;
  readonly actor: Actor;
  readonly input: Values;
  readonly [load: string]: unknown;
}

export type Guard = (record: Row, given: never) => true | Sentence;
/** `before`: the record as an action found it; absent where a record was made or amended. */
export type Consequence = (tx: Tx, record: Row, input: Values, before?: Row) => Promise<void>;
export type Effect = (outside: never, job: EffectJob) => Promise<void>;

export interface EffectJob {
  /** Idempotency key for whatever the effect does outside. */
  readonly id: string;
  readonly noun: string;
  readonly recordId: string;
  readonly version: number;
  readonly input: Values;
  /** The system, on the order of whoever's change asked for the effect. */
  readonly actor: Actor;
}

/** What a module adds to its page; engine/module.ts makes the compiler ask for exactly the names that the page uses. */
export interface Module {
  readonly page: Page;
  readonly entity: EntitySchema;
  readonly guards: Readonly<Record<string, Guard>>;
  readonly consequences: Readonly<Record<string, Consequence>>;
  readonly effects: Readonly<Record<string, Effect>>;
}

export interface FindOptions {
  readonly lock?: boolean;
  readonly bound?: number;
  readonly limit?: number;
}

/** One transaction of one actor. Every write of consequences goes through it, so that each is permitted, audited and searchable. */
export interface Tx {
  readonly engine: Engine;
  readonly actor: Actor;
  readonly now: string;
  readonly today: string;
  /** Prepared by text; rows in the engine's types. Parameters as $1… */
  sql<T = Record<string, unknown>>(text: string, values?: readonly unknown[]): Promise<T[]>;
  get(noun: string, id: string, options?: { lock?: boolean }): Promise<Row>;
  /**
   * Equality on columns, null included; ordered by id. All of them: more than `bound` (default 200) is a fault that throws, for a
   * rule that judges half of what there is judges wrongly. `limit` instead: the first so many, for a caller that wants no more.
   */
  find(noun: string, where: Values, options?: FindOptions): Promise<Row[]>;
  create(noun: string, values: Values): Promise<Row>;
  perform(noun: string, id: string, action: string, input?: Values): Promise<Row>;
  /** Derived facts, by name, on any record; audited as an update by the system. */
  set(noun: string, id: string, patch: Values): Promise<Row>;
  /** An approved change of ordinary fields, without asking for the right to update again. Refused when a field no longer has the value in `before`. */
  apply(noun: string, id: string, patch: Values, before?: Values): Promise<Row>;
  /** A setting's value at this moment; throws when the name is unknown. */
  setting(name: string): Promise<string | number | boolean>;
  /** The next number of a gapless series, held until commit. */
  nextGapless(series: string): Promise<number>;
  /** Runs an effect of a noun after the commit. */
  enqueue(noun: string, recordId: string, effect: string, input?: Values): Promise<void>;
  /** A sentence that ends the transaction: nothing of it remains. */
  refuse(sentence: Sentence): never;
}

/** Values that pages only name: durations, limits, switches, holidays. Cached; the noun `settings` keeps them. */
export interface SettingsSource {
  get(name: string, at: string): Promise<string | number | boolean>;
  holidays(): Promise<Holidays>;
}

/**
 * The noun that keeps proposals of four-eyes updates. Its page has the fields noun, recordId, patch, before, baseVersion, subjectId, reason;
 * its approving action applies the patch by `tx.apply`.
 */
export interface Proposals {
  readonly noun: string;
}

export interface Engine {
  readonly proposals: Proposals | null;
  readonly pages: ReadonlyMap<string, Page>;
  readonly modules: ReadonlyMap<string, Module>;
  readonly orm: MikroORM;
  /** Pipelined connections of commands; a command holds one for as long as it runs. */
  readonly writes: Pool;
  /** Prepared reads past the ORM. */
  readonly reads: Pool;
  readonly clock: Clock;
  readonly ids: () => string;
  readonly keys: Keys;
  readonly jobs: Jobs;
  readonly settings: SettingsSource;
  page(noun: string): Page;
  module(noun: string): Module;
}

/** The options of a command from outside. */
export interface CommandOptions {
  /** `Idempotency-Key`: the same key and body get the same answer; another body is refused. */
  readonly once?: { readonly key: string; readonly route: string; readonly bodyHash: Uint8Array } | undefined;
  /** `If-Match`: the version that the person saw. */
  readonly version?: number | undefined;
  readonly reason?: string | undefined;
  /** What commits together with the record that the command leaves behind. */
  readonly closing?: ((record: Row) => Closing | null) | undefined;
}

export const systemActor: Actor = { kind: 'system', id: 'system', name: 'Sistem', roles: ['system'] };
