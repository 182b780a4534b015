import { labelIn } from '#domain/language/label.ts';
import { inTransaction } from '../../engine/transaction.ts';
import { systemActor, type Engine, type Row } from '../../engine/types.ts';

/** A stored file that is not what it was raises one task, however often it is asked for, and never reaches anybody. */
export const tellDamagedFile = (engine: Engine) => async (noun: string, row: Row, field: string): Promise<void> => {
  await inTransaction(engine, systemActor, async (tx) => {
    const open = await tx.find('tasks', { noun, recordId: row.id, kind: 'damagedFile', state: 'open' }, { limit: 1 });
    if (open.length > 0) return;
    const page = engine.page(noun);
    const title = `Saklanan dosya bozuk: ${labelIn('tr', page.label, noun)} ${typeof row['reference'] === 'string' ? row['reference'] : ''}`.trim();
    await tx.create('tasks', { kind: 'damagedFile', title, role: 'admin', noun, recordId: row.id, details: `Alan: ${field}. Dosyanın özeti tutmuyor; yedekten geri konmalı.` });
  });
};
