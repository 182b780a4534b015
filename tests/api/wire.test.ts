import { createServer, request, type IncomingMessage } from 'node:http';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import simpleRest from 'ra-data-simple-rest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listen, type Listening } from '../../server/http/listen.ts';
import { appOver, hire, signedIn, toyApi, type ToyApi } from '../support/toy-api.ts';

let api: ToyApi;
let server: Listening;
let folder: string;
let cookie: string;
const url = (path = '') => `http://127.0.0.1:${server.port}${path}`;

beforeAll(async () => {
  api = await toyApi();
  folder = await mkdtemp(join(tmpdir(), 'nes-console-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), '<!doctype html><meta property="csp-nonce" nonce="__CSP_NONCE__"><script type="module" src="/assets/app-1.js"></script>');
  await writeFile(join(folder, 'assets', 'app-1.js'), 'export {}');
  server = await listen(appOver(api.engine, { consoleFolder: folder }), { host: '127.0.0.1', port: 0 });
  await hire(api.engine, 'ada', ['registrar']);
  cookie = `nes=${(await signedIn(api.app, 'ada')).cookies.get('nes')}`;
});
afterAll(async () => { await server.close(); await api.close(); await rm(folder, { recursive: true }); });

describe('the client of react-admin, as it is published', () => {
  /** Its `fetchJson`, with the cookie that a browser would add and the version that our provider adds. */
  const speak = (headers: Record<string, string> = {}) => simpleRest(url('/api'), async (target, options = {}) => {
    const answer = await fetch(target, { ...options, headers: { 'content-type': 'application/json', ...Object.fromEntries(new Headers(options.headers as Headers)), ...headers, cookie } } as RequestInit);
    const body = await answer.text();
    if (answer.status >= 400) throw Object.assign(new Error(body), { status: answer.status });
    return { status: answer.status, headers: answer.headers, body, json: JSON.parse(body) };
  });
  const client = () => speak() as ReturnType<typeof simpleRest>;

  test('creates, reads, lists with a total, takes many and changes', async () => {
    const { data: shelf } = await client().create('shelves', { data: { name: 'Klasikler' } });
    const made = await Promise.all(['Çalıkuşu', 'Ateşten Gömlek', 'Eylül'].map((title) => client().create('books', { data: { title, genre: 'novel', shelf: shelf['id'] } })));
    expect((await client().getOne('books', { id: made[0]?.data['id'] })).data).toMatchObject({ title: 'Çalıkuşu' });
    const list = await client().getList('books', { pagination: { page: 1, perPage: 2 }, sort: { field: 'title', order: 'ASC' }, filter: {} });
    expect(list).toMatchObject({ total: 3, data: [{ title: 'Ateşten Gömlek' }, { title: 'Çalıkuşu' }] });
    const ids = made.map(({ data }) => data['id']);
    expect((await client().getMany('books', { ids })).data).toHaveLength(3);
    expect((await client().getManyReference('books', { target: 'shelf', id: shelf['id'], pagination: { page: 1, perPage: 10 }, sort: { field: 'id', order: 'ASC' }, filter: {} })).total).toBe(3);
    const changed = await (speak({ 'if-match': '"1"' }) as ReturnType<typeof simpleRest>).update('books', { id: ids[0], data: { id: ids[0], copies: 2 }, previousData: { id: ids[0] } });
    expect(changed.data).toMatchObject({ copies: 2, version: 2 });
  });

  test('nothing is deleted by anybody', async () => {
    await expect(client().delete('books', { id: '0198a000-0000-7000-8000-000000000000' })).rejects.toMatchObject({ status: 405 });
  });
});

describe('a body without end', () => {
  /** Sends pieces until the server has answered or a gigabyte is through; answers what the server did and how much it took. */
  const pour = (path: string, headers: Record<string, string>) => new Promise<{ status: number; sent: number }>((resolve, reject) => {
    let sent = 0;
    let answered: IncomingMessage | undefined;
    const piece = Buffer.alloc(64 * 1024, 'x');
    const outgoing = request({ host: '127.0.0.1', port: server.port, path, method: 'POST', headers: { 'transfer-encoding': 'chunked', ...headers } });
    const done = () => { if (answered) resolve({ status: answered.statusCode ?? 0, sent }); };
    outgoing.on('response', (answer) => { answered = answer; answer.resume(); answer.on('end', done); });
    outgoing.on('error', (error) => (answered ? done() : reject(error)));
    const push = (): void => {
      while (!answered && sent < 1_073_741_824) {
        sent += piece.length;
        if (!outgoing.write(piece)) { outgoing.once('drain', push); return; }
      }
      outgoing.end();
    };
    push();
  });

  test.each([['a route that reads it', '/api/books', true], ['a stranger', '/api/books', false], ['no route at all', '/api/nowhere', true]])('is refused early, with flat memory: %s', async (_what, path, signed) => {
    const before = process.memoryUsage().rss;
    const { status, sent } = await pour(path, { 'content-type': 'application/json', ...(signed ? { cookie } : {}) });
    expect([413, 401, 404]).toContain(status);
    expect(sent).toBeLessThan(100 * 1024 * 1024);
    expect(process.memoryUsage().rss - before).toBeLessThan(80 * 1024 * 1024);
    expect((await fetch(url('/healthz'))).status).toBe(200);
  });
});

describe('the console', () => {
  test('gets a nonce of its own with each answer, and no other inline code is allowed', async () => {
    const [one, two] = [await fetch(url('/')), await fetch(url('/orders/1'))];
    const nonceOf = (answer: Response) => /'nonce-([^']+)'/.exec(answer.headers.get('content-security-policy') ?? '')?.[1] ?? '';
    expect(await one.text()).toContain(`nonce="${nonceOf(one)}"`);
    expect(nonceOf(one)).not.toBe(nonceOf(two));
    expect(one.headers.get('content-security-policy')).not.toContain('unsafe');
    expect(one.headers.get('cache-control')).toBe('no-store');
  });

  test('hashed files are kept for good; a path that climbs finds nothing', async () => {
    expect((await fetch(url('/assets/app-1.js'))).headers.get('cache-control')).toContain('immutable');
    const climbing = await new Promise<number>((resolve) => { request({ host: '127.0.0.1', port: server.port, path: '/assets/../../../../etc/passwd.txt' }, (answer) => { answer.resume(); resolve(answer.statusCode ?? 0); }).end(); });
    expect(climbing).toBe(404);
    expect((await fetch(url('/api/nothing'))).headers.get('content-type')).toMatch(/problem\+json/);
  });

  test('a port that is taken is an error of the start, not a silence', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    await expect(listen(api.app, { host: '127.0.0.1', port: (other.address() as { port: number }).port })).rejects.toThrow(/EADDRINUSE/);
    other.close();
  });
});
