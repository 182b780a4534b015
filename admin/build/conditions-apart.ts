import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import ts from 'typescript';
import { type Plugin } from 'vite';

/** Where the console asks for a condition in words. */
const reader = 'admin/workflows/conditions.ts';
/** Whether a page contradicts itself is told at every start of a server and by every test; a page without its conditions would. */
const check = 'server/domain/language/check.ts';

/**
 * What each guard asks for stands in words on its page, and is read on the drawing of the workflow only. A build therefore takes the
 * `conditions` of the pages out of the first load and gives them to that screen. Sources and tests know nothing of it.
 */
export function conditionsApart(root: string): Plugin {
  const taken = new Map<string, Taken>();
  const nameOf = (id: string) => relative(root, id.split('?')[0] ?? id).split(sep).join('/');
  return {
    name: 'conditions-apart',
    apply: 'build',
    enforce: 'pre',
    buildStart() {
      for (const file of readdirSync(join(root, 'server/domain')).filter((name) => name.endsWith('.ts'))) {
        const found = conditionsIn(readFileSync(join(root, 'server/domain', file), 'utf8'));
        if (found) taken.set(`server/domain/${file}`, found);
      }
    },
    load(id) {
      if (nameOf(id) === check) return 'export class PageFault extends Error {}\nexport const checkPage = () => undefined;';
      if (nameOf(id) !== reader) return undefined;
      const all = [...taken].map(([file, { noun, words, from }], at) => ({ line: `${JSON.stringify(noun)}: ${from === undefined ? words : `from${at}`}`, from: from === undefined ? '' : `import { ${words} as from${at} } from ${JSON.stringify(join(dirname(join(root, file)), from))};\n` }));
      return `${all.map(({ from }) => from).join('')}const apart = { ${all.map(({ line }) => line).join(',\n')} };\nexport const conditionOf = (page, guard) => (apart[page.name] ?? page.conditions)?.[guard];`;
    },
    transform(code, id) {
      // As it is by now: its English may already have been taken.
      const property = taken.has(nameOf(id)) ? pageIn(code)?.conditions : undefined;
      return property ? { code: `${code.slice(0, property.getFullStart())}${code.slice(property.end).replace(/^\s*,/, '')}`, map: null } : undefined;
    },
  };
}

interface Taken {
  readonly noun: string;
  /** The literal as it is written, or the name of the constant that holds it. */
  readonly words: string;
  /** The module of that constant. */
  readonly from: string | undefined;
}

function conditionsIn(source: string): Taken | undefined {
  const page = pageIn(source);
  if (!page?.conditions) return undefined;
  const { initializer } = page.conditions;
  if (ts.isIdentifier(initializer)) {
    const from = page.tree.statements.filter(ts.isImportDeclaration).find(({ importClause }) => importClause?.namedBindings && ts.isNamedImports(importClause.namedBindings) && importClause.namedBindings.elements.some(({ name }) => name.text === initializer.text));
    return from && ts.isStringLiteral(from.moduleSpecifier) && from.moduleSpecifier.text.startsWith('.') ? { noun: page.noun, words: initializer.text, from: from.moduleSpecifier.text } : undefined;
  }
  return isWrittenOut(initializer) ? { noun: page.noun, words: initializer.getText(page.tree), from: undefined } : undefined;
}

/** Strings, and trees of strings: nothing that has to be put together while it runs. */
const isWrittenOut = (node: ts.Expression): boolean =>
  ts.isStringLiteralLike(node) || (ts.isObjectLiteralExpression(node) && node.properties.every((one) => ts.isPropertyAssignment(one) && !ts.isComputedPropertyName(one.name) && isWrittenOut(one.initializer)));

interface FoundPage {
  readonly tree: ts.SourceFile;
  readonly noun: string;
  readonly conditions: ts.PropertyAssignment | undefined;
}

/** `defineResource('noun', { …, conditions: … })` of a file. */
function pageIn(source: string): FoundPage | undefined {
  const tree = ts.createSourceFile('page.ts', source, ts.ScriptTarget.Latest, true);
  let found: FoundPage | undefined;
  const look = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText(tree) === 'defineResource') {
      const [noun, page] = node.arguments;
      if (!noun || !ts.isStringLiteral(noun) || !page || !ts.isObjectLiteralExpression(page)) return;
      const conditions = page.properties.find((one): one is ts.PropertyAssignment => ts.isPropertyAssignment(one) && one.name.getText(tree) === 'conditions');
      found ??= { tree, noun: noun.text, conditions };
    }
    ts.forEachChild(node, look);
  };
  look(tree);
  return found;
}
