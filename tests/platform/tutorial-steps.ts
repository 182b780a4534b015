import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** What a block of the tutorial asks of the reader. */
export type Step =
  | { readonly does: 'write'; readonly path: string; readonly content: string }
  | { readonly does: 'change'; readonly path: string; readonly lines: readonly string[] }
  | { readonly does: 'run'; readonly commands: readonly string[] }
  | { readonly does: 'expect'; readonly text: string };

/** The blocks of a page in their order; `http` blocks only illustrate. */
export function stepsOf(markdown: string): Step[] {
  return [...markdown.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].flatMap(([, language = '', body = '']) => stepOf(language, body));
}

function stepOf(language: string, body: string): Step[] {
  const [first = '', ...rest] = body.replace(/\n$/, '').split('\n');
  if (language === 'ts') return [{ does: 'write', path: first.replace('// ', ''), content: `${rest.join('\n')}\n` }];
  if (language === 'diff') return [{ does: 'change', path: first.replace('# ', ''), lines: rest }];
  if (language === 'sh') return [{ does: 'run', commands: [first, ...rest] }];
  return language === 'text' ? [{ does: 'expect', text: [first, ...rest].join('\n') }] : [];
}

export async function write(root: string, path: string, content: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), content);
}

/** Applies one hunk: what it says is there must be there exactly once. */
export async function change(root: string, path: string, lines: readonly string[]): Promise<void> {
  const before = lines.filter((line) => !line.startsWith('+')).map((line) => line.slice(1)).join('\n');
  const after = lines.filter((line) => !line.startsWith('-')).map((line) => line.slice(1)).join('\n');
  const content = await readFile(join(root, path), 'utf8');
  const found = `\n${content}`.split(`\n${before}\n`).length - 1;
  if (found !== 1) throw new Error(`docs/tutorial.md changes ${path} where it says (found ${found} times):\n${before}`);
  await writeFile(join(root, path), `\n${content}`.replace(`\n${before}\n`, () => `\n${after}\n`).slice(1));
}
