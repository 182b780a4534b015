import { labelIn } from '#domain/language/label.ts';
import { type Page } from '#domain/language/resource.ts';
import { createRecord } from '../create-record.ts';
import { invalid } from '../list-query/invalid.ts';
import { performAction } from '../perform-action.ts';
import { type CommandOptions, type Engine, type Values } from '../types.ts';
import { updateRecord } from '../update-record.ts';
import { viewOfAnswer } from '../access-log.ts';
import { answerCommand } from './answer.ts';
import { type Ctx } from './context.ts';
import { readIfMatch, readOnce } from './preconditions.ts';
import { readJson } from './read-body.ts';
import { idOf, reasonOf, withoutOwnId } from './read-parts.ts';
import { idParameter } from './rest-reads.ts';
import { type Parameter, type Router } from './router.ts';
import { actionBody, createBody, recordRef, updateBody } from './schemas.ts';

const onceParameter: Parameter = { name: 'Idempotency-Key', in: 'header', schema: { type: 'string', minLength: 1, maxLength: 200 }, description: 'Aynı anahtar ve gövde aynı yanıtı alır.' };
const ifMatch = (required: boolean): Parameter => ({ name: 'If-Match', in: 'header', required, schema: { type: 'string' }, description: 'Görülen sürüm: "3"' });

/** Turns what a form can only point at (a file sent ahead) into values of the action; refuses what it does not know. */
export type Intake = (c: Ctx, page: Page, id: string, action: string, values: Values) => Promise<Values>;

/** What changes a noun: each route is one command, each command one transaction and one row of the trail. */
export function addCommands(router: Router, engine: Engine, page: Page, intake: Intake = noFiles): void {
  const path = `/api/${page.name}`;
  const label = labelIn('tr', page.label, page.name);
  const own = { door: 'staff', tag: page.name, noun: page.name } as const;
  if (page.may.create !== undefined) {
    router.add({
      ...own, method: 'post', path, act: 'create', event: `${page.name}.create`, operationId: `create-${page.name}`, summary: `${label}: yeni`,
      parameters: [onceParameter], body: createBody(page), answer: { status: 201, schema: recordRef(page) },
    }, (c) => create(c, engine, page));
  }
  router.add({
    ...own, method: 'put', path: `${path}/{id}`, act: 'update', event: `${page.name}.update`, operationId: `update-${page.name}`, summary: `${label}: değiştir`,
    parameters: [idParameter, ifMatch(true), onceParameter], body: updateBody(page), answer: { status: 200, schema: recordRef(page) },
  }, (c) => update(c, engine, page));
  for (const [name, action] of Object.entries(page.workflow.actions)) {
    router.add({
      ...own, method: 'post', path: `${path}/{id}/actions/${name}`, act: 'action', action: name, event: `${page.name}.${name}`,
      operationId: `${name}-${page.name}`, summary: `${label}: ${labelIn('tr', action.label, name)}`,
      parameters: [idParameter, ifMatch(false), onceParameter], body: actionBody(page, name), answer: { status: 200, schema: recordRef(page) },
    }, (c) => act(c, engine, page, name, intake));
  }
}

async function create(c: Ctx, engine: Engine, page: Page): Promise<Response> {
  const { value, bytes } = await readJson(c.req.raw);
  const { values, reason } = reasonOf(page.fields, value);
  const row = await createRecord(engine, c.get('actor'), page.name, values, optionsOf(c, engine, page, bytes, reason));
  c.header('Location', `/api/${page.name}/${row.id}`);
  return answerCommand(c, page, row, 201);
}

async function update(c: Ctx, engine: Engine, page: Page): Promise<Response> {
  const id = idOf(c);
  const { value, bytes } = await readJson(c.req.raw);
  const { values, reason } = reasonOf(page.fields, withoutOwnId(page, id, value));
  const { record, proposed } = await updateRecord(engine, c.get('actor'), page.name, id, values, optionsOf(c, engine, page, bytes, reason));
  if (!proposed) return answerCommand(c, page, record, 200);
  c.header('X-Proposal', proposed.id);
  return answerCommand(c, page, record, 200, { proposed: { id: proposed.id, fields: Object.keys((proposed['patch'] ?? {}) as object) } });
}

async function act(c: Ctx, engine: Engine, page: Page, action: string, intake: Intake): Promise<Response> {
  const id = idOf(c);
  const { value, bytes } = await readJson(c.req.raw);
  const { values, reason } = reasonOf(page.workflow.actions[action]?.input ?? {}, value);
  const { record, pending } = await performAction(engine, c.get('actor'), page.name, id, action, await intake(c, page, id, action, values), optionsOf(c, engine, page, bytes, reason));
  return answerCommand(c, page, record, 200, pending ? { pendingApprovals: { approvals: pending } } : {});
}

function optionsOf(c: Ctx, engine: Engine, page: Page, bytes: Uint8Array, reason: string | undefined): CommandOptions {
  const actor = c.get('actor');
  return {
    once: readOnce(c.req.raw, c.req.path, bytes), version: readIfMatch(c.req.header('if-match')), reason,
    // The answer shows the record to whoever always sees personal values, and the log says so in the same commit.
    closing: (row) => viewOfAnswer(engine, actor, page, row),
  };
}

/** Without a store no file can be named: a key that a person may type would open whatever lies under it. */
const noFiles: Intake = async (_c, page, _id, action, values) => {
  const inputs = page.workflow.actions[action]?.input ?? {};
  const named = Object.keys(values).filter((name) => inputs[name]?.kind === 'file');
  if (named.length > 0) invalid(named[0] ?? '', 'Dosya bu yolla verilemez.', 'A file cannot be given like this.');
  return values;
};
