import { idParameter } from '../../engine/http/rest-reads.ts';
import { type Router } from '../../engine/http/router.ts';
import { type Shelf } from '../mailbox/stored-bytes.ts';
import { answerDifference } from './attachment-difference.ts';
import { answerTable } from './attachment-table.ts';
import { noun } from './attached-workbook.ts';
import { finishedToday } from './finished-today.ts';

/**
 * What the desk of incoming files asks beyond its records: `GET /api/message-attachments/{id}/table`, the first rows of a workbook; `…/difference`,
 * what it changes against the list that it corrects (both a look at personal data, and recorded as one); `GET /api/me/finished-today` → `{ count }`.
 */
export const deskRoutes = (shelf: Omit<Shelf, 'engine'>) => (router: Router, engine: Shelf['engine']): void => {
  const get = { method: 'get', door: 'staff', event: null, answer: { status: 200, schema: { type: 'object' } } } as const;
  const own = { ...get, tag: noun, noun, parameters: [idParameter] } as const;
  router.add({ ...own, path: `/api/${noun}/{id}/table`, operationId: 'table-of-attachment', summary: 'Ekteki Excel dosyasının ilk satırları' }, (c) => answerTable(c, { ...shelf, engine }));
  router.add({ ...own, path: `/api/${noun}/{id}/difference`, operationId: 'difference-of-attachment', summary: 'Ekteki Excel listesinin önceki listeden farkı' }, (c) => answerDifference(c, { ...shelf, engine }));
  router.add({ ...get, path: '/api/me/finished-today', operationId: 'finished-today', summary: 'Gelen masasında bugün bitirdiklerim', tag: 'me' }, async (c) => c.json({ count: await finishedToday(engine, c.get('actor').id) }));
};
