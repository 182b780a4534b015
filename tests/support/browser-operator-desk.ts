import { mkdirSync, readFileSync } from 'node:fs';
import { type Page as Tab } from 'playwright-core';
import { type Row } from '../../server/engine/types.ts';
import { type RunningConsole } from './browser-console.ts';
import { sit, type Desk } from './browser-desk.ts';
import { drop } from './mail-desk.ts';

const pictures = process.env['DESK_PICTURES'];

/** Whoever sits at `#/gelen-masasi`: what lies there, how much was finished today, and letters of the fixtures that come meanwhile. */
export function operatorSeats(running: () => RunningConsole) {
  const desks = new Map<string, Desk>();
  return {
    desks,
    fixture: (name: string): Promise<Row> => drop(running(), readFileSync(`tests/fixtures/mail/${name}.eml`), name),
    async at(username: string, look: Parameters<typeof sit>[2] = {}, who = username): Promise<Desk> {
      const desk = desks.get(who) ?? (await sit(running(), username, look));
      desks.set(who, desk);
      if (!desk.tab.url().endsWith('#/gelen-masasi')) await desk.tab.goto(`${running().address}/#/gelen-masasi`);
      await desk.tab.locator('[data-desk-screen]').waitFor();
      return desk;
    },
  };
}

/** A message that came this moment lies on the desk before it was read: no key decides anything about it yet. */
export const lies = (tab: Tab, noun: 'messages' | 'documents') => tab.locator(noun === 'messages' ? '[data-work=messages][data-read=true]' : '[data-work=documents]').waitFor();
export const today = async (tab: Tab) => Number(await tab.locator('[data-today]').getAttribute('data-today'));
export const finished = (tab: Tab, count: number) => tab.locator(`[data-today="${count}"]`).waitFor();

/** Kept only where DESK_PICTURES names a folder. */
export async function picture(tab: Tab, name: string): Promise<void> {
  if (pictures === undefined) return;
  mkdirSync(pictures, { recursive: true });
  await tab.waitForLoadState('networkidle').catch(() => undefined);
  await tab.screenshot({ path: `${pictures}/${name}.png` });
}
