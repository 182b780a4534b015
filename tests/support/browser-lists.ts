import { expect } from 'vitest';
import { bySystem } from '../../seeds/seeding.ts';
import { runConsole, type RunningConsole } from './browser-console.ts';
import { sit, type Desk } from './browser-desk.ts';

/** More than the thousand at which react-admin's own export stops without a word. */
export const many = 1_060;
const towns = ['İSTANBUL Şubesi', 'istanbul Arşivi', 'ISPARTA Şubesi', 'ısparta Arşivi'];
/** Stands among the people; nothing of him may be found in an address. */
export const person = { personNumber: '90000000100', firstName: 'Işıl', lastName: 'Yıldızoğlu', birthDate: '1980-05-05', email: 'isil.yildizoglu@ornek.edu.tr' };

/** A console with long lists in it, and its people at their desks. */
export interface ListDesks {
  readonly running: RunningConsole;
  readonly desks: Map<string, Desk>;
  /** Of the institution and the person. */
  readonly ids: { readonly institution: string; readonly person: string };
  readonly at: (username: string) => Promise<Desk>;
  readonly openList: (desk: Desk, noun?: string) => Promise<void>;
}

/** One institution and one person; of units {@link many} in two provinces, a parent with thirty to close, and towns with every I of Turkish. */
export async function runLists(): Promise<ListDesks> {
  const running = await runConsole();
  const ids = await bySystem(running.engine, async (tx) => {
    const institution = await tx.create('institutions', { name: 'Örnek Üniversitesi Rektörlüğü', kind: 'publicBody', sector: 'university', vkn: '9291417776', province: 'Ankara', email: 'rektorluk@ornek.edu.tr' });
    for (const name of towns) await tx.create('units', { name, institution: institution.id });
    const parent = await tx.create('units', { name: 'Kapanacak Daire', institution: institution.id });
    for (let n = 1; n <= 30; n++) await tx.create('units', { name: `Kapanacak Büro ${n}`, institution: institution.id, parent: parent.id });
    return { institution: institution.id, person: (await tx.create('people', person)).id };
  });
  for (let begun = 0; begun < many; begun += 265) {
    await bySystem(running.engine, async (tx) => {
      for (let n = begun; n < Math.min(begun + 265, many); n++) await tx.create('units', { name: `Müdürlük ${String(n).padStart(4, '0')}`, institution: ids.institution, province: n % 2 ? 'Ankara' : 'İzmir' });
    });
  }
  const desks = new Map<string, Desk>();
  return {
    running,
    desks,
    ids,
    at: async (username) => {
      const desk = desks.get(username) ?? (await sit(running, username));
      desks.set(username, desk);
      return desk;
    },
    openList: async (desk, noun = 'units') => {
      await desk.tab.goto(`${running.address}/#/${noun}`);
      await rows(desk).first().waitFor();
    },
  };
}

export const rows = ({ tab }: Desk) => tab.locator('tr[data-row]');
export const total = ({ tab }: Desk) => tab.locator('[data-total]');

export async function search(desk: Desk, text: string, found: string): Promise<void> {
  await desk.tab.locator('main').getByPlaceholder('Ara').fill(text);
  await expect.poll(() => total(desk).textContent()).toBe(found);
}
