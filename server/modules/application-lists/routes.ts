import { applicationLists } from '#domain/application-lists.ts';
import { Refusal } from '#domain/language/refuse.ts';
import { answerCommand } from '../../engine/http/answer.ts';
import { type Ctx } from '../../engine/http/context.ts';
import { readQueryString } from '../../engine/http/query-string.ts';
import { readBytes } from '../../engine/http/read-body.ts';
import { type Parameter, type Router } from '../../engine/http/router.ts';
import { type Engine, type Row } from '../../engine/types.ts';
import { type Outside } from '../outside.ts';
import { takeSignedFile, takeWorkbook, uploadList } from './intake.ts';
import { listLimits } from './limits.ts';
import { addListRows } from './row-routes.ts';

/** What is told beside the file; no personal value among it. */
const told = ['institution', 'officer', 'signedHow', 'signedOn', 'signatureVerdict', 'applicationType', 'message'] as const;
const parameters: readonly Parameter[] = [
  ...told.map((name): Parameter => ({ name, in: 'query', required: applicationLists.fields[name].required === true, schema: { type: 'string', maxLength: 40 } })),
  { name: 'X-File-Name', in: 'header', schema: { type: 'string' }, description: 'encodeURIComponent ile yazılmış dosya adı' },
];

type Parts = Pick<Outside, 'engine' | 'files' | 'signatures'>;

/** A list and its workbook in one request: what cannot be read leaves nothing behind. The rows are checked by a job; the record tells how far it is. */
export const listUpload = (outside: Parts) => (router: Router, engine: Engine): void => {
  router.add({
    method: 'post', path: '/api/application-lists/upload', door: 'staff', event: 'application-lists.create', operationId: 'upload-application-list', summary: 'Başvuru listesi yükle', tag: 'application-lists',
    noun: 'application-lists', bodyType: 'application/octet-stream', limitBytes: listLimits.fileBytes, parameters, answer: { status: 201, schema: { type: 'object' } },
  }, (c) => upload(c, outside, engine));
  addListRows(router, engine);
};

async function upload(c: Ctx, outside: Parts, engine: Engine): Promise<Response> {
  const values = Object.fromEntries(Object.entries(readQueryString(c.req.url, [...told])).filter(([, value]) => value !== undefined && value !== ''));
  const bytes = await readBytes(c.req.raw, listLimits.fileBytes);
  if (bytes.length === 0) throw new Refusal('unreadable_file', 'Dosya boş.', 'The file is empty.');
  const row = await uploadList(outside, c.get('actor'), { bytes, fileName: fileName(c.req.header('x-file-name')), values });
  c.header('Location', `/api/application-lists/${row.id}`);
  return answerCommand(c, engine.page('application-lists'), row, 201);
}

function fileName(header: string | undefined): string {
  try {
    return decodeURIComponent(header ?? '').slice(0, 400);
  } catch {
    return '';
  }
}

/** The same judgement for a workbook that is attached to a list already recorded. */
export const workbookTaker = (outside: Parts) => (list: Row, bytes: Uint8Array, field: string): Promise<string> => (field === 'signedFile' ? takeSignedFile : takeWorkbook)(outside, list, bytes);
