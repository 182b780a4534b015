import english from 'ra-language-english';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pages } from '#domain/index.ts';
import { labelIn, type Label } from '#domain/language/label.ts';
import documents from '../../admin/messages/documents.ts';
import gallery from '../../admin/messages/gallery.ts';
import registration from '../../admin/messages/registration.ts';
import signatures from '../../admin/messages/signatures.ts';
import workflows from '../../admin/messages/workflows.ts';
import { consoleMessages } from '../../admin/providers/console-messages.ts';
import { bringWords } from '../../admin/providers/late-messages.ts';
import { pageMessages } from '../../admin/providers/page-messages.ts';
import { turkish } from '../../admin/providers/turkish.ts';

type Tree = { readonly [key: string]: string | Tree };

// As their screens do when somebody opens them.
for (const area of [documents, gallery, registration, signatures, workflows]) bringWords(area);

const keysOf = (tree: Tree, path = ''): string[] =>
  Object.entries(tree).flatMap(([key, part]) => (typeof part === 'string' ? [`${path}${key}`] : keysOf(part, `${path}${key}.`)));
const textAt = (tree: Tree, key: string): string => String(key.split('.').reduce<unknown>((part, name) => (part as Tree)[name], tree));
const blanksIn = (text: string): string[] => [...new Set(text.match(/%\{\w+\}/g) ?? [])].sort();

describe('both languages say everything', () => {
  test("react-admin's own words are all there in Turkish, none too many", () => {
    expect(keysOf(turkish as unknown as Tree).sort()).toEqual(keysOf(english as unknown as Tree).sort());
  });

  test('a Turkish sentence has the same blanks to fill as the English one', () => {
    for (const key of keysOf(english as unknown as Tree)) {
      const offered = blanksIn(textAt(english as unknown as Tree, key));
      // A blank may be left out, never invented: it would stand in the sentence as it is.
      expect(offered, key).toEqual(expect.arrayContaining(blanksIn(textAt(turkish as unknown as Tree, key))));
    }
    for (const key of keysOf(consoleMessages.tr))
      expect(blanksIn(textAt(consoleMessages.tr, key)), key).toEqual(blanksIn(textAt(consoleMessages.en, key)));
  });

  test("the console's own words have the same keys in both languages and no empty text", () => {
    expect(keysOf(consoleMessages.tr)).toEqual(keysOf(consoleMessages.en));
    for (const language of ['tr', 'en'] as const) {
      for (const key of keysOf(consoleMessages[language])) expect(textAt(consoleMessages[language], key).trim(), key).not.toBe('');
    }
  });

  test('no two areas of the screen say the same key: the later one would take it from the other', async () => {
    const folder = join(import.meta.dirname, '../../admin/messages');
    const keys: string[] = [];
    for (const file of readdirSync(folder)) {
      const area = (await import(join(folder, file))) as { default: { tr: Tree } };
      expect(consoleMessages.tr.console, `${file} is not in console-messages.ts`).toMatchObject(area.default.tr);
      keys.push(...Object.keys(area.default.tr));
    }
    expect(keys.toSorted()).toEqual([...new Set(keys)].toSorted());
  });

  test('every key that a screen asks for exists, and every key is asked for', () => {
    const known = new Set([...keysOf(consoleMessages.tr), ...keysOf(english as unknown as Tree)]);
    const source = sources().join('\n');
    const asked = [...source.matchAll(/'((?:console|ra)\.[a-zA-Z_.]+)'/g)].map(([, key]) => key as string).filter((key) => !key.endsWith('.'));
    expect(asked.filter((key) => !known.has(key))).toEqual([]);
    // Keys made of two parts, `console.list.${name}` or 'console.list.' + name: the first part stands in the source.
    const built = [...source.matchAll(/[`'](console\.(?:[a-zA-Z]+\.)+)(?:\$\{|')/g)].map(([, start]) => start as string);
    const unused = keysOf(consoleMessages.tr).filter(
      (key) => !source.includes(`'${key}'`) && !source.includes(`"${key}"`) && !built.some((start) => key.startsWith(start)),
    );
    expect(unused).toEqual([]);
  });

  test('every noun, field, state, action and choice is named in both languages', () => {
    for (const page of pages) {
      const labels: [Label | undefined, string][] = [
        [page.label, page.name],
        ...Object.entries(page.fields).map(([name, { label }]): [Label, string] => [label, name]),
        ...Object.entries(page.workflow.states).map(([name, { label }]): [Label, string] => [label, name]),
        ...Object.entries(page.workflow.actions).map(([name, { label }]): [Label, string] => [label, name]),
        ...Object.values(page.fields).flatMap(({ choices }) => Object.entries(choices ?? {}).map(([name, label]): [Label, string] => [label, name])),
      ];
      for (const [label, name] of labels) {
        expect(label, `${page.name}.${name}`).toBeDefined();
        for (const language of ['tr', 'en'] as const) expect(labelIn(language, label, name).trim(), `${page.name}.${name} ${language}`).not.toBe('');
      }
    }
  });

  test('react-admin is given one and many of each noun and every field', () => {
    const { resources } = pageMessages(pages, 'tr');
    expect(Object.keys(resources)).toEqual(pages.map(({ name }) => name));
    for (const page of pages) {
      expect(resources[page.name]?.name).toContain(' |||| ');
      expect(Object.keys(resources[page.name]?.fields ?? {})).toEqual(expect.arrayContaining(Object.keys(page.fields)));
    }
  });

  test('nothing is written in capitals by style: a Turkish i would turn into İ', () => {
    for (const source of sources()) expect(source).not.toMatch(/textTransform: '(?!none)/);
  });
});

function sources(): string[] {
  const folder = join(import.meta.dirname, '../../admin');
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.parentPath.endsWith('messages'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
}
