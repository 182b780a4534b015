import { EntitySchema, Type, type EntityProperty } from '@mikro-orm/postgresql';
import { type Field } from '#domain/language/field.ts';
import { type Page } from '#domain/language/resource.ts';

/** Instants pass as ISO text both ways; the driver's parsers (db/types.ts) already speak it. */
class PlainType extends Type<unknown, unknown> {
  readonly columnType: string;
  constructor(columnType: string) {
    super();
    this.columnType = columnType;
  }
  override getColumnType(): string { return this.columnType; }
  override compareAsType(): string { return 'any'; }
}

const columnTypes: Readonly<Record<Field['kind'], string>> = {
  text: 'text', longText: 'text', email: 'text', phone: 'text', personNumber: 'text', vkn: 'text', iban: 'text',
  date: 'date', instant: 'timestamptz(3)', integer: 'int', money: 'bigint', choice: 'text', flag: 'boolean',
  refersTo: 'uuid', refersToMany: 'uuid[]', reference: 'text', file: 'text', structure: 'jsonb',
};

export const tableOf = (noun: string): string => noun.replaceAll('-', '_');
const columnNames = new Map<string, string>();

/** Only names of pages come here, so that what is remembered is bounded by them. */
export function columnOf(field: string): string {
  const column = columnNames.get(field) ?? field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  columnNames.set(field, column);
  return column;
}

/** Column of each name that a row has, in the order in which they are selected. */
export function columnsOf(page: Page): ReadonlyMap<string, string> {
  const known = columnsOfPages.get(page) ?? columnsMade(page);
  columnsOfPages.set(page, known);
  return known;
}

const columnsOfPages = new WeakMap<Page, ReadonlyMap<string, string>>();

function columnsMade(page: Page): ReadonlyMap<string, string> {
  return new Map([...engineColumns.map(([name]) => name), ...Object.keys(page.fields)].map((name) => [name, columnOf(name)]));
}

const engineColumns = [
  ['id', 'uuid'], ['version', 'int'], ['state', 'text'], ['stateSince', 'timestamptz(3)'], ['dueAt', 'timestamptz(3)'],
  ['createdAt', 'timestamptz(3)'], ['updatedAt', 'timestamptz(3)'],
] as const;

/** The PostgreSQL type of a column by the name of the page. */
export function columnTypeOf(page: Page, name: string): string {
  const field = page.fields[name];
  if (field) return columnTypes[field.kind];
  const own = engineColumns.find(([engineName]) => engineName === name);
  if (!own) throw new Error(`'${page.name}' has no field '${name}'`);
  return own[1];
}

const quote = (name: string) => `"${name}"`;

/** `select` list of a page's rows, aliased to the names of the page. */
export function selectList(page: Page, names: Iterable<string> = columnsOf(page).keys(), table?: string): string {
  const prefix = table === undefined ? '' : `${table}.`;
  return [...names].map((name) => `${prefix}${quote(columnOf(name))} as ${quote(name)}`).join(', ');
}

export interface EntityOptions {
  /** Further indexes: page field names, in order. */
  readonly indexes?: readonly (readonly string[])[];
  readonly uniques?: readonly (readonly string[])[];
  /** SQL of indexes that properties cannot express: trigram, partial, expression. */
  readonly expressions?: readonly { readonly name: string; readonly expression: string }[];
}

/** Relations name their target by noun; it is looked up when the ORM discovers them, after every entity is made. */
const entities = new Map<string, EntitySchema>();

function entityNamed(noun: string | undefined): EntitySchema {
  const entity = entities.get(noun ?? '');
  if (!entity) throw new Error(`No entity of '${noun}' is wired`);
  return entity;
}

const namedFor = (table: string, names: readonly string[], suffix: string): string => `${table}_${names.map(columnOf).join('_')}_${suffix}`.slice(0, 63);

/** What the database calls the constraint that keeps these fields of a noun unique. */
export const uniqueName = (noun: string, names: readonly string[]): string => namedFor(tableOf(noun), names, 'unique');

/** The entity of a page: the table, its columns, and an index for each field that may be sorted, filtered by reference or must be unique. */
export function entityOf(page: Pick<Page, 'name' | 'fields'>, options: EntityOptions = {}): EntitySchema {
  const table = tableOf(page.name);
  const own = Object.entries(page.fields).map(([name, field]) => [name, propertyOf(field, columnOf(name))] as const);
  const indexed = new Set(Object.entries(page.fields).filter(([, field]) => field.sortable || field.kind === 'refersTo').map(([name]) => name));
  const indexName = (names: readonly string[], suffix: string) => namedFor(table, names, suffix);
  const entity = new EntitySchema({
    name: page.name,
    tableName: table,
    properties: Object.fromEntries([
      ...engineColumns.map(([name, columnType]) => [name, engineProperty(name, columnType)] as const),
      ['auditHead', { type: new PlainType('bytea'), fieldName: 'audit_head', columnType: 'bytea', nullable: true }] as const,
      ...own,
    ]) as Record<string, EntityProperty>,
    indexes: [
      ...[...indexed, 'createdAt', 'updatedAt', 'dueAt'].map((name) => ({ properties: [name, 'id'], name: indexName([name], 'id_index') })),
      { properties: ['state', 'createdAt', 'id'], name: indexName(['state'], 'index') },
      ...(options.indexes ?? []).map((properties) => ({ properties: [...properties], name: indexName(properties, 'index') })),
      ...(options.expressions ?? []).map(({ name, expression }) => ({ name, expression })),
    ],
    uniques: [
      ...Object.entries(page.fields).filter(([, field]) => field.unique).map(([name]) => ({ properties: [name], name: indexName([name], 'unique') })),
      ...(options.uniques ?? []).map((properties) => ({ properties: [...properties], name: indexName(properties, 'unique') })),
    ],
  } as never);
  entities.set(page.name, entity);
  return entity;
}

function engineProperty(name: string, columnType: string) {
  return { type: new PlainType(columnType), fieldName: columnOf(name), columnType, primary: name === 'id', nullable: name === 'dueAt' };
}

function propertyOf(field: Field, fieldName: string) {
  const columnType = columnTypes[field.kind];
  const shared = { fieldName, nullable: !field.required, ...(isText(columnType) ? turkishOrder(field) : {}) };
  if (field.kind !== 'refersTo') return { ...shared, type: new PlainType(columnType), columnType };
  return { ...shared, kind: 'm:1', entity: () => entityNamed(field.noun), mapToPk: true, columnType, updateRule: 'no action', deleteRule: 'no action', index: false };
}

const isText = (columnType: string) => columnType === 'text';

/** Turkish order lives on the column, never on the cluster: there lower('BILGI') would break e-mail and codes. */
const turkishOrder = (field: Field) => (field.kind === 'text' && field.sortable ? { collation: 'tr-TR-x-icu' } : {});
