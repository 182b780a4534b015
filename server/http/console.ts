import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { type MiddlewareHandler } from 'hono';
import { Refusal } from '#domain/language/refuse.ts';
import { type Ctx, type Env } from '../engine/http/context.ts';

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8', js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8', json: 'application/json', svg: 'image/svg+xml',
  png: 'image/png', ico: 'image/x-icon', woff2: 'font/woff2', webmanifest: 'application/manifest+json', txt: 'text/plain; charset=utf-8',
};

interface Asset {
  readonly type: string;
  readonly bytes: Buffer;
  readonly zipped: Buffer | undefined;
  /** Vite writes the hash of the content into the name. */
  readonly immutable: boolean;
}

const mostAssets = 2_000;
const pdfThread = /^\/assets\/pdf\.worker[\w.-]*\.js$/;
const zip = promisify(gzip);

/**
 * The built console. Files are read once, by their list: a path of a request is looked up and never joined to a folder.
 * Any other path outside /api answers index.html, with a nonce of its own for each answer.
 */
export function serveConsole(folder: string): MiddlewareHandler<Env> {
  let loading: Promise<ReadonlyMap<string, Asset>> | undefined;
  return async (c, next) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return next();
    loading ??= load(folder);
    const assets = await loading;
    const asset = assets.get(c.req.path);
    if (asset && c.req.path !== '/index.html') return answerAsset(c, asset);
    const index = assets.get('/index.html');
    if (!index) {
      // Built later, while the server runs: look again at the next request.
      loading = undefined;
      throw new Refusal('unavailable', 'Konsol henüz derlenmedi; birkaç dakika sonra yeniden deneyin.', 'The console is not built yet.');
    }
    return /\.[a-z0-9]{2,5}$/i.test(c.req.path) && c.req.path !== '/index.html' ? next() : answerIndex(c, index);
  };
}

async function load(folder: string): Promise<ReadonlyMap<string, Asset>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile() && !entry.name.endsWith('.map')).slice(0, mostAssets);
  const assets = await Promise.all(files.map(async (entry) => {
    const path = join(entry.parentPath, entry.name);
    const url = `/${relative(folder, path).split(sep).join('/')}`;
    return [url, await assetOf(path, url)] as const;
  }));
  return new Map(assets);
}

async function assetOf(path: string, url: string): Promise<Asset> {
  const bytes = await readFile(path);
  const type = types[url.slice(url.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
  const zipped = /^(text|application\/(json|manifest)|image\/svg)/.test(type) && url !== '/index.html' ? await zip(bytes) : undefined;
  return { type, bytes, zipped, immutable: url.startsWith('/assets/') };
}

function answerAsset(c: Ctx, { type, bytes, zipped, immutable }: Asset): Response {
  const small = zipped !== undefined && /\bgzip\b/.test(c.req.header('accept-encoding') ?? '');
  return c.body((small ? zipped : bytes) as never, 200, {
    'Content-Type': type, 'Vary': 'Accept-Encoding', 'Cache-Control': immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    ...(small ? { 'Content-Encoding': 'gzip' } : {}),
    // A thread has the policy of its own file: the one that reads PDFs fetches nothing and loads only decoders of ours.
    ...(pdfThread.test(c.req.path) ? { 'Content-Security-Policy': "default-src 'none'; script-src 'self'" } : {}),
  });
}

function answerIndex(c: Ctx, { bytes }: Asset): Response {
  const nonce = randomBytes(16).toString('base64');
  return c.body(bytes.toString('utf8').replaceAll('__CSP_NONCE__', nonce), 200, {
    'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store',
    'Content-Security-Policy': `default-src 'none'; script-src 'self' 'nonce-${nonce}'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; frame-src 'self' blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  });
}
