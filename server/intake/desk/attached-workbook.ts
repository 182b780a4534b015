import { personalSight } from '#domain/language/permit.ts';
import { Refusal } from '#domain/language/refuse.ts';
import { FileRefused } from '../../adapters/files/file-store.ts';
import { heldRefusal } from '../../adapters/files/held-refusal.ts';
import { recordView } from '../../engine/access-log.ts';
import { openRecord } from '../../engine/access-log/open-record.ts';
import { type Ctx } from '../../engine/http/context.ts';
import { idOf } from '../../engine/http/read-parts.ts';
import { missing } from '../../engine/missing.ts';
import { type Row } from '../../engine/types.ts';
import { knownHeadings } from '../../modules/application-lists/known-headings.ts';
import { listLimits } from '../../modules/application-lists/limits.ts';
import { ListFileError } from '../../modules/application-lists/list-file-error.ts';
import { type ApplicationList } from '../../modules/application-lists/list-table.ts';
import { readWorkbook } from '../../modules/application-lists/workbook-reader.ts';
import { storedBytes, type Shelf } from '../mailbox/stored-bytes.ts';

export const noun = 'message-attachments';

/** The attachment that is asked for, and the list in it; the look at it is recorded before anything of it leaves. Refuses `not_permitted`, `not_found`, `unreadable_file`. */
export async function askedWorkbook(c: Ctx, shelf: Shelf): Promise<{ readonly row: Row; readonly list: ApplicationList }> {
  const { engine } = shelf;
  const actor = c.get('actor');
  const { row } = await openRecord(engine, actor, noun, idOf(c));
  if (personalSight(engine.page(noun), actor) !== 'always') throw new Refusal('not_permitted', 'Kişisel bilgi içeren dosyayı açma yetkiniz yok.', 'You may not open files with personal data.');
  if (typeof row['content'] !== 'string' || row.state === 'quarantined') return missing();
  await recordView(engine, actor, { noun, ids: [row.id], fields: ['content'], kind: 'export' });
  const list = await workbookOf(shelf, row['content']).catch((error: unknown) => {
    throw error instanceof ListFileError ? new Refusal('unreadable_file', error.tr, error.en) : error;
  });
  return { row, list: list ?? missing() };
}

/** Null where the content is not there any more. Throws ListFileError where it is no list. */
export async function workbookOf(shelf: Shelf, content: string): Promise<ApplicationList | null> {
  const bytes = await storedBytes(shelf, content).catch((error: unknown) => {
    // Not there, or not as it was kept: neither is shown. What is damaged tells the store's own watch, at the download.
    if (error instanceof FileRefused) throw heldRefusal(error) ?? new Refusal('not_found', 'Dosya depoda bulunamadı ya da bozulmuş; açılamıyor.', 'The file is not in the store, or is damaged.');
    throw error;
  });
  return bytes === null ? null : readWorkbook(bytes, listLimits, await knownHeadings(shelf.engine));
}
