import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { openEmbedded } from '../../server/db/embedded.ts';
import { migrate } from '../../server/db/migrate.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: { url: string; template: string };
  }
}

type Cluster = { url: string; template: string; close: () => Promise<void> };

// Several projects of one run name this file as their global set-up, and each loads a copy of it; the cluster is one.
const shared = globalThis as { nesTestCluster?: { cluster: Promise<Cluster>; users: number } | undefined };

/** Vitest's global set-up: one cluster and one migrated template database for the whole run. */
export default async function provideCluster(project: TestProject): Promise<() => Promise<void>> {
  const run = (shared.nesTestCluster ??= { cluster: openCluster(), users: 0 });
  run.users++;
  const { url, template } = await run.cluster;
  project.provide('postgres', { url, template });
  return async () => {
    if (--run.users > 0) return;
    shared.nesTestCluster = undefined;
    await (await run.cluster).close();
  };
}

async function openCluster(): Promise<Cluster> {
  const server = process.env['TEST_DATABASE_URL'] ?? process.env['DATABASE_URL'];
  if (server) return withTemplate(server, async () => undefined);
  const folder = await mkdtemp(join(tmpdir(), 'nes-test-'));
  // PostgreSQL runs as nobody when we are root.
  await chmod(folder, 0o755);
  const embedded = await openEmbedded({ dataDir: join(folder, 'postgres'), database: 'tests', volatile: true });
  const close = async () => {
    await embedded.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return withTemplate(embedded.url, close).catch(async (error: unknown) => {
    await close();
    throw error;
  });
}

async function withTemplate(url: string, close: () => Promise<void>): Promise<Cluster> {
  const template = `nes_template_${process.pid}`;
  await execute(url, `drop database if exists ${template}`);
  // template0: whatever someone put into template1 of a borrowed server stays out.
  await execute(url, `create database ${template} template template0`);
  await migrate(databaseAt(url, template));
  return {
    url,
    template,
    close: async () => {
      await execute(url, `drop database if exists ${template} with (force)`);
      await close();
    },
  };
}

/** The same server and user, another database. */
export function databaseAt(url: string, database: string): string {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
}

/**
 * Drops a database as soon as its last session has gone. A pool that was closed a moment ago may still be saying
 * good-bye, and a session cut off then is an error that nobody hears; after two seconds it is cut off all the same.
 */
export async function dropDatabase(url: string, name: string): Promise<void> {
  for (let attempt = 0; attempt < 20; attempt++) {
    const outcome = await execute(url, `drop database if exists ${name}`).catch((error: { code?: string }) => error.code ?? 'unknown');
    if (outcome === undefined) return;
    if (outcome !== '55006') throw new Error(`The test database ${name} cannot be dropped (${outcome}).`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await execute(url, `drop database if exists ${name} with (force)`);
}

export async function execute(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
