import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { demoAccounts } from '../../server/config/demo-accounts.ts';
import { settingNames, secretSettings } from '../../server/config/settings.ts';

const root = join(import.meta.dirname, '../..');
const documents = ['README.md', 'AGENTS.md', ...globSync('docs/*.md', { cwd: root })].sort();
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const scripts = (JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts;

/** What somebody reads as text, and between backticks. */
const quoted = (content: string): string[] => [...content.matchAll(/`([^`\n]+)`/g)].map(([, inside = '']) => inside);

const folders = ['server', 'admin', 'scripts', 'seeds', 'tests', 'docs', 'deploy', 'assets', 'bench'];
const isPath = (text: string): boolean => /^[\w.*/-]+$/.test(text) && (folders.some((folder) => text.startsWith(`${folder}/`)) || /^(\.ci\/run|\.env\.example|docker-compose\.yml|tsconfig[\w.]*\.json)$/.test(text));
/** The tutorial speaks of the files that its reader makes. */
const isMadeByReader = (text: string): boolean => text.includes('parking-permits');

/** As GitHub makes an anchor of a heading. */
const anchorOf = (heading: string): string => heading.toLowerCase().replace(/[^\p{L}\p{N}\s-]/gu, '').trim().replace(/\s/g, '-');

describe.each(documents)('%s', (document) => {
  const content = read(document);

  test('names only files and folders that exist', () => {
    const missing = quoted(content).filter((text) => isPath(text) && !isMadeByReader(text)).filter((path) => (path.includes('*') ? globSync(path, { cwd: root }).length === 0 : !existsSync(join(root, path))));
    expect(missing).toEqual([]);
  });

  test('its links lead somewhere', () => {
    const links = [...content.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target).filter((target) => !/^https?:/.test(target));
    const broken = links.filter((link) => {
      const [path = '', anchor] = link.split('#');
      const target = path === '' ? document : join(dirname(document), path);
      if (!existsSync(join(root, target))) return true;
      return anchor !== undefined && ![...read(target).matchAll(/^#+ (.+)$/gm)].some(([, heading = '']) => anchorOf(heading) === anchor);
    });
    expect(broken).toEqual([]);
  });

  test('its commands exist', () => {
    const named = [...content.matchAll(/\bnpm (?:run )?([a-z][a-z:-]*)/g)].map(([, name = '']) => name).filter((name) => !['run', 'ci', 'install'].includes(name));
    const missing = named.filter((name) => scripts[name] === undefined || !existsSync(join(root, scriptFile(name))));
    expect(missing).toEqual([]);
  });

  test('its settings exist', () => {
    // The bench is no part of the console and has switches of its own.
    const switches = globSync('bench/*.ts', { cwd: root }).flatMap((file) => read(file).match(/\bBENCH_[A-Z]+\b/g) ?? []);
    const known = new Set<string>([...settingNames, ...[...secretSettings].map((name) => `${name}_FILE`), ...switches]);
    const words = quoted(content).flatMap((text) => text.match(/\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b/g) ?? []);
    expect(words.filter((word) => !known.has(word))).toEqual([]);
  });

  test('speaks of no machine', () => {
    expect(content).not.toMatch(/\/(work|tmp|home|root)\/|\blocalhost:(?!3000\b)\d+/);
  });
});

/** The file behind a script of package.json. */
function scriptFile(name: string): string {
  const [, command] = /^node scripts\/bootstrap\.mjs (\S+)/.exec(scripts[name] ?? '') ?? [];
  return command === undefined ? 'package.json' : `scripts/${command}.ts`;
}

test('the README offers every demo account, and no other', () => {
  const rows = [...read('README.md').matchAll(/^\| (`.+?`) \|/gm)].flatMap(([, cell = '']) => quoted(cell)).filter((word) => !word.includes('/') && !word.startsWith('npm'));
  expect(rows.sort()).toEqual(demoAccounts.map(({ username }) => username).sort());
});

test('every command of package.json has its script', () => {
  expect(Object.keys(scripts).filter((name) => !existsSync(join(root, scriptFile(name))))).toEqual([]);
});

test('every word of the page language is explained', () => {
  const language = read('docs/page-language.md');
  const words = [
    ...wordsOf('field.ts', 'FieldOptions'), ...wordsOf('workflow.ts', 'State'), ...wordsOf('workflow.ts', 'Action'),
    ...wordsOf('resource.ts', 'PageShape'), ...wordsOf('resource.ts', 'May'), ...wordsOf('resource.ts', 'UpdateRule'),
    ...[...read('server/domain/language/field.ts').matchAll(/^export (?:const|function) (\w+)(?: = maker|[<(])/gm)].map(([, name = '']) => name),
  ];
  expect(words.length).toBeGreaterThan(60);
  expect(words.filter((word) => !new RegExp(`\\b${word}\\b`).test(language))).toEqual([]);
});

/** The properties of an interface of the language. */
function wordsOf(file: string, name: string): string[] {
  const [, body = ''] = new RegExp(`export interface ${name}\\b[^{]*\\{\\n([\\s\\S]*?)^\\}`, 'm').exec(read(`server/domain/language/${file}`)) ?? [];
  return [...body.matchAll(/^ {2}readonly (\w+)\??:/gm)].map(([, word = '']) => word);
}
