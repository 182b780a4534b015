import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pages } from '#domain/index.ts';
import { workflowAsSvg } from '../../scripts/workflows/as-svg.ts';
import { workflowAsText } from '../../scripts/workflows/as-text.ts';

const folder = join(import.meta.dirname, '../../docs/workflows');
const drawn = pages.filter((page) => Object.keys(page.workflow.actions).length > 0);
const regenerate = 'run `npm run print-workflows` and commit docs/workflows';

test('every workflow is drawn, and nothing else is', async () => {
  const wanted = drawn.flatMap(({ name }) => [`${name}.svg`, `${name}.txt`]).sort();
  expect((await readdir(folder)).sort(), regenerate).toEqual(wanted);
});

test.each(drawn)('the drawing of $name is what its page says', async (page) => {
  expect(await readFile(join(folder, `${page.name}.txt`), 'utf8'), regenerate).toBe(workflowAsText(page));
  expect((await readFile(join(folder, `${page.name}.svg`), 'utf8')) === (await workflowAsSvg(page)), regenerate).toBe(true);
});
