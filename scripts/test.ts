import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from './chromium.ts';
import { buildConsole } from './console-build.ts';
import { onEnd } from './lifeline.ts';
import { tool, tools, vitest, type Outcome } from './test-stages.ts';

const hasConsole = existsSync(join(import.meta.dirname, '../admin'));

/** `npm test` runs all but `postgres`; `npm test -- engine api` runs the named ones. */
const stages: Record<string, () => Promise<Outcome>> = {
  lint: () => tool('eslint', '.'),
  types: () =>
    tools(['tsc', '-p', 'tsconfig.json'], ['tsc', '-p', 'tsconfig.domain.json'], ...(hasConsole ? [['tsc', '-p', 'tsconfig.admin.json']] : [])),
  boundaries: () => tool('depcruise', 'server', ...(hasConsole ? ['admin'] : []), '--config', '.dependency-cruiser.cjs'),
  unit: () => vitest(['domain', 'admin', 'engine', 'outside']),
  console: async () => {
    await buildConsole();
    return { passed: 1, failed: 0 };
  },
  api: () => vitest(['api']),
  platform: () => vitest(['platform']),
  browser: async () => vitest(['browser'], { CHROMIUM_PATH: await findChromium() }),
  // What touches the database, once more on another server: give DATABASE_URL.
  postgres: () => vitest(['engine', 'api']),
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in stages));
if (unknown.length > 0) {
  console.error(`Böyle bir aşama yok: ${unknown.join(', ')}; olanlar: ${Object.keys(stages).join(', ')}.`);
  process.exit(2);
}
onEnd(() => process.exit(130));

const total = { passed: 0, failed: 0 };
const report: string[] = [];
for (const name of asked.length > 0 ? asked : Object.keys(stages).filter((it) => it !== 'postgres')) {
  console.log(`\n── ${name} ──`);
  const began = performance.now();
  const outcome = await stages[name]!().catch((error: Error): Outcome => {
    console.error(error.message);
    return { passed: 0, failed: 1 };
  });
  total.passed += outcome.passed;
  total.failed += outcome.failed;
  const line = `${name.padEnd(12)}${((performance.now() - began) / 1000).toFixed(1).padStart(8)} s   ${outcome.passed} passed, ${outcome.failed} failed`;
  console.log(line);
  report.push(line);
}
console.log(`\n${report.join('\n')}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);
