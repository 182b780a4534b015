import { type Field } from '#domain/language/field.ts';
import { type Page } from '#domain/language/resource.ts';
import { type RouteCard } from '../../server/engine/http/router.ts';
import { type Engine } from '../../server/engine/types.ts';

/** A repeatable source of chance, and the ids of records met so far. */
export interface Generator {
  next(): number;
  chance(share: number): boolean;
  pick<T>(from: readonly T[]): T;
  remember(noun: string, id: string): void;
  idOf(noun: string): string;
}

export function openGenerator(seed: number): Generator {
  let state = seed;
  // mulberry32: small, and the same on every machine.
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const known = new Map<string, string[]>();
  const generator: Generator = {
    next,
    chance: (share) => next() < share,
    pick: <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)] as T,
    remember: (noun, id) => { known.set(noun, [...(known.get(noun) ?? []).slice(-50), id]); },
    idOf: (noun) => generator.pick(known.get(noun) ?? ['0198a000-0000-7000-8000-000000000000']),
  };
  return generator;
}

const nasty: readonly unknown[] = [
  null, true, false, 0, -1, 1.5, 1e308, -0, 9_007_199_254_740_993, '', ' ', 'x'.repeat(5_000), '\u0000', '\ud800', '😀'.repeat(300), '<script>alert(1)</script>', "'; drop table people; --", '%_\\',
  '../../etc/passwd', '{{7*7}}', '\u202e', '\ufeff', 'İıŞşĞğ', [], {}, [[]], { a: 1 }, { masked: '900*****100' }, [null, null], '2026-02-30', '0000-00-00', '9999-12-31T23:59:59.999Z', 'NaN', 'undefined', '1e5', '٣', { __proto__: null, toString: 1 },
];

export interface HostileRequest {
  readonly path: string;
  readonly body?: unknown;
  readonly headers: Record<string, string>;
}

/** One request to a route: about half of them nearly right, so that they reach the inside, the others wrong from the start. */
export function hostileRequest(g: Generator, engine: Engine, card: RouteCard): HostileRequest {
  const page = card.noun === undefined ? undefined : engine.page(card.noun);
  const path = card.path.replace(/\{(\w+)\}/g, (_, name: string) => (g.chance(0.7) ? rightPart(g, engine, page, name) : encodeURIComponent(String(g.pick(['1', 'null', "1' or 1=1", '..', '%00', '0198a000-0000-7000-8000-000000000000', 'x'.repeat(300)])))));
  const query = card.method === 'get' && g.chance(0.6) ? queryOf(g, page, card) : '';
  const body = card.body === undefined ? (card.bodyType && g.chance(0.8) ? 'bayt' : undefined) : bodyOf(g, page, card);
  return { path: path + query, ...(body === undefined || card.method === 'get' ? {} : { body }), headers: headersOf(g) };
}

/** What stands in the path when it is meant well. */
function rightPart(g: Generator, engine: Engine, page: Page | undefined, name: string): string {
  if (name === 'noun') return g.pick([...engine.pages.keys()]);
  if (name === 'action') return g.pick([...Object.keys((page ?? g.pick([...engine.pages.values()])).workflow.actions), 'nothing']);
  if (name === 'n') return g.pick(['1', '2', '99']);
  return page ? g.idOf(page.name) : g.pick(['new', g.idOf(g.pick([...engine.pages.keys()]))]);
}

function headersOf(g: Generator): Record<string, string> {
  return {
    ...(g.chance(0.5) ? { 'if-match': g.pick(['"1"', '"1"', '"2"', 'W/"1"', '*', '"x"', '', '"99999999999"', '"-1"']) } : {}),
    ...(g.chance(0.2) ? { 'idempotency-key': g.pick(['k1', 'k2', 'x'.repeat(300), 'a b']) } : {}),
    ...(g.chance(0.1) ? { 'content-type': g.pick(['text/plain', 'application/xml', 'application/json; charset=utf-16', 'multipart/form-data; boundary=x']) } : {}),
    ...(g.chance(0.05) ? { 'x-acting-for': g.pick(['x', '0198a000-0000-7000-8000-000000000000']) } : {}),
    ...(g.chance(0.1) ? { 'accept-language': g.pick(['en', 'tr', '*', 'x'.repeat(200)]) } : {}),
  };
}

function queryOf(g: Generator, page: Page | undefined, card: RouteCard): string {
  const values = (card.parameters ?? []).filter(({ in: place }) => place === 'query').map(({ name }) => [name, queryValue(g, page, name)] as const);
  return `?${values.filter(() => g.chance(0.7)).map(([name, value]) => `${g.chance(0.03) ? 'x' : name}=${encodeURIComponent(value)}`).join('&')}`;
}

function queryValue(g: Generator, page: Page | undefined, name: string): string {
  if (g.chance(0.15)) return String(g.pick(['{', '[]', 'null', '[0,1e9]', '[-1,5]', '["a"]', '{"id":[]}', 'x', '[9999,10050]', '{"q":"a"}']));
  if (name === 'range') return JSON.stringify([Math.floor(g.next() * 20), Math.floor(g.next() * 60)]);
  if (name === 'sort') return JSON.stringify([fieldName(g, page), g.pick(['ASC', 'DESC', 'asc', 'x'])]);
  if (name === 'filter') return JSON.stringify(filterOf(g, page));
  return String(Math.floor(g.next() * 200) - 20);
}

const fieldName = (g: Generator, page: Page | undefined): string =>
  g.pick([...Object.keys(page?.fields ?? {}), 'id', 'state', 'createdAt', 'dueAt', 'auditHead', 'nothing', '__proto__', 'constructor']);

function filterOf(g: Generator, page: Page | undefined): Record<string, unknown> {
  const names = Array.from({ length: Math.floor(g.next() * 3) + 1 }, () => fieldName(g, page));
  return Object.fromEntries(names.map((name) => {
    const field = page?.fields[name];
    const value = field && g.chance(0.7) ? validValue(g, field) : g.pick(nasty);
    return [name, g.chance(0.5) ? value : { [g.pick(['contains', 'startsWith', 'from', 'to', 'filled', 'in', 'x'])]: value }];
  }));
}

function bodyOf(g: Generator, page: Page | undefined, card: RouteCard): unknown {
  if (g.chance(0.05)) return g.pick(['', '{', '[]', 'null', '"x"', '{"a":1,"a":2}', '{"__proto__":{}}', `{"a":${'['.repeat(2_000)}${']'.repeat(2_000)}}`, '{"a":"\\u0000"}', `{"a":"${'y'.repeat(70_000)}"}`]);
  if (card.act === 'query') return { filter: filterOf(g, page), sort: [fieldName(g, page), 'ASC'], ...(g.chance(0.5) ? { range: [0, 10] } : { cursor: { after: g.pick(['x', 'eyJ9', '']), limit: 5 } }) };
  if (card.act === 'check') return { ids: [g.idOf(page?.name ?? ''), ...(g.chance(0.3) ? [g.pick(nasty)] : [])] };
  if (card.act === 'reveal') return { fields: [fieldName(g, page)], reason: g.pick(['Arayan doğrulandı', '', null, 5]) };
  const fields = fieldsOf(page, card);
  const right = fields ? Object.fromEntries(Object.entries(fields).filter(([, field]) => field.required || g.chance(0.4)).map(([name, field]) => [name, validValue(g, field)])) : fromSchema(g, card.body as Schema);
  return spoiled(g, right as Record<string, unknown>);
}

function fieldsOf(page: Page | undefined, card: RouteCard): Readonly<Record<string, Field>> | undefined {
  if (!page) return undefined;
  if (card.act === 'action') return page.workflow.actions[card.action ?? '']?.input ?? {};
  const writable = Object.fromEntries(Object.entries(page.fields).filter(([, field]) => !field.derived));
  return card.act === 'create' || card.act === 'update' ? writable : undefined;
}

/** Sometimes as it is; else one or two values exchanged for something that nobody should send, a key lost or a stranger added. */
function spoiled(g: Generator, body: Record<string, unknown>): Record<string, unknown> {
  if (g.chance(0.45)) return body;
  const names = Object.keys(body);
  const changed = { ...body };
  if (names.length > 0) changed[g.pick(names)] = g.pick(nasty);
  if (names.length > 0 && g.chance(0.2)) delete changed[g.pick(names)];
  if (g.chance(0.1)) changed[g.pick(['state', 'version', 'id', 'auditHead', 'x'.repeat(400), 'reason'])] = g.pick(nasty);
  return changed;
}

const words = ['Ayşe', 'Işıl', 'ÇAĞRI', 'Ömer', 'Kurum', 'Şube', 'deneme'];

function validValue(g: Generator, field: Field): unknown {
  switch (field.kind) {
    case 'personNumber': return g.pick(['90000000100', '90000000278', '10000000146']);
    case 'vkn': return g.pick(['9000000009', '1234567890']);
    case 'email': return g.pick(['ayse@ornek.gov.tr', 'a@b.tr']);
    case 'phone': return g.pick(['+905551112233', '0555 111 22 33']);
    case 'iban': return 'TR330006100519786457841326';
    case 'date': return g.pick(['2026-01-01', '2026-11-23', '2027-12-31', '1990-05-17']);
    case 'instant': return g.pick(['2026-11-23T08:00:00.000Z', '2027-01-01T00:00:00Z']);
    case 'integer': return g.pick([1, 2, 3, field.min ?? 0, field.max ?? 100]);
    case 'money': return g.pick([1, 12_345, 1_000_000_000_000]);
    case 'flag': return g.chance(0.5);
    case 'choice': return g.pick(Object.keys(field.choices ?? {}));
    case 'refersTo': return g.idOf(field.noun ?? '');
    case 'refersToMany': return [g.idOf(field.noun ?? '')];
    case 'structure': return g.pick([[], {}, [{ role: 'registrar', from: '2026-01-01', until: null }], { a: [1, 'x'] }, 'x', 5, [1, 2]]);
    default: return `${g.pick(words)}${Math.floor(g.next() * 1_000)}`.slice(0, field.max ?? 40);
  }
}

interface Schema { readonly type?: string; readonly properties?: Record<string, Schema>; readonly enum?: readonly unknown[]; readonly format?: string; readonly items?: Schema; readonly anyOf?: readonly Schema[] }

function fromSchema(g: Generator, schema: Schema): unknown {
  if (schema.enum) return g.pick(schema.enum);
  if (schema.anyOf) return fromSchema(g, g.pick(schema.anyOf));
  if (schema.type === 'object') return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, part]) => [name, named(g, name) ?? fromSchema(g, part)]));
  if (schema.type === 'array') return [fromSchema(g, schema.items ?? {})];
  if (schema.type === 'boolean') return g.chance(0.5);
  if (schema.type === 'integer' || schema.type === 'number') return g.pick([1, 2, 50_000]);
  return g.pick([...words, '2026-11-23', '0198a000-0000-7000-8000-000000000000']);
}

const named = (g: Generator, name: string): unknown =>
  /personNumber|payerTckn/.test(name) ? g.pick(['90000000100', '90000000346']) : /vkn/i.test(name) ? g.pick(['9000000009', '1234567890']) : name === 'institution' ? g.idOf('institutions') : name === 'carrier' ? 'PTT' : undefined;
