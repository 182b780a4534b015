import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

type Violation = { rule: { name: string }; from: string; to: string };

function cruise(folder: string): Violation[] {
  const done = spawnSync(
    process.execPath,
    [
      resolve(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'),
      'server',
      'admin',
      '--config',
      resolve(root, '.dependency-cruiser.cjs'),
      '--output-type',
      'json',
    ],
    { cwd: folder, encoding: 'utf8', maxBuffer: 64_000_000 },
  );
  const { summary } = JSON.parse(done.stdout) as { summary: { violations: Violation[] } };
  return summary.violations;
}

const fixture = resolve(import.meta.dirname, 'boundaries-fixture');

test('each forbidden direction of import is caught, and only those', () => {
  const found = cruise(fixture)
    .map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)
    .toSorted();
  expect(found).toEqual([
    'adapters-are-handed-in: server/modules/invoices/consequences.ts → server/adapters/mail/smtp.ts',
    'adapters-know-no-engine: server/adapters/mail/smtp.ts → server/engine/perform-action.ts',
    'admin-knows-only-the-contract: admin/App.tsx → server/engine/perform-action.ts',
    'admin-knows-only-the-contract: admin/App.tsx → server/modules/invoices/consequences.ts',
    'domain-imports-only-zod: server/domain/orders.ts → fs',
    'engine-knows-no-noun: server/engine/perform-action.ts → server/domain/orders.ts',
    'module-meets-module-only-at-its-entity: server/modules/invoices/consequences.ts → server/modules/orders/guards.ts',
  ]);
});
