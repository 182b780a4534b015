import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bySystem } from '../../seeds/seeding.ts';
import { type App } from '../../server/app.ts';
import { appOf } from '../../server/main.ts';
import { pdfOf } from '../support/hostile-pdfs.ts';
import { konsolApi, type KonsolApi } from '../support/konsol-api.ts';
import { hire, signedIn, type Client } from '../support/toy-api.ts';

let api: KonsolApi;
let app: App;
let operator: Client;

beforeAll(async () => {
  api = await konsolApi();
  app = appOf({ ...api.assembly, settings: { ...api.assembly.settings, publicUrl: 'http://localhost' } });
  await hire(api.engine, 'operator', ['registrar']);
  operator = await signedIn(app, 'operator');
}, 120_000);
afterAll(() => api.close());

const names = ['../../etc/passwd.pdf', '..\\..\\x.pdf', 'C:\\windows\\system32\\x.pdf', '/etc/cron.d/x.pdf', 'con.pdf', 'nul.pdf', `${'ı'.repeat(4_000)}.pdf`, 'fatura\u202Efdp.pdf', 'a.pdf\r\nSet-Cookie: x=1; .pdf', 'a"; filename="b.exe.pdf', "a' --.pdf", '%2e%2e%2fx.pdf', '.pdf', ' .pdf', 'evrak\u0000.exe.pdf', '\ud800.pdf', 'ÇŞĞÜÖİı.pdf', '<script>alert(1)</script>.pdf', '日本語.pdf', '~$evrak.pdf'];

async function sent(name: string, bytes: Uint8Array): Promise<{ status: number; body: { key?: string } }> {
  const cookie = [...operator.cookies].map(([key, value]) => `${key}=${value}`).join('; ');
  const answer = await app.request('/api/files', { method: 'POST', headers: { cookie, 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(name.toWellFormed()) }, body: Buffer.from(bytes) });
  return { status: answer.status, body: (await answer.json()) as { key?: string } };
}

test('F8: whatever a file is called, it lies under a name of ours and goes out by a header of one line', async () => {
  const institution = await bySystem(api.engine, async (tx) => (await tx.create('institutions', { name: 'Örnek Belediyesi', vkn: '9291417776', kind: 'publicBody', sector: 'other', email: 'bilgi@ornek.bel.tr' })).id);
  let kept = 0;
  for (const [at, name] of names.entries()) {
    const upload = await sent(name, pdfOf([[`Evrak ${at}`]]));
    expect(upload.status, name).toBe(201);
    const { id } = await bySystem(api.engine, (tx) => tx.create('documents', { type: 'OTHER', institution }));
    const attached = await operator.send('POST', `/api/documents/${id}/actions/attachScan`, { scan: upload.body.key });
    expect(attached.status, `${name}: ${JSON.stringify(attached.body)}`).toBe(200);
    const { status, headers } = await operator.send('GET', `/api/documents/${id}/files/scan`);
    expect(status).toBe(200);
    // RFC 6266 with RFC 5987: one parameter, nothing in it but what may stand unquoted.
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''[A-Za-z0-9\-._~!*'()%]+$/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain('sandbox');
    expect(headers.get('set-cookie') ?? '').not.toContain('x=1');
    kept += 1;
  }
  const lying = (await readdir(api.assembly.settings.files.directory, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => entry.name);
  expect(lying.filter((name) => !/^(?:s-)?[0-9a-f]{64}$/.test(name)), 'every file lies under its hash').toEqual([]);
  console.log(`F8 hostile names: ${names.length}, kept under a name of ours: ${kept}, files in the store: ${lying.length}, under another name: 0`);
});
