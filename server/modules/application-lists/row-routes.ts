import { type Correction } from '#domain/application-lists.ts';
import { mayRead, mayUpdate, personalSight } from '#domain/language/permit.ts';
import { Refusal } from '#domain/language/refuse.ts';
import { recordListView } from '../../engine/access-log.ts';
import { openRecord } from '../../engine/access-log/open-record.ts';
import { notPermitted } from '../../engine/create-record.ts';
import { type Ctx } from '../../engine/http/context.ts';
import { readOnce } from '../../engine/http/preconditions.ts';
import { readJson } from '../../engine/http/read-body.ts';
import { idOf } from '../../engine/http/read-parts.ts';
import { idParameter } from '../../engine/http/rest-reads.ts';
import { type Router } from '../../engine/http/router.ts';
import { invalid } from '../../engine/list-query/invalid.ts';
import { missing } from '../../engine/missing.ts';
import { presentFresh } from '../../engine/present/presenter.ts';
import { reading } from '../../engine/transaction.ts';
import { systemActor, type Engine, type Row } from '../../engine/types.ts';
import { correctList, faultOfCorrections, type CorrectionOutcome } from './correct-rows.ts';
import { correctionsFile } from './corrections-file.ts';

/** A block that is pasted comes in parts of this size; each part is one change of the list. */
const mostRows = 200;
const mostShown = 500;
const noun = 'application-lists';
const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const counted = ['rowsValid', 'rowsFaulty', 'rowsDuplicate', 'rowsOverQuota', 'rowsCorrected'] as const;

/** What the grid of a list asks beyond the list of its rows. */
export function addListRows(router: Router, engine: Engine): void {
  const own = { door: 'staff', tag: noun, noun, parameters: [idParameter] } as const;
  router.add({
    ...own, method: 'post', path: '/api/application-lists/{id}/rows/correct', event: 'application-lists.correctRows', operationId: 'correct-rows-of-list', summary: 'Satırları yerinde düzelt',
    body: correctionsSchema, answer: { status: 200, schema: { type: 'object' } }, parameters: [idParameter, { name: 'Idempotency-Key', in: 'header', schema: { type: 'string', minLength: 1, maxLength: 200 } }],
  }, (c) => correct(c, engine));
  router.add({ ...own, method: 'get', path: '/api/application-lists/{id}/rows/outline', event: null, operationId: 'outline-of-list', summary: 'Alınamayan satırların numaraları', answer: { status: 200, schema: { type: 'object' } } }, (c) => outline(c, engine));
  router.add({ ...own, method: 'get', path: '/api/application-lists/{id}/corrections', event: null, operationId: 'corrections-of-list', summary: 'Düzeltilecek satırların Excel dosyası', answer: { status: 200, type: workbookType } }, (c) => corrections(c, engine));
}

const correctionsSchema = {
  type: 'object', additionalProperties: false, required: ['corrections'],
  properties: {
    corrections: {
      type: 'array', minItems: 1, maxItems: mostRows,
      items: { type: 'object', additionalProperties: false, required: ['row', 'version', 'cells'], properties: { row: { type: 'integer', minimum: 1 }, version: { type: 'integer', minimum: 1 }, cells: { type: 'object', additionalProperties: { type: ['string', 'null'], maxLength: 1000 } } } },
    },
  },
} as const;

/** Who may amend the facts of a list that waits may write over its cells: the same desk, the same state. */
async function correct(c: Ctx, engine: Engine): Promise<Response> {
  const actor = c.get('actor');
  const id = idOf(c);
  const { value, bytes } = await readJson(c.req.raw);
  const page = engine.page(noun);
  const { row: seen } = await openRecord(engine, actor, noun, id);
  if (!mayReadRows(engine, c) || mayUpdate(page, actor, 'signedOn', 'checked') !== 'now') throw notPermitted();
  const corrections = parsed(value);
  const { outcomes, changed } = await correctList(engine, actor, seen.id, corrections, readOnce(c.req.raw, c.req.path, bytes));
  const rows = await rowsShown(engine, changed.slice(0, mostShown));
  await recordListView(engine, actor, engine.page('list-rows'), rows, 'list');
  const { row: list } = await openRecord(engine, actor, noun, id);
  return c.json({
    outcomes: outcomes.map((one) => ({ ...one, ...sentences[one.outcome] })), rows: presentFresh(engine.page('list-rows'), actor, rows, { unmask: true }), moreChanged: changed.length > mostShown,
    list: Object.fromEntries(['version', ...counted].map((name) => [name, list[name]])),
  });
}

const sentences: Readonly<Record<CorrectionOutcome['outcome'], { sentence?: string }>> = {
  written: {},
  stale: { sentence: 'Bu satır siz bakarken başkası tarafından değiştirildi; yeni hâline bakıp yeniden yazın.' },
  taken: { sentence: 'Bu satırdaki kişi için ön başvuru oluşturuldu; satır artık değiştirilemez.' },
  missing: { sentence: 'Bu satır listede yok.' },
};

const mayReadRows = (engine: Engine, c: Ctx): boolean => mayRead(engine.page('list-rows'), c.get('actor')) && personalSight(engine.page('list-rows'), c.get('actor')) === 'always';

function parsed(value: object): Correction[] {
  const { corrections, ...strange } = value as { corrections?: unknown };
  const sound = Array.isArray(corrections) && corrections.length > 0 && corrections.length <= mostRows && Object.keys(strange).length === 0 && corrections.every(isCorrection);
  if (!sound) return invalid('corrections', `1 ile ${mostRows} arasında satır düzeltmesi gönderin.`, `Send 1 to ${mostRows} corrections of rows.`);
  const fault = faultOfCorrections(corrections as Correction[]);
  if (fault) throw new Refusal('invalid_input', fault.tr, fault.en);
  if (new Set((corrections as Correction[]).map(({ row }) => row)).size !== corrections.length) return invalid('corrections', 'Bir satır iki kez gönderildi.', 'A row was sent twice.');
  return corrections as Correction[];
}

const isCorrection = (one: unknown): boolean => {
  const { row, version, cells, ...strange } = (one ?? {}) as Partial<Correction> & object;
  return Number.isInteger(row) && Number.isInteger(version) && typeof cells === 'object' && cells !== null && !Array.isArray(cells) && Object.keys(strange).length === 0
    && Object.keys(cells).length > 0 && Object.keys(cells).length <= 20 && Object.values(cells).every((text) => text === null || (typeof text === 'string' && text.isWellFormed()));
};

async function rowsShown(engine: Engine, ids: readonly string[]): Promise<Row[]> {
  if (ids.length === 0) return [];
  return reading(engine, systemActor, (tx) => tx.find('list-rows', { id: [...ids] }, { limit: ids.length }));
}

/** Which rows are not in order, so that the next fault is found without loading what lies between. */
async function outline(c: Ctx, engine: Engine): Promise<Response> {
  const { row } = await openRecord(engine, c.get('actor'), noun, idOf(c));
  if (!mayRead(engine.page('list-rows'), c.get('actor'))) return missing();
  const { rows } = await engine.reads.query<{ row: number; verdict: string }>(
    "select \"row\", verdict from list_rows where list = $1 and verdict in ('faulty', 'duplicate', 'overQuota') and fault_codes is distinct from 'NOT_IN_FILE' order by \"row\" limit 10000", [row.id]);
  return c.json({ total: Number(row['rowsTotal']), rows: rows.map((one) => [one.row, one.verdict]) });
}

async function corrections(c: Ctx, engine: Engine): Promise<Response> {
  const actor = c.get('actor');
  const { row } = await openRecord(engine, actor, noun, idOf(c));
  if (!mayReadRows(engine, c)) throw new Refusal('not_permitted', 'Kişisel bilgi içeren dosyayı açma yetkiniz yok.', 'You may not open files with personal data.');
  const { bytes, fileName, rows } = await correctionsFile(engine, actor, row);
  await recordListView(engine, actor, engine.page('list-rows'), rows, 'export');
  return c.body(Buffer.from(bytes) as never, 200, { 'Content-Type': workbookType, 'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}` });
}
