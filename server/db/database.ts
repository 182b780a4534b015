import { Migrator } from '@mikro-orm/migrations';
import { MikroORM, type EntitySchema } from '@mikro-orm/postgresql';
import pg from 'pg';
import { askAgainWhenLost } from './lost-connection.ts';
import { valueTypes } from './types.ts';

/** Connections of one process: commands, prepared reads, and the ORM for the schema. The budget stands in config/settings.ts. */
export interface Database {
  readonly orm: MikroORM;
  readonly writes: pg.Pool;
  readonly reads: pg.Pool;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  readonly url: string;
  readonly entities: readonly EntitySchema[];
  readonly commandConnections: number;
  readonly readConnections: number;
}

/** Sessions run in UTC; a lock is waited for at most 10 s, a statement at most 60 s: nobody waits for ever. */
const sessionOptions = '-c TimeZone=UTC -c lock_timeout=10000 -c statement_timeout=60000 -c idle_in_transaction_session_timeout=60000';

export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const orm = await MikroORM.init({
    clientUrl: options.url,
    entities: [...options.entities],
    extensions: [Migrator],
    pool: { min: 0, max: 2 },
    driverOptions: { types: valueTypes, options: sessionOptions },
    schemaGenerator: { ignoreSchema: ['engine', 'pgboss'], ignoreRoutines: true },
    migrations: { path: import.meta.dirname + '/migrations', glob: '*.ts', tableName: 'migrations', snapshot: false, transactional: true, silent: true },
    discovery: { warnWhenNoEntities: false },
    forceUtcTimezone: true,
    debug: false,
  });
  const poolOf = (max: number, of: string, more: pg.PoolConfig = {}) => {
    const pool = new pg.Pool({ connectionString: options.url, max, types: valueTypes, options: sessionOptions, application_name: `nes-konsol-${of}`, ...more });
    // An idle connection that the server drops must not end the process; the next query opens another.
    pool.on('error', () => undefined);
    // Nor must one that dies in the middle of a command: its statements fail, and the command with them.
    pool.on('connect', (client) => client.on('error', () => undefined));
    return pool;
  };
  // A command sends BEGIN with its first statement and COMMIT with its last: half the journeys of a small change.
  const writes = poolOf(options.commandConnections, 'commands', { pipeline: true } as pg.PoolConfig);
  const reads = askAgainWhenLost(poolOf(options.readConnections, 'reads'));
  return { orm, writes, reads, close: async () => { await Promise.all([writes.end(), reads.end()]); await orm.close(true); } };
}
