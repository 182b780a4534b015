import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { desks, pages } from '#domain/index.ts';
import { type Label } from '#domain/language/label.ts';
import { type Page } from '#domain/language/resource.ts';
import { asList } from '#domain/language/workflow.ts';
import { checkPages } from '../../server/engine/check-pages.ts';

const seed = (name: string) => JSON.parse(readFileSync(`seeds/data/${name}.json`, 'utf8')) as Record<string, unknown>[];
const turkish = (label: Label | undefined): string => (label === undefined ? '' : typeof label === 'string' ? label : label.tr);

function* labelsOf(page: Page): Generator<[string, Label | undefined]> {
  yield ['label', page.label];
  yield ['plural', page.plural];
  for (const [name, field] of Object.entries(page.fields)) {
    yield [`fields.${name}`, field.label];
    for (const [choice, label] of Object.entries(field.choices ?? {})) yield [`fields.${name}.${choice}`, label];
  }
  for (const [name, state] of Object.entries(page.workflow.states)) yield [`states.${name}`, state.label];
  for (const [name, action] of Object.entries(page.workflow.actions)) {
    yield [`actions.${name}`, action.label];
    for (const [input, field] of Object.entries(action.input ?? {})) yield [`actions.${name}.${input}`, field.label];
  }
}

test('the pages agree with each other, and each lies on a desk', () => {
  checkPages(pages, { noun: 'changes' });
  expect(pages.filter(({ group }) => group === undefined || !(group in desks)).map(({ name }) => name)).toEqual([]);
});

test('the menu follows the desks in their order', () => {
  const order = Object.keys(desks);
  const seen = pages.map(({ group }) => order.indexOf(group ?? ''));
  const inboxToSettings = [seen[0], seen.at(-1)];
  expect(inboxToSettings).toEqual([0, order.length - 1]);
});

test.each(pages.map((page) => [page.name, page] as const))('%s says everything in Turkish', (_name, page) => {
  const missing = [...labelsOf(page)].filter(([, label]) => turkish(label).trim() === '').map(([where]) => where);
  expect(missing).toEqual([]);
});

test.each(pages.map((page) => [page.name, page] as const))('%s has a true public sentence for each state that waits', (_name, page) => {
  const waiting = Object.entries(page.workflow.states).filter(([, { kind }]) => ['ours', 'theirs', 'moving', 'alarm'].includes(kind));
  expect(waiting.filter(([, { says }]) => turkish(says).trim() === '').map(([name]) => name)).toEqual([]);
  // A suffix on a variable breaks vowel harmony; these sentences have no variables at all.
  expect(waiting.filter(([, { says }]) => /\{|\$/.test(turkish(says))).map(([name]) => name)).toEqual([]);
});

test('every setting that a page or a module names is in the reference data, with its basis', () => {
  const settings = readdirSync('seeds/data').filter((name) => /^settings.*\.json$/.test(name)).flatMap((name) => seed(name.replace('.json', '')));
  const known = new Set(settings.map(({ name }) => name));
  const named = pages.flatMap((page) => [
    ...Object.values(page.workflow.states).flatMap(({ due }) => due?.workingDays ?? []),
    ...Object.values(page.workflow.actions).flatMap(({ after }) => after?.setting ?? []),
    ...Object.values(page.loads ?? {}).flatMap((load) => ('setting' in load ? load.setting : [])),
  ]);
  expect([...new Set([...named, ...calledIn(/tx\.setting\('(\w+)'\)/g)])].filter((name) => !known.has(name))).toEqual([]);
  expect(settings.filter(({ mark, tr, en }) => !['F', 'A', 'K', 'unknown'].includes(String(mark)) || !tr || !en).map(({ name }) => name)).toEqual([]);
});

test('every letter that a module writes has a template, and no template is for nobody', () => {
  const templates = readdirSync('seeds/data').filter((name) => /^templates.*\.json$/.test(name)).flatMap((name) => seed(name.replace('.json', '')).map(({ code }) => String(code)));
  const code = modulesText();
  expect(templates.filter((template) => !code.includes(`'${template}'`))).toEqual([]);
  expect(calledIn(/templateCode: '([a-z-]+)'/g).filter((template) => !templates.includes(template))).toEqual([]);
});

test('every reason belongs to an action that asks for one', () => {
  const strangers = seed('reason-codes').filter(({ noun, action }) => !pages.some((page) => page.name === noun && String(action) in page.workflow.actions));
  expect(strangers).toEqual([]);
  const asking = pages.flatMap((page) => Object.entries(page.workflow.actions)
    .filter(([, { input }]) => Object.values(input ?? {}).some(({ noun }) => noun === 'reason-codes')).map(([action]) => `${page.name} ${action}`));
  const offered = new Set(seed('reason-codes').map(({ noun, action }) => `${String(noun)} ${String(action)}`));
  expect(asking.filter((where) => !offered.has(where))).toEqual([]);
});

test('who reviews does not approve: the doer of a step is kept from the step that judges it', () => {
  const approve = pages.find(({ name }) => name === 'pre-applications')?.workflow.actions['approve'];
  expect(asList(approve?.by)).toEqual(['supervisor']);
  expect(asList(approve?.notBy)).toEqual(expect.arrayContaining(['create', 'update', 'review']));
});

function modulesText(): string {
  return readdirSync('server/modules', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts')).map((name) => readFileSync(`server/modules/${name}`, 'utf8')).join('\n');
}

const calledIn = (call: RegExp): string[] => [...modulesText().matchAll(call)].map(([, name]) => name ?? '');
