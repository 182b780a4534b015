import { Refusal, type Sentence } from '#domain/language/refuse.ts';
import { decryptSecret, encryptSecret } from './secrets.ts';
import { type CommandTx } from './transaction.ts';
import { type CommandOptions } from './types.ts';

/**
 * Runs a command at most once for an `Idempotency-Key`. The key is taken inside the command's own transaction, so a second
 * request with it waits for the first, then gets its answer; a rollback frees the key. Answers lie encrypted and do not expire:
 * a bank may ask again after a month.
 */
export async function once<T>(tx: CommandTx, key: CommandOptions['once'], work: () => Promise<T>): Promise<T> {
  if (!key) return work();
  const taken = await tx.sql(
    'insert into engine.idempotency_keys (actor_id, key, route, body_hash, at) values ($1, $2, $3, $4, $5) on conflict do nothing returning 1',
    [tx.actor.id, key.key, key.route, key.bodyHash, tx.now],
  );
  if (taken.length === 0) return answerOf<T>(tx, key);
  const answer = await work();
  await tx.sql('update engine.idempotency_keys set answer = $3 where actor_id = $1 and key = $2', [tx.actor.id, key.key, encryptSecret(tx.engine.keys.answers, JSON.stringify(answer ?? null))]);
  return answer;
}

async function answerOf<T>(tx: CommandTx, key: NonNullable<CommandOptions['once']>): Promise<T> {
  const [row] = await tx.sql<{ route: string; body_hash: Uint8Array; answer: Uint8Array }>(
    'select route, body_hash, answer from engine.idempotency_keys where actor_id = $1 and key = $2', [tx.actor.id, key.key]);
  if (!row || row.route !== key.route || Buffer.compare(row.body_hash, key.bodyHash) !== 0) {
    throw new Refusal('key_reused', 'Bu Idempotency-Key başka bir istekte kullanıldı.', 'This Idempotency-Key was used for another request.');
  }
  return JSON.parse(decryptSecret(tx.engine.keys.answers, row.answer)) as T;
}

/** Ends the command with the sentences of the guards that said no, if any did. */
export function guardRefused(sentences: readonly Sentence[]): void {
  const [first] = sentences;
  const errors = sentences.flatMap(({ path, ...sentence }) => (path === undefined ? [] : [{ ...sentence, path }]));
  if (first) throw new Refusal('guard_refused', sentences.map((one) => one.tr).join(' '), sentences.map((one) => one.en).join(' '), { sentences, ...(errors.length > 0 ? { errors } : {}) });
}
