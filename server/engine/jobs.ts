import { PgBoss, type Job } from 'pg-boss';
import { systemFor, type Orderer } from './orderer.ts';
import { type EffectJob, type Tx, type Values } from './types.ts';

/**
 * Jobs are rows of the same transaction as the change that wants them (a transactional outbox on pg-boss): they exist
 * exactly when the change does, and run at least once after the commit.
 */
export interface Jobs {
  enqueue(tx: Tx, effect: EffectOrder): Promise<void>;
  /** Work of the console itself, outside a transaction. */
  send(queue: QueueName, data: object, options?: { singletonKey?: string; startAfterSeconds?: number }): Promise<string | null>;
  work<T extends object>(queue: QueueName, handler: (job: { id: string; data: T }) => Promise<void>): Promise<void>;
  every(queue: QueueName, cron: string): Promise<void>;
  /** Whether jobs can be kept: without that, no change that has an effect goes through. Throws when the database is away. */
  isReady(): Promise<boolean>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

export interface EffectOrder {
  readonly noun: string;
  readonly recordId: string;
  readonly version: number;
  readonly effect: string;
  readonly input: Values;
  /** Whose change wants the effect. */
  readonly by?: Orderer | undefined;
}

export const queues = ['effects', 'deadlines'] as const;
export type QueueName = (typeof queues)[number];

/** Eight attempts over about an hour, then the job stays for a person to see. */
const effectQueue = { retryLimit: 8, retryDelay: 15, retryBackoff: true, retryDelayMax: 1_800, expireInSeconds: 300, retentionSeconds: 30 * 24 * 3_600 };
/** Work for which one waiting job is enough, however many ask for it. */
const onceQueue = { policy: 'short', retryLimit: 20, retryDelay: 5, expireInSeconds: 900 } as const;
const pollSeconds = 1;
const atOnce = 10;

export function bossJobs(connectionString: string, options: { max: number; onError: (error: unknown) => void }): Jobs {
  const boss = new PgBoss({ connectionString, max: options.max, application_name: 'nes-konsol-jobs', schema: 'pgboss' });
  boss.on('error', options.onError);
  return {
    async enqueue(tx, order) {
      const db = { executeSql: async (text: string, values?: unknown[]) => ({ rows: await tx.sql(text, values ?? []) }) };
      await boss.send('effects', order, { db });
    },
    send: (queue, data, { singletonKey, startAfterSeconds } = {}) =>
      boss.send(queue, data, { ...(singletonKey ? { singletonKey } : {}), ...(startAfterSeconds ? { startAfter: startAfterSeconds } : {}) }),
    async work<T extends object>(queue: QueueName, handler: (job: { id: string; data: T }) => Promise<void>) {
      for (let worker = 0; worker < (queue === 'effects' ? atOnce : 1); worker++) {
        const own: { id?: string } = {};
        own.id = await boss.work<T>(queue, { batchSize: 1, pollingIntervalSeconds: pollSeconds } as never, (async (jobs: Job<T>[]) => {
          try {
            for (const job of jobs) await handler({ id: job.id, data: job.data });
          } finally {
            // Where one job was there may be more: a list makes thousands of letters, and a pause after each would take minutes.
            if (own.id !== undefined) boss.notifyWorker(own.id);
          }
        }) as never);
      }
    },
    async every(queue, cron) {
      await boss.schedule(queue, cron);
    },
    isReady: () => boss.isInstalled(),
    async start() {
      await boss.start();
      for (const queue of queues) await boss.createQueue(queue, queue === 'effects' ? effectQueue : onceQueue);
    },
    stop: () => boss.stop({ graceful: true, timeout: 8_000 }),
  };
}

export const effectJob = (id: string, order: EffectOrder): EffectJob => ({ id, noun: order.noun, recordId: order.recordId, version: order.version, input: order.input, actor: systemFor(order.by) });
