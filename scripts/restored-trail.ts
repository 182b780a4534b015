import pg from 'pg';
import { formatInstantTr } from '#domain/calendar/wording.ts';
import { pages } from '#domain/index.ts';
import { openDatabase } from '../server/db/database.ts';
import { migrate } from '../server/db/migrate.ts';
import { fileAnchor } from '../server/engine/audit/anchor.ts';
import { adoptRestoredTrail } from '../server/engine/audit/seal.ts';
import { verifyAudit } from '../server/engine/audit/verify.ts';
import { createEngine } from '../server/engine/engine.ts';
import { uuid7 } from '../server/engine/ids.ts';
import { type Jobs } from '../server/engine/jobs.ts';
import { inTransaction } from '../server/engine/transaction.ts';
import { systemActor, type Engine } from '../server/engine/types.ts';
import { modules } from '../server/modules/index.ts';
import { settingsSource } from '../server/modules/settings/settings-source.ts';
import { type SettledSettings } from './open-database.ts';

/** Blocks that were anchored after the backup: their rows are gone, the anchors of them are kept. */
export interface LostAnchors {
  readonly kept: string;
  readonly blocks: number;
  readonly sha256: string;
}

export interface Restored {
  /** null: restored by other tools, the moment is theirs. */
  readonly takenAt: string | null;
  readonly lost: LostAnchors | null;
}

/** Brings a restored database up: schema, transaction numbers, a row of the trail that says so, and the verdict on the whole trail. */
export async function adoptTrail(settings: SettledSettings, restored: Restored): Promise<boolean> {
  await migrate(settings.databaseUrl);
  const adopted = await adoptWhereForeign(settings.databaseUrl);
  const database = await openDatabase({ url: settings.databaseUrl, entities: modules.map(({ entity }) => entity), commandConnections: 2, readConnections: 2 });
  try {
    const clock = { now: () => new Date().toISOString() };
    const { auditMac, subjectMaster, answer, secrets } = settings.keys;
    const jobs = { enqueue: async () => { throw new Error('A restore orders no jobs'); } } as unknown as Jobs;
    const engine = createEngine({
      modules, proposals: { noun: 'changes' }, orm: database.orm, writes: database.writes, reads: database.reads, jobs, clock, ids: uuid7(clock),
      keys: { audit: auditMac, subjects: subjectMaster, answers: answer, secrets }, settings: settingsSource(database.reads),
    });
    // Whoever signed out, was suspended or reset after the backup must not find his old session open again.
    await database.reads.query('delete from engine.sessions');
    await sayInTheTrail(engine, restored, adopted);
    const verdict = await verifyAudit({ reads: database.reads, keys: engine.keys, pages: new Map(pages.map((page) => [page.name, page])) }, fileAnchor(settings.auditAnchorFile));
    for (const fault of verdict.faults) console.error(`✗ ${fault.message}`);
    console.log(verdict.ok ? `✓ Geri yüklendi, denetim izi bütün: ${verdict.checked.auditRows} işlem satırı${restored.takenAt === null ? '' : `, ${restored.takenAt} anındaki kayıtlar`}.` : 'Geri yüklendi, ama denetim izi bozuk; ilk bulgu yeri gösterir.');
    if (restored.lost) console.log(`  Yedekten sonra mühürlenmiş ${restored.lost.blocks} blok yok; çapaları burada: ${restored.lost.kept}`);
    return verdict.ok;
  } finally {
    await database.close();
  }
}

/** A physical restore keeps transaction numbers; a logical one brings rows of numbers that this cluster has not reached. */
async function adoptWhereForeign(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ foreign: boolean }>(`select exists (select from engine.audit_rows where xid >= pg_snapshot_xmax(pg_current_snapshot()))
      or exists (select from engine.access_log where xid >= pg_snapshot_xmax(pg_current_snapshot())) as foreign`);
    if (rows[0]?.foreign !== true) return false;
    await adoptRestoredTrail(client as never);
    return true;
  } finally {
    await client.end();
  }
}

async function sayInTheTrail(engine: Engine, { takenAt, lost }: Restored, adopted: boolean): Promise<void> {
  const details = [
    takenAt === null ? 'Veritabanı kendi aracıyla geri yüklendi.' : `Kayıtlar ${formatInstantTr(takenAt)} anındaki hâlleridir (${takenAt}).`,
    ...(adopted ? ['İşlem numaraları bu kümeye uyarlandı.'] : []),
    ...(lost ? [`Yedekten sonra mühürlenmiş ${lost.blocks} blok kayıp; çapaları: ${lost.kept} (SHA-256 ${lost.sha256}).`] : []),
    'Açık oturumlar kapatıldı; herkes yeniden giriş yapar.',
    'Yapılacaklar: yedekten sonra kapatılan hesaplar, yenilenen parolalar ve API anahtarları eski hâline döndü, yeniden kapatılmalı ve yenilenmeli; yedekten sonra imha edilen kişisel verilerin imhası yinelenmeli; yedek anında sırada olan işler (e-postalar) yeniden çalışır.',
  ];
  await inTransaction(engine, systemActor, (tx) => tx.create('tasks', { kind: 'other', role: 'admin', title: 'Veritabanı yedekten geri yüklendi', details: details.join('\n') }));
}
