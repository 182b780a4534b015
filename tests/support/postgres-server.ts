import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { openEmbedded } from '../../server/db/embedded.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: { url: string; template: string }
  }
}

type Cluster = { url: string; template: string; close: () => Promise<void> }

// Several projects of one run name this file as their global set-up; the cluster is one.
let cluster: Promise<Cluster> | undefined
let users = 0

/** Vitest's global set-up: one cluster and one migrated template database for the whole run. */
export default async function provideCluster(project: TestProject): Promise<() => Promise<void>> {
  users++
  cluster ??= openCluster()
  const { url, template } = await cluster
  project.provide('postgres', { url, template })
  return async () => {
    if (--users === 0) await (await cluster)?.close()
  }
}

async function openCluster(): Promise<Cluster> {
  const server = process.env['TEST_DATABASE_URL'] ?? process.env['DATABASE_URL']
  if (server) return withTemplate(server, async () => undefined)
  const folder = await mkdtemp(join(tmpdir(), 'nes-test-'))
  const embedded = await openEmbedded({ dataDir: join(folder, 'postgres'), database: 'tests', volatile: true })
  return withTemplate(embedded.url, async () => {
    await embedded.stop()
    await rm(folder, { recursive: true, force: true })
  })
}

async function withTemplate(url: string, close: () => Promise<void>): Promise<Cluster> {
  const template = `nes_template_${process.pid}`
  await execute(url, `drop database if exists ${template}`)
  // template0: whatever someone put into template1 of a borrowed server stays out.
  await execute(url, `create database ${template} template template0`)
  await migrateTemplate(databaseAt(url, template))
  return {
    url,
    template,
    close: async () => {
      await execute(url, `drop database if exists ${template} with (force)`)
      await close()
    },
  }
}

async function migrateTemplate(url: string): Promise<void> {
  const module = new URL('../../server/db/migrate.ts', import.meta.url)
  if (!existsSync(module)) return
  const { migrate } = (await import(module.href)) as { migrate: (url: string) => Promise<unknown> }
  await migrate(url)
}

/** The same server and user, another database. */
export function databaseAt(url: string, database: string): string {
  const address = new URL(url)
  address.pathname = `/${database}`
  return address.href
}

export async function execute(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
