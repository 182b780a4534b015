import { Migrator } from '@mikro-orm/migrations';
import { MikroORM, type EntitySchema } from '@mikro-orm/postgresql';
import pg from 'pg';
import { valueTypes } from './types.ts';

/** Connections of one process: commands through the ORM, prepared reads beside it. The budget stands in config/settings.ts. */
export interface Database {
  readonly orm: MikroORM;
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
    pool: { min: 0, max: options.commandConnections },
    driverOptions: { types: valueTypes, options: sessionOptions },
    schemaGenerator: { ignoreSchema: ['engine', 'pgboss'], ignoreRoutines: true },
    migrations: { path: import.meta.dirname + '/migrations', glob: '*.ts', tableName: 'migrations', snapshot: false, transactional: true, silent: true },
    discovery: { warnWhenNoEntities: false },
    forceUtcTimezone: true,
    debug: false,
  });
  const reads = new pg.Pool({ connectionString: options.url, max: options.readConnections, types: valueTypes, options: sessionOptions, application_name: 'nes-konsol-reads' });
  // An idle connection that the server drops must not end the process; the next query opens another.
  reads.on('error', () => undefined);
  return { orm, reads, close: async () => { await reads.end(); await orm.close(true); } };
}
