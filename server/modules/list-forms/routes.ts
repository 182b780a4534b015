import { openRecord } from '../../engine/access-log/open-record.ts';
import { idOf } from '../../engine/http/read-parts.ts';
import { idParameter } from '../../engine/http/rest-reads.ts';
import { type Router } from '../../engine/http/router.ts';
import { type Engine } from '../../engine/types.ts';
import { fileOfForm, workbookType } from './issue.ts';

/** The file of an issued form, for whoever may read that it was issued. */
export function addFormFiles(router: Router, engine: Engine): void {
  router.add({
    method: 'get', path: '/api/list-forms/{id}/workbook', door: 'staff', event: null, operationId: 'workbook-of-list-form', summary: 'FRM.01.03 dosyasını indir', tag: 'list-forms', noun: 'list-forms',
    parameters: [idParameter], answer: { status: 200, type: workbookType },
  }, async (c) => {
    const { row } = await openRecord(engine, c.get('actor'), 'list-forms', idOf(c));
    const { bytes, fileName } = await fileOfForm(engine, c.get('actor'), row);
    return c.body(Buffer.from(bytes) as never, 200, { 'Content-Type': workbookType, 'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}` });
  });
}
