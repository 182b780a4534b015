import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pages } from '../server/domain/index.ts';
import { workflowAsSvg } from './workflows/as-svg.ts';
import { workflowAsText } from './workflows/as-text.ts';

/** Draws every workflow from its page, as text and as SVG, below docs/workflows; or prints the text of the nouns named. */
const asked = process.argv.slice(2);
const drawn = pages.filter((page) => Object.keys(page.workflow.actions).length > 0 && (asked.length === 0 || asked.includes(page.name)));

if (asked.length > 0) for (const page of drawn) console.log(workflowAsText(page));
else {
  const folder = join(import.meta.dirname, '../docs/workflows');
  await mkdir(folder, { recursive: true });
  for (const page of drawn) {
    await writeFile(join(folder, `${page.name}.txt`), workflowAsText(page));
    await writeFile(join(folder, `${page.name}.svg`), await workflowAsSvg(page));
  }
  console.log(`${drawn.length} iş akışı docs/workflows altına çizildi.`);
}
