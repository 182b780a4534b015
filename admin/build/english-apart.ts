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
  /** The Turkish as a value, where it is one text. */
  readonly text: string | undefined;
  readonly en: unknown;
}

const keyOf = ({ text, tr }: Said): string => (text === undefined ? `tree ${tr}` : `text ${text}`);

/**
 * Nearly everybody reads Turkish, and English is a third of what pages and screens weigh. A build therefore takes every
 * `{ tr, en }` of two literals apart: the Turkish stays where it is written, the English goes into a piece of its own
 * (`admin/english/texts.ts`), which is loaded before somebody reads in English. Sources and tests know nothing of it.
 */
export function englishApart(root: string): Plugin {
  const places = new Map<string, readonly Said[]>();
  const meanings = new Map<string, unknown[]>();
  const meaningsOf = (said: Said): unknown[] => meanings.get(keyOf(said)) ?? [];
  /** A text that always means the same is its own key; of one that has several meanings, or is a whole tree, the number says which. */
  const which = (said: Said): string => (meaningsOf(said).length === 1 && said.text !== undefined ? '' : `, ${trees.indexOf(JSON.stringify(said.en))}`);
  const trees: string[] = [];
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
        for (const one of said) {
          const known = meaningsOf(one);
          if (!known.some((en) => JSON.stringify(en) === JSON.stringify(one.en))) meanings.set(keyOf(one), [...known, one.en]);
        }
      }
      for (const one of [...places.values()].flat()) {
        const written = JSON.stringify(one.en);
        if ((one.text === undefined || meaningsOf(one).length > 1) && !trees.includes(written)) trees.push(written);
      }
    },
    load(id) {
      if (nameOf(id) !== 'admin/english/texts.ts') return undefined;
      const plain = [...places.values()].flat().filter((one) => which(one) === '').map((one): [string, unknown] => [one.text ?? '', one.en]);
      return `export const byText = ${JSON.stringify(Object.fromEntries(plain))};\nexport const byNumber = [${trees.join()}];`;
    },
    transform(code, id) {
      const said = places.get(nameOf(id));
      if (!said) return undefined;
      let apart = code;
      for (const one of said.toReversed()) apart = `${apart.slice(0, one.from)}/* @__PURE__ */ inBoth(${one.tr}${which(one)})${apart.slice(one.to)}`;
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
  const [said, meant] = [turkish && literal(turkish), english && literal(english)];
  if (!turkish || said === undefined || meant === undefined) return undefined;
  return { from: node.getStart(tree), to: node.end, tr: ts.isShorthandPropertyAssignment(tr) ? 'tr' : turkish.getText(tree), text: typeof said === 'string' ? said : undefined, en: meant };
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
