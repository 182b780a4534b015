import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { databaseAt, dropDatabase, execute } from './postgres-server.ts';

export type TestDatabase = { url: string; drop: () => Promise<void> };

/** A fresh, migrated database of one's own, copied from the run's template in about 50 ms. */
export async function testDatabase(): Promise<TestDatabase> {
  const { url, template } = inject('postgres');
  const name = `nes_test_${randomBytes(6).toString('hex')}`;
  await execute(url, `create database ${name} template ${template}`);
  return {
    url: databaseAt(url, name),
    drop: () => dropDatabase(url, name),
  };
}
