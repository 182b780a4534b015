import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page as Tab } from 'playwright-core';
import { demoAccounts } from '../server/config/demo-accounts.ts';
import { findChromium } from './chromium.ts';
import { onEnd } from './lifeline.ts';

/*
 * Photographs every desk of every demo account, light and dark, on a wide screen and on a tablet, into ./screenshots.
 * `npm run screenshots -- operator finans` takes these accounts only. ADDRESS and DEMO_PASSWORD name a server that runs.
 */
const root = join(import.meta.dirname, '..');
const folder = join(root, 'screenshots');
const looks = [
  { name: 'light-1440', colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  { name: 'dark-1440', colorScheme: 'dark', viewport: { width: 1440, height: 900 } },
  { name: 'light-768', colorScheme: 'light', viewport: { width: 768, height: 1024 } },
  { name: 'dark-768', colorScheme: 'dark', viewport: { width: 768, height: 1024 } },
] as const;

interface Server {
  readonly address: string;
  readonly password: string;
  close(): Promise<void>;
}

const wanted = process.argv.slice(2);
const accounts = demoAccounts.filter(({ username }) => wanted.length === 0 || wanted.includes(username));
const server = await serverOf(process.env['ADDRESS'], process.env['DEMO_PASSWORD']);
onEnd(() => void server.close().then(() => process.exit(130)));
let taken = 0;
try {
  const browser = await chromium.launch({ executablePath: await findChromium(), args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
  for (const { username } of accounts) for (const look of looks) taken += await photographDesk(browser, username, look);
  await browser.close();
} finally {
  await server.close();
}
console.log(`${taken} ekran görüntüsü: ${folder}`);

async function photographDesk(browser: Browser, username: string, { name, ...look }: (typeof looks)[number]): Promise<number> {
  const into = join(folder, username);
  await mkdir(into, { recursive: true });
  const context = await browser.newContext({ locale: 'tr-TR', timezoneId: 'Europe/Istanbul', ...look });
  const tab = await context.newPage();
  await tab.goto(server.address);
  if (username === accounts[0]?.username) await settle(tab, join(into, `${name}-00-oturum.png`));
  await tab.getByLabel('Kullanıcı adı').fill(username);
  await tab.getByLabel('Parola').fill(server.password);
  await tab.getByRole('button', { name: 'Oturum aç' }).click();
  await tab.locator('[data-search]').waitFor();
  const places = await placesOf(tab);
  // The pointer would leave a tooltip in the picture.
  await tab.mouse.move(look.viewport.width / 2, 1);
  for (const [index, place] of places.entries()) {
    await tab.goto(`${server.address}/${place}`);
    await settle(tab, join(into, `${name}-${String(index + 1).padStart(2, '0')}-${place.replace(/^#\//, '').replace(/\W+/g, '-') || 'ana-sayfa'}.png`));
  }
  const record = await firstRecord(tab, places);
  if (record) await settle(tab, join(into, `${name}-99-kayit.png`));
  await context.close();
  console.log(`${username} ${name}: ${places.length} ekran`);
  return places.length + (record ? 1 : 0);
}

/** Where the rail leads this account. On a tablet the desks are menus: they are opened one after the other. */
async function placesOf(tab: Tab): Promise<string[]> {
  const rail = tab.getByRole('navigation', { name: 'Masalar' });
  await rail.waitFor();
  const found = new Set<string>();
  const collect = async (within: string) => {
    for (const place of await tab.locator(`${within} a[href^="#/"]`).evaluateAll((links) => (links as unknown as { getAttribute(name: string): string | null }[]).map((link) => link.getAttribute('href') ?? ''))) found.add(place);
  };
  await collect('nav');
  for (const desk of await tab.locator('[data-desk]').all()) {
    if ((await desk.getAttribute('aria-expanded')) === 'true') continue;
    await desk.click();
    await collect((await desk.getAttribute('aria-haspopup')) === 'menu' ? '[role=menu]' : 'nav');
    // As it was: what is open is remembered, and the next picture would show it.
    if ((await desk.getAttribute('aria-haspopup')) === 'menu') await tab.keyboard.press('Escape');
    else await desk.click();
  }
  return [...found];
}

/** The first record that one of the lists of this account opens. */
async function firstRecord(tab: Tab, places: readonly string[]): Promise<boolean> {
  const list = ['#/pre-applications', '#/invoices', '#/production-items', '#/shipments', '#/certificates', '#/calls', '#/staff'].find((place) => places.includes(place));
  if (list === undefined) return false;
  await tab.goto(`${server.address}/${list}`);
  const link = tab.locator(`main a[href^="${list}/"][href$="/show"]`).first();
  if (!(await link.waitFor({ timeout: 5_000 }).then(() => true, () => false))) return false;
  await link.click();
  return true;
}

async function settle(tab: Tab, path: string): Promise<void> {
  await tab.waitForLoadState('networkidle').catch(() => undefined);
  await tab.locator('[data-loading]').first().waitFor({ state: 'detached', timeout: 5_000 }).catch(() => undefined);
  // Fonts and the last transition.
  await tab.waitForTimeout(250);
  await tab.screenshot({ path });
}

/** A demo server of its own on data of its own, unless one is named. */
async function serverOf(address: string | undefined, password: string | undefined): Promise<Server> {
  if (address) return { address, password: password ?? 'deneme-konsol-2026', close: async () => undefined };
  const data = await mkdtemp(join(tmpdir(), 'nes-screenshots-'));
  const port = await freePort();
  const secret = password ?? 'deneme-konsol-2026';
  const child = spawn(process.execPath, [join(root, 'scripts/start.ts')], {
    cwd: root,
    env: { ...process.env, MODE: 'demo', PORT: String(port), DATA_DIR: data, DEMO_PASSWORD: secret, NES_LIFELINE: '1' },
    // The fourth is the server's lifeline: it stops when this process is gone.
    stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
  });
  const close = async () => {
    if (child.exitCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    await rm(data, { recursive: true, force: true });
  };
  try {
    await ready(child);
  } catch (error) {
    await close();
    throw error;
  }
  return { address: `http://localhost:${port}`, password: secret, close };
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (text: Buffer) => {
      if (text.toString().includes('NES Konsol hazır')) resolve();
    });
    child.once('exit', () => reject(new Error('Deneme sunucusu başlamadı.')));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
