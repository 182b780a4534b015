import { Refusal } from '#domain/language/refuse.ts';
import { labelIn } from '#domain/language/label.ts';
import { FileRefused, type FileStore } from '../../adapters/files/file-store.ts';
import { type HeldFiles } from '../../adapters/files/scanned-store.ts';
import { ScannerUnavailable, type Scanner } from '../../adapters/scanner/scanner.ts';
import { columnOf, tableOf } from '../../engine/columns.ts';
import { subjectKeyFor } from '../../engine/subject-keys.ts';
import { inTransaction } from '../../engine/transaction.ts';
import { systemActor, type Engine } from '../../engine/types.ts';
import { waitingFiles } from './held-files.ts';

export interface Rescanning {
  readonly engine: Engine;
  /** The store itself, past the scanner. */
  readonly store: FileStore;
  readonly scanner: Scanner;
  readonly held: HeldFiles;
}

const atOnce = 100;

/**
 * Scans what came while the scanner was away: clean files open by themselves; what is infected stays held for good, its attachment and
 * message are quarantined and a task is raised. Stops where the scanner is still away. Safe to run beside itself. Answers how many were judged.
 */
export async function rescanHeld(parts: Rescanning): Promise<number> {
  const keys = await waitingFiles(parts.engine.reads, atOnce);
  let judged = 0;
  for (const key of keys) {
    try {
      const virus = await verdictOn(parts, key);
      if (virus === null) await parts.held.free(key);
      else {
        await parts.held.hold(key, virus);
        await tellOf(parts.engine, key, virus);
      }
      judged += 1;
    } catch (error) {
      if (error instanceof ScannerUnavailable) return judged;
      throw error;
    }
  }
  return judged;
}

/** Null: clean, or not there any more. */
async function verdictOn({ engine, store, scanner }: Rescanning, key: string): Promise<string | null> {
  const [, subject] = /^subject-([0-9a-f-]{36})\/s-/.exec(key) ?? [];
  const secret = subject === undefined ? undefined : await subjectKeyFor(engine, subject, engine.clock.now());
  if (secret === null) return null;
  try {
    return await scanner.scan(await store.get(key, secret ? { secret } : {}));
  } catch (error) {
    if (error instanceof FileRefused && error.code === 'missing') return null;
    throw error;
  }
}

interface Place {
  readonly noun: string;
  readonly id: string;
}

async function tellOf(engine: Engine, key: string, virus: string): Promise<void> {
  for (const { noun, id } of await placesOf(engine, key)) {
    await inTransaction(engine, systemActor, async (tx) => {
      const row = await tx.get(noun, id, { lock: true });
      if (noun === 'message-attachments' && ['kept', 'setAside'].includes(row.state)) await tx.perform(noun, id, 'quarantine', { quarantineReason: `Virüs bulundu: ${virus}.`.slice(0, 300) });
      const open = await tx.find('tasks', { noun, recordId: id, kind: 'infectedFile', state: 'open' }, { limit: 1 });
      if (open.length > 0) return;
      const page = engine.page(noun);
      const title = `Saklanan dosyada virüs bulundu: ${labelIn('tr', page.label, noun)} ${typeof row['reference'] === 'string' ? row['reference'] : ''}`.trim();
      await tx.create('tasks', { kind: 'infectedFile', title, role: 'supervisor', noun, recordId: id, details: `Tarayıcı: ${virus}. Dosya hiç açılmadı ve indirilemez; gönderenden temiz hâli istenmeli, bilgi güvenliğine haber verilmeli.`.slice(0, 2000) });
    }).catch((error: unknown) => {
      // Gone meanwhile: then there is nobody to tell it to.
      if (!(error instanceof Refusal && error.code === 'not_found')) throw error;
    });
  }
}

/** The records that name the file: few, since equal bytes lie once for one person or institution. */
async function placesOf(engine: Engine, key: string): Promise<Place[]> {
  const columns = [...engine.pages.values()].flatMap((page) => Object.entries(page.fields).filter(([, field]) => field.kind === 'file').map(([name]) => ({ noun: page.name, table: tableOf(page.name), column: columnOf(name) })));
  const text = columns.map(({ noun, table, column }) => `(select '${noun}' as noun, id::text as id from ${table} where "${column}" = $1 limit 20)`).join(' union all ');
  const { rows } = await engine.reads.query<Place>(text, [key]);
  return rows;
}
