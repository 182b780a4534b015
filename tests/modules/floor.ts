import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pages } from '#domain/index.ts';
import { demoAuthority } from '../../server/adapters/certificate-authority/demo-authority.ts';
import { procurementPackPdf } from '../../server/adapters/documents/procurement-pack-pdf.ts';
import { invoicePdf } from '../../server/adapters/documents/invoice-pdf.ts';
import { diskStore } from '../../server/adapters/files/disk-store.ts';
import { fileTransport } from '../../server/adapters/mail/file-transport.ts';
import { openSignatures } from '../../server/adapters/signatures/verifier.ts';
import { openDatabase } from '../../server/db/database.ts';
import { createSeries } from '../../server/db/migrate.ts';
import { createEngine } from '../../server/engine/engine.ts';
import { uuid7 } from '../../server/engine/ids.ts';
import { type EffectOrder, type Jobs } from '../../server/engine/jobs.ts';
import { performAction } from '../../server/engine/perform-action.ts';
import { runEffect } from '../../server/engine/run-effect.ts';
import { inTransaction } from '../../server/engine/transaction.ts';
import { systemActor, type Actor, type Row, type Tx, type Values } from '../../server/engine/types.ts';
import { modules } from '../../server/modules/index.ts';
import { type Outside } from '../../server/modules/outside.ts';
import carrierCodes from '../../seeds/data/carrier-codes.json' with { type: 'json' };
import settings from '../../seeds/data/settings-production-and-money.json' with { type: 'json' };
import letters from '../../seeds/data/templates-production-and-money.json' with { type: 'json' };
import { testDatabase } from '../support/postgres.ts';
import { person, settingsOf, testKeys } from '../support/toy-engine.ts';

export const staff = {
  producer: person('Pınar', 'producer'), checker: person('Kadir', 'qualityController'), dispatcher: person('Sevda', 'dispatcher'), accountant: person('Aylin', 'accountant'),
  financeApprover: person('Feyza', 'financeApprover'), callAgent: person('Cem', 'callAgent'), callLead: person('Lale', 'callLead'), registrar: person('Rana', 'registrar'),
};
export const machine = (role: 'courier' | 'bank', bank = 'vakifbank'): Actor => ({ kind: 'client', id: `client-${role}`, name: role, roles: [role], ...(role === 'bank' ? { bank } : {}) });

export type Floor = Awaited<ReturnType<typeof openFloor>>;

/** All modules on a real PostgreSQL, the demo authority and a folder of files; jobs run when the test says so. */
export async function openFloor() {
  const { url, drop } = await testDatabase();
  const database = await openDatabase({ url, entities: modules.map(({ entity }) => entity), commandConnections: 8, readConnections: 4 });
  await createSeries(database.reads as never, pages);
  let now = '2026-11-23T08:00:00.000Z';
  const orders: EffectOrder[] = [];
  const jobs = { enqueue: async (_tx: Tx, order: EffectOrder) => { orders.push(order); } } as unknown as Jobs;
  const values = { ...Object.fromEntries(settings.map(({ name, value }) => [name, value])), noDelay: '0 minutes', applicationValidity: '6 months', contactCooling: '24 hours', renewalWindowDays: 90, credentialResetPermission: '24 hours', taskDays: 2, ...dueSettings() };
  const engine = createEngine({
    modules, proposals: { noun: 'changes' }, orm: database.orm, writes: database.writes, reads: database.reads, jobs, keys: testKeys(), ids: uuid7({ now: () => new Date().toISOString() }),
    clock: { now: () => now }, settings: settingsOf(values),
  });
  const folder = await mkdtemp(join(tmpdir(), 'nes-floor-'));
  const outside: Outside = {
    engine, mail: fileTransport(join(folder, 'mail')), mailFrom: 'Kamu SM <bilgilendirme@ornek.gov.tr>', files: diskStore(join(folder, 'files')), invoicePdf, procurementPackPdf,
    authority: await demoAuthority({ folder: join(folder, 'authority'), clock: () => new Date(now), crlUrl: 'http://sil.invalid/crl' }),
    signatures: openSignatures({ folder: join(folder, 'trust'), authorityCrlNeeded: false }),
  };
  const bySystem = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => inTransaction(engine, systemActor, work);
  return {
    engine, outside, bySystem,
    at: (instant: string) => { now = instant; },
    act: async (actor: Actor, noun: string, id: string, action: string, input: Values = {}): Promise<Row> => (await performAction(engine, actor, noun, id, action, input)).record,
    find: (noun: string, where: Values): Promise<Row[]> => bySystem((tx) => tx.find(noun, where)),
    get: (noun: string, id: string): Promise<Row> => bySystem((tx) => tx.get(noun, id)),
    async runJobs() {
      for (let order = orders.shift(); order; order = orders.shift()) await runEffect(engine, outside, { id: engine.ids(), data: order });
    },
    async close() { await database.close(); await drop(); await rm(folder, { recursive: true, force: true }); },
  };
}

/** The working days that states of other desks name; how many does not matter here. */
const dueSettings = (): Record<string, number> =>
  Object.fromEntries(pages.flatMap((page) => Object.values(page.workflow.states)).flatMap(({ due }) => (due ? [[due.workingDays, 2]] : [])));

const route = { payer: 'institution', origins: ['list'], documents: [], guide: 'kurum', errorContact: 'officer', otherwise: { tr: 'Liste ile başvurulur.', en: 'By list.' } };
export const applicants = [['Işıl', 'Yıldız', '90000000100'], ['Çağrı', 'Öztürk', '81234567804'], ['Gülşen', 'Ünlü', '19090909018']] as const;

/** A university with a spending unit, three applications that intake has brought to the production queue, a full safe and a carrier. */
export async function furnish(floor: Floor) {
  return floor.bySystem(async (tx) => {
    const codes = ['application-invitation', 'contact-change-notice', ...letters.map(({ code }) => code)];
    for (const code of codes) {
      const letter = letters.find((one) => one.code === code);
      await inForce(tx, 'templates', { code, versionNumber: 1, validFrom: '2026-01-01', subjectText: letter?.subjectTr ?? 'Başvurunuz', body: letter?.bodyTr ?? 'Merhaba' });
    }
    const institution = await tx.create('institutions', { name: 'Örnek Üniversitesi Rektörlüğü', kind: 'publicBody', sector: 'university' });
    await tx.sql("update institutions set state = 'active' where id = $1", [institution.id]);
    const account = await tx.create('billing-accounts', { institution: institution.id, name: 'Örnek Üni. Strateji Daire Bşk.', vkn: '9291417776', city: 'Ankara', invoiceProfile: 'KAMU' });
    await inForce(tx, 'guides', { code: 'kurum', versionNumber: 1, name: 'Talimat', kind: 'text', body: 'Liste gönderin.' });
    const type = await inForce(tx, 'application-types', { code: 'university', versionNumber: 1, name: 'Üniversite', validFrom: '2026-01-01', routes: [route] });
    for (const [index, who] of applicants.entries()) await queued(tx, { institution: institution.id, applicationType: type.id, reader: index === 0 }, who);
    for (const [kind, received] of [['card', 10], ['reader', 5], ['envelope', 10]] as const) await tx.create('stock-lots', { kind, model: kind, receivedOn: '2026-01-02', received, ...(kind === 'card' ? { serialPrefix: 'KT' } : {}) });
    const codeMap = Object.fromEntries(carrierCodes.codes.filter((one) => one.carrier === 'DENEME').map((one) => [one.code, one.event]));
    const carrier = await tx.create('carriers', { code: 'DENEME', name: 'Deneme Kurye', usual: true, codeMap });
    for (const netPrice of [4_444, 5_555]) {
      const price = await tx.create('price-lists', { product: 'redelivery', netPrice, vatRate: 20, validFrom: netPrice === 4_444 ? '2026-11-23' : '2027-01-01' });
      await tx.perform('price-lists', price.id, 'approve');
    }
    return { institution, account, carrier };
  });
}

async function inForce(tx: Tx, noun: string, values: Values): Promise<Row> {
  const row = await tx.create(noun, values);
  return tx.perform(noun, row.id, 'approve');
}

async function queued(tx: Tx, shared: Values, [firstName, lastName, personNumber]: readonly [string, string, string]): Promise<void> {
  const person = await tx.create('people', { firstName, lastName, personNumber, birthDate: '1980-01-01' });
  const application = await tx.create('pre-applications', {
    ...shared, person: person.id, origin: 'list', payer: 'institution', years: 3, reason: 'new', firstName, lastName, birthDate: '1980-01-01', email: 'basvuru@ornek.edu.tr',
    phone: '+905320000000', address: 'Üniversite Cad. 1', city: 'Ankara', netPrice: 33_333, readerNetPrice: shared['reader'] === true ? 12_345 : null,
  });
  await tx.sql("update pre_applications set state = 'queued' where id = $1", [application.id]);
  await tx.create('production-items', { preApplication: application.id });
}
