import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import ts from 'typescript';
import { type Plugin } from 'vite';

/** Of the sign-in page: it stands before anything else is loaded, in both languages. */
const always = ['admin/messages/frame.ts', 'admin/messages/session.ts'];

const spoken = (file: string): boolean =>
  /^(server\/domain|admin)\/.*\.tsx?$/.test(file) && !/^admin\/(build|english)\//.test(file) && !always.includes(file);

/** A text in two languages as it stands in a source: where it stands, the Turkish as written, the English as a value. */
interface Said {
  readonly from: number;
  readonly to: number;
  readonly tr: string;
  readonly en: unknown;
}

/**
 * Nearly everybody reads Turkish, and English is a third of what pages and screens weigh. A build therefore takes every
 * `{ tr, en }` of two literals apart: the Turkish stays where it is written, the English goes into a piece of its own
 * (`admin/english/texts.ts`), which is loaded before somebody reads in English. Sources and tests know nothing of it.
 */
export function englishApart(root: string): Plugin {
  const places = new Map<string, readonly Said[]>();
  const numbers = new Map<string, number>();
  const texts: unknown[] = [];
  const nameOf = (id: string) => relative(root, id.split('?')[0] ?? id).split(sep).join('/');

  return {
    name: 'english-apart',
    apply: 'build',
    enforce: 'pre',
    buildStart() {
      for (const file of sourcesOf(root)) {
        const said = saidIn(file, readFileSync(join(root, file), 'utf8'));
        if (said.length === 0) continue;
        places.set(file, said);
        for (const { en } of said) {
          const key = JSON.stringify(en);
          if (!numbers.has(key)) numbers.set(key, texts.push(en) - 1);
        }
      }
    },
    load(id) {
      return nameOf(id) === 'admin/english/texts.ts' ? `export default ${JSON.stringify(texts)};` : undefined;
    },
    transform(code, id) {
      const said = places.get(nameOf(id));
      if (!said) return undefined;
      let apart = code;
      for (const { from, to, tr, en } of said.toReversed()) {
        apart = `${apart.slice(0, from)}/* @__PURE__ */ inBoth(${tr}, ${numbers.get(JSON.stringify(en))})${apart.slice(to)}`;
      }
      return { code: `import { inBoth } from ${JSON.stringify(join(root, 'admin/english/english.ts'))};\n${apart}`, map: null };
    },
  };
}

const sourcesOf = (root: string): readonly string[] =>
  ['server/domain', 'admin']
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name.split(sep).join('/')}`))
    .filter(spoken)
    .toSorted();

function saidIn(file: string, source: string): readonly Said[] {
  const said: Said[] = [];
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const look = (node: ts.Node): void => {
    const found = ts.isObjectLiteralExpression(node) ? inTwoLanguages(node, tree) : undefined;
    if (found) said.push(found);
    else ts.forEachChild(node, look);
  };
  look(tree);
  return said;
}

/** Two properties, `tr` and `en`, and both of them literals: anything else is put together while it runs and stays as it is. */
function inTwoLanguages(node: ts.ObjectLiteralExpression, tree: ts.SourceFile): Said | undefined {
  const [tr, en] = node.properties;
  if (node.properties.length !== 2 || tr?.name?.getText(tree) !== 'tr' || en?.name?.getText(tree) !== 'en') return undefined;
  const [turkish, english] = [writtenFor(tr, tree), writtenFor(en, tree)];
  if (!turkish || !english || literal(turkish) === undefined) return undefined;
  const value = literal(english);
  if (value === undefined) return undefined;
  return { from: node.getStart(tree), to: node.end, tr: ts.isShorthandPropertyAssignment(tr) ? 'tr' : turkish.getText(tree), en: value };
}

/** What a property is given: in `{ tr, en }` that is what the constant of this name in the same file was given. */
function writtenFor(property: ts.ObjectLiteralElementLike, tree: ts.SourceFile): ts.Expression | undefined {
  if (ts.isPropertyAssignment(property)) return property.initializer;
  if (!ts.isShorthandPropertyAssignment(property)) return undefined;
  const constants = tree.statements.filter(ts.isVariableStatement).flatMap((statement) => [...statement.declarationList.declarations]);
  return constants.find(({ name }) => name.getText(tree) === property.name.text)?.initializer;
}

/** The value of a string, or of a tree of strings; undefined for whatever is not written out. */
function literal(node: ts.Expression): unknown {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isObjectLiteralExpression(node)) return undefined;
  const entries: [string, unknown][] = [];
  for (const property of node.properties) {
    if (!ts.isPropertyAssignment(property) || ts.isComputedPropertyName(property.name)) return undefined;
    const value = literal(property.initializer);
    if (value === undefined) return undefined;
    entries.push([property.name.text, value]);
  }
  return Object.fromEntries(entries);
}
