import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Desk } from './browser-desk.ts';

const folder = join(import.meta.dirname, '../../.data/browser-failures');

/** After a failed test: what each person saw, as a picture, and where. */
export async function photograph(task: { readonly result?: { readonly state: string } | undefined }, desks: ReadonlyMap<string, Desk>): Promise<void> {
  if (task.result?.state !== 'fail') return;
  await mkdir(folder, { recursive: true });
  for (const [username, { tab, watch }] of desks) {
    await tab.screenshot({ path: join(folder, `${username}.png`) }).catch(() => undefined);
    console.error(`${username} ${tab.url()} ${watch.errors.join(' | ')}`);
  }
}
