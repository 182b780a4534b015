import { Readable } from 'node:stream';
import { businessDate } from '#domain/calendar/dates.ts';
import { formatInstantTr } from '#domain/calendar/wording.ts';
import { labelIn } from '#domain/language/label.ts';
import { listsUnmasked, personalFieldsOf } from '../present/presenter.ts';
import { type Page } from '#domain/language/resource.ts';
import { Refusal } from '#domain/language/refuse.ts';
import { noteDeed, withoutNumbers } from '../access-log/deed.ts';
import { headingOf } from '../export/cells.ts';
import { csvFile } from '../export/csv-file.ts';
import { countRows, exceptIn, exportColumns, exportPages, filterFacts, type ExportQuestion } from '../export/export-rows.ts';
import { type FileParts } from '../export/file-parts.ts';
import { exportTurns, type Turns } from '../export/turns.ts';
import { xlsxFile } from '../export/xlsx-file.ts';
import { invalid } from '../list-query/invalid.ts';
import { type Engine } from '../types.ts';
import { type Ctx } from './context.ts';
import { readJson } from './read-body.ts';
import { refuseStrange } from './read-parts.ts';
import { type Router } from './router.ts';

const shortestPurpose = 10;
const longestPurpose = 500;
const types = { csv: 'text/csv; charset=utf-8', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } as const;
type Format = keyof typeof types;

/** One count for all nouns of a process. */
const turnsOf = new WeakMap<Engine, Turns>();

function turnsIn(engine: Engine): Turns {
  const turns = turnsOf.get(engine) ?? exportTurns();
  turnsOf.set(engine, turns);
  return turns;
}

/** A list as a file. A deed of its own: who took what out, and what for, stands in the sealed log before the first byte leaves. */
export function addExport(router: Router, engine: Engine, page: Page): void {
  router.add({
    method: 'post', path: `/api/${page.name}/export`, door: 'staff', tag: page.name, noun: page.name, act: 'export', event: 'access.exportTaken', operationId: `export-${page.name}`,
    summary: `${labelIn('tr', page.plural ?? page.label, page.name)}: dosyaya aktar`, answer: { status: 200, type: types.csv },
    body: {
      type: 'object', required: ['columns', 'format', 'purpose'], additionalProperties: false,
      properties: {
        filter: { type: 'object' }, except: { type: 'array', items: { type: 'string', format: 'uuid' }, maxItems: 1_000 }, sort: { type: 'array', items: { type: 'string' }, minItems: 2, maxItems: 2 }, columns: { type: 'array', items: { type: 'string' }, minItems: 1, maxItems: 60 },
        format: { type: 'string', enum: Object.keys(types) }, purpose: { type: 'string', minLength: shortestPurpose, maxLength: longestPurpose },
      },
    },
  }, (c) => takeOut(c, engine, page));
}

async function takeOut(c: Ctx, engine: Engine, page: Page): Promise<Response> {
  const turn = turnsIn(engine).take(c.get('actor').id);
  try {
    const { stream, headers } = await fileOf(c, engine, page);
    return c.body(turn.during(stream) as never, 200, headers);
  } catch (error) {
    turn.end();
    throw error;
  }
}

async function fileOf(c: Ctx, engine: Engine, page: Page): Promise<{ stream: ReadableStream<Uint8Array>; headers: Record<string, string> }> {
  const { filter, except: excepted, sort, columns: asked, format, purpose, ...strange } = (await readJson(c.req.raw)).value;
  refuseStrange(strange);
  const actor = c.get('actor');
  const columns = exportColumns(page, actor, { columns: asked, sort });
  const except = exceptIn(excepted);
  const question = { filter, sort, columns, except };
  const form = formatIn(format);
  const why = purposeIn(purpose);
  const total = await countRows(engine, actor, page, filter, except);
  const most = Number(await engine.settings.get('exportRowCap', engine.clock.now()));
  if (total > most) throw tooMany(total, most);
  const unmasked = listsUnmasked(page, actor) ? personalFieldsOf(page, actor, columns) : [];
  await noteDeed(engine, actor, { kind: 'exportTaken', noun: page.name, ids: [], facts: { columns, format: form, count: total, filter: filterFacts(page, filter), ...(except.length > 0 ? { except: except.length } : {}), purpose: withoutNumbers(why), unmasked } });
  const parts = partsOf(c, engine, page, question, { most, why });
  const stream = (form === 'csv' ? ReadableStream.from(csvFile(parts)) : Readable.toWeb(xlsxFile(parts))) as ReadableStream<Uint8Array>;
  const name = encodeURIComponent(`${labelIn(c.get('language'), page.plural ?? page.label, page.name)} ${businessDate(engine.clock.now())}.${form}`);
  return { stream, headers: { 'Content-Type': types[form], 'Content-Disposition': `attachment; filename*=UTF-8''${name}`, 'X-Total-Rows': String(total) } };
}

function partsOf(c: Ctx, engine: Engine, page: Page, question: ExportQuestion & { columns: readonly string[] }, { most, why }: { most: number; why: string }): FileParts {
  const language = c.get('language');
  const actor = c.get('actor');
  const words = language === 'tr'
    ? { countWords: 'Toplam satır', aboutSheet: 'Bilgi', by: 'Dışa aktaran', at: 'Zaman', purpose: 'Amaç' }
    : { countWords: 'Total rows', aboutSheet: 'About', by: 'Exported by', at: 'At', purpose: 'Purpose' };
  return {
    headings: question.columns.map((name) => headingOf(page, name, language)),
    pages: exportPages(engine, actor, page, question, language, most),
    closing: {
      // Names of sheets know no signs of paths, and 31 characters.
      sheetName: labelIn(language, page.plural ?? page.label, page.name).replace(/[\\/?*[\]:']/g, ' ').slice(0, 31), countWords: words.countWords, aboutSheet: words.aboutSheet,
      about: [[words.by, actor.name], [words.at, formatInstantTr(engine.clock.now())], [words.purpose, why]],
    },
  };
}

function formatIn(format: unknown): Format {
  return format === 'csv' || format === 'xlsx' ? format : invalid('format', 'Dosya türü csv ya da xlsx olmalı.', 'The format is csv or xlsx.');
}

function purposeIn(purpose: unknown): string {
  const text = typeof purpose === 'string' ? purpose.trim() : '';
  if (text.length >= shortestPurpose && text.length <= longestPurpose) return text;
  return invalid('purpose', `Dosyanın ne için kullanılacağını ${shortestPurpose}–${longestPurpose} karakterle yazın.`, `Say in ${shortestPurpose} to ${longestPurpose} characters what the file is for.`, 'purpose_required');
}

const tooMany = (count: number, limit: number): Refusal => new Refusal('too_many_rows',
  `Bu arama ${count.toLocaleString('tr-TR')} satır; dosyaya en çok ${limit.toLocaleString('tr-TR')} satır aktarılır. Aramayı daraltın.`, `${count} rows were found; a file holds at most ${limit}. Narrow the search.`, { count, limit });
