import { Refusal } from '#domain/language/refuse.ts';
import { performAction } from '../../engine/perform-action.ts';
import { inTransaction } from '../../engine/transaction.ts';
import { systemActor, type Row } from '../../engine/types.ts';
import { takeWorkbook } from '../../modules/application-lists/intake.ts';
import { storedBytes, type Shelf } from '../mailbox/stored-bytes.ts';

const mostLists = 50;
const mostAttachments = 200;

/**
 * Gives each list that was made of a message its workbook: judged as any other, sealed under the institution, its rows checked by the
 * list's own job. Safe to repeat: a list that has its workbook is left. What the list refuses becomes a task, not a failed job.
 */
export async function takeFilesOf(shelf: Shelf, messageId: string): Promise<void> {
  const { lists, files } = await inTransaction(shelf.engine, systemActor, async (tx) => {
    const { pairedWith } = await tx.get('messages', messageId);
    return {
      lists: await tx.find('application-lists', { message: messageId }, { bound: mostLists }),
      // The Excel may have come in the other letter of a pair.
      files: await tx.find('message-attachments', { message: [messageId, ...(typeof pairedWith === 'string' ? [pairedWith] : [])], formKind: 'excelList' }, { bound: 2 * mostAttachments }),
    };
  });
  for (const list of lists.filter((one) => one['workbook'] === null)) {
    const file = files.find((one) => one['sha256'] === list['fileHash']);
    if (file && typeof file['content'] === 'string') await takeOne(shelf, list, file);
  }
}

async function takeOne(shelf: Shelf, list: Row, file: Row): Promise<void> {
  const { engine } = shelf;
  const bytes = await storedBytes(shelf, String(file['content']), { evenHeld: true });
  if (bytes === null) return;
  try {
    const workbook = await takeWorkbook(shelf, list, bytes);
    await performAction(engine, systemActor, 'application-lists', list.id, 'attachWorkbook', { workbook, fileName: file['fileName'], fileHash: file['sha256'] });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // Somebody attached another workbook meanwhile, or it was taken in by another way: a person decides.
    await inTransaction(engine, systemActor, async (tx) => {
      const open = await tx.find('tasks', { noun: 'application-lists', recordId: list.id, state: 'open' }, { limit: 1 });
      if (open.length === 0) await tx.create('tasks', { kind: 'other', title: `Listenin Excel dosyası eklenemedi: ${String(list['reference'])}`, role: 'registrar', noun: 'application-lists', recordId: list.id, details: error.tr.slice(0, 2000) });
    });
  }
}
