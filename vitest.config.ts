import { defineConfig } from 'vitest/config';

const onPostgres = { globalSetup: ['tests/support/postgres-server.ts'] };

/** The projects that the stages of `npm test` (scripts/test.ts) name; the first two need no database. */
export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      { test: { name: 'domain', include: ['tests/{domain,lists}/**/*.test.ts'] } },
      { test: { name: 'admin', include: ['tests/admin/**/*.test.{ts,tsx}'] } },
      // Every folder that no other project names: no test can be left out by lying in a new one.
      {
        test: {
          name: 'engine',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/{domain,lists,admin,adapters,intake/mailbox,api,http,journeys,platform,browser}/**'],
          ...onPostgres,
        },
      },
      // Other people's servers and files: which PostgreSQL lies behind them is nothing to them.
      { test: { name: 'outside', include: ['tests/{adapters,intake/mailbox}/**/*.test.ts'], ...onPostgres } },
      { test: { name: 'api', include: ['tests/{api,http,journeys}/**/*.test.ts'], testTimeout: 120_000, ...onPostgres } },
      { test: { name: 'platform', include: ['tests/platform/**/*.test.ts'], testTimeout: 90_000, ...onPostgres } },
      // One at a time: two browsers on two cores make each other's clicks late.
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 180_000,
          fileParallelism: false,
          ...onPostgres,
        },
      },
    ],
  },
});
