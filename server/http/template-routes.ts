import { mayAct, mayCreate, mayRead } from '#domain/language/permit.ts';
import { valueSchema } from '#domain/language/schema.ts';
import { Refusal } from '#domain/language/refuse.ts';
import { blankFaults, filledIn } from '#domain/letter-text.ts';
import { templates } from '#domain/templates.ts';
import { type Ctx } from '../engine/http/context.ts';
import { readJson } from '../engine/http/read-body.ts';
import { refuseStrange } from '../engine/http/read-parts.ts';
import { type Router } from '../engine/http/router.ts';
import { missing } from '../engine/missing.ts';
import { invalidInput } from '../engine/parse-input.ts';
import { inTransaction } from '../engine/transaction.ts';
import { type Engine } from '../engine/types.ts';
import { shownBlanks } from '../modules/templates/blanks.ts';
import { countRequest } from '../people/rate-limit.ts';

/** Enough for an afternoon of wording, too few to write to anybody with. */
const trials = { requests: 10, seconds: 3_600 };
const { code: codeField, subjectText, body: bodyField } = templates.fields;

/** Looking at a template with values, and sending it to oneself. */
export function addTemplateRoutes(router: Router, engine: Engine): void {
  router.add({
    method: 'post', path: '/api/templates/values', door: 'staff', event: null, operationId: 'template-values', summary: 'Bir şablonun değerleri: son giden mektuptan, kişisel olanlar gizli', tag: 'templates',
    body: { type: 'object', required: ['code'], properties: { code: { type: 'string', maxLength: 60 } }, additionalProperties: false },
    answer: { status: 200, schema: { type: 'object', required: ['blanks', 'about'], properties: { blanks: { type: 'array', items: { type: 'object' } }, about: { type: ['object', 'null'] } } } },
  }, async (c) => {
    if (!mayRead(templates, c.get('actor'))) missing();
    const { code, ...strange } = (await readJson(c.req.raw)).value;
    refuseStrange(strange);
    return c.json(await shownBlanks(askOf(engine), read(codeField, code, 'code')));
  });
  router.add({
    method: 'post', path: '/api/templates/trial', door: 'staff', event: 'outgoing-mails.create', operationId: 'send-template-trial', summary: 'Kendime deneme gönder: gizli değerlerle, yalnız kendi adresime', tag: 'templates',
    body: { type: 'object', required: ['code', 'subjectText', 'body'], properties: { code: { type: 'string' }, subjectText: { type: 'string' }, body: { type: 'string' } }, additionalProperties: false },
    answer: { status: 201, schema: { type: 'object', required: ['id'], properties: { id: { type: 'string' } } } },
  }, (c) => sendTrial(engine, c));
}

async function sendTrial(engine: Engine, c: Ctx): Promise<Response> {
  const actor = c.get('actor');
  // Whoever writes templates, and whoever puts them in force.
  if (!mayCreate(templates, actor) && !mayAct(templates, actor, 'approve')) missing();
  const given = (await readJson(c.req.raw)).value;
  const { code: _code, subjectText: _subject, body: _body, ...strange } = given;
  refuseStrange(strange);
  const [code, subject, body] = [read(codeField, _code, 'code'), read(subjectText, _subject, 'subjectText'), read(bodyField, _body, 'body')];
  if (subject.includes('{{')) throw invalidInput([{ path: 'subjectText', code: 'VARIABLE_IN_SUBJECT', tr: 'Konu satırında değişken kullanılamaz.', en: 'A subject may hold no variable.' }]);
  const { blanks } = await shownBlanks(askOf(engine), code);
  const [fault] = blankFaults(body, blanks.map(({ name }) => name));
  if (fault) throw invalidInput([{ path: 'body', code: fault.code, tr: `${fault.line}. satır: ${fault.tr}`, en: `Line ${fault.line}: ${fault.en}` }]);
  const { rows } = await engine.reads.query<{ email: string | null }>('select email from staff where id = $1', [actor.id]);
  const toAddress = rows[0]?.email;
  if (!toAddress) throw new Refusal('guard_refused', 'Personel kaydınızda e-posta adresi yok; deneme gönderilemez.', 'Your staff record has no e-mail address; nothing can be sent.');
  await countRequest(engine, `template trial ${actor.human ?? actor.id}`, trials);
  const values = Object.fromEntries(blanks.map(({ name, value }) => [name, value]));
  const letter = await inTransaction(engine, actor, (tx) => tx.create('outgoing-mails', {
    templateCode: code, trial: true, toAddress, subjectText: `[DENEME] ${subject}`.slice(0, 200), body: `${trialHead}${filledIn(body, values)}`.slice(0, 8000), noun: 'templates',
  }));
  return c.json({ id: letter.id }, 201);
}

const trialHead = 'Bu bir denemedir: şablonu hazırlayan kişiye, gizlenmiş değerlerle gönderilmiştir.\n\n';

const askOf = (engine: Engine) => async <T extends Record<string, unknown>>(text: string, values: readonly unknown[]): Promise<T[]> => (await engine.reads.query<T>(text, [...values])).rows;

function read(field: Parameters<typeof valueSchema>[0], value: unknown, path: string): string {
  const result = valueSchema(field).safeParse(value);
  if (result.success && typeof result.data === 'string') return result.data;
  throw invalidInput([{ path, code: 'INVALID', tr: result.success ? 'Değer geçersiz.' : (result.error.issues[0]?.message ?? 'Değer geçersiz.'), en: 'The value is not valid.' }]);
}
