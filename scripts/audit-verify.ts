import { join } from 'node:path';
import pg from 'pg';
import { pages } from '#domain/index.ts';
import { readSettings } from '../server/config/environment.ts';
import { valueTypes } from '../server/db/types.ts';
import { fileAnchor } from '../server/engine/audit/anchor.ts';
import { verifyAudit } from '../server/engine/audit/verify.ts';
import { openDatabase } from './open-database.ts';

// `npm run audit:verify`: reads every row of both trails once, holds up nobody, and ends with 1 when anything is wrong.
const given = await readSettings(process.env, join(import.meta.dirname, '..'));
const database = await openDatabase(given);
const reads = new pg.Pool({ connectionString: database.settings.databaseUrl, max: 1, types: valueTypes, options: '-c TimeZone=UTC' });
try {
  const { keys, auditAnchorFile } = database.settings;
  const engine = {
    reads,
    keys: { audit: keys.auditMac, subjects: keys.subjectMaster, answers: keys.answer, secrets: keys.secrets },
    pages: new Map(pages.map((page) => [page.name, page])),
  };
  const verdict = await verifyAudit(engine, fileAnchor(auditAnchorFile));
  const { checked, unsealed, faults } = verdict;
  console.log(
    `${checked.records} kaydın ${checked.auditRows} işlem satırı ve ${checked.accessRows} görüntüleme satırı; ${checked.auditBlocks + checked.accessBlocks} mühür bloğu okundu.`,
  );
  console.log(`Mühür bekleyen: ${unsealed.audit} işlem, ${unsealed.access} görüntüleme satırı.`);
  for (const fault of faults) console.error(`✗ ${fault.message}`);
  console.log(
    verdict.ok
      ? '✓ Denetim izi bütün.'
      : `Denetim izi bozuk: ${faults.length}${faults.length === 100 ? ' ya da daha çok' : ''} bulgu; ilki yeri gösterir.`,
  );
  process.exitCode = verdict.ok ? 0 : 1;
} finally {
  await reads.end();
  await database.close();
}
