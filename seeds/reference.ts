import { createHash } from 'node:crypto';
import { plainCode } from '../server/adapters/courier/carrier-codes.ts';
import { type Engine, type Tx, type Values } from '../server/engine/types.ts';
import { issueApiKey } from '../server/people/api-keys.ts';
import { dataOf, settingsData, templatesData, type CarrierData, type HolidayData, type LotData, type PriceData, type ReasonData, type VersionedData } from './data.ts';
import { bySystem, ensure } from './seeding.ts';

type Step = (tx: Tx) => Promise<void>;

/** Long before the first day of any demo: what is in force must not depend on the machine's clock. */
const since = '2024-01-01';

/** What the console works with before the first record. In this order: deadlines ask for settings. A second run adds nothing. */
export async function seedReference(engine: Engine, signal: AbortSignal): Promise<void> {
  const steps: readonly Step[] = [settings, holidays, templates, classificationRules, consentTexts, legalTexts, guides, applicationTypes, documentTypes, documentRequirements, reasonCodes, deliveryMethods, carriers, prices, stock];
  for (const step of steps) {
    signal.throwIfAborted();
    await bySystem(engine, step);
  }
}

const settings: Step = async (tx) => {
  for (const { name, value, unit, tr, en, mark, source } of settingsData()) await ensure(tx, 'settings', { name }, { value, unit, labelTr: tr, labelEn: en, mark, source });
};

const holidays: Step = async (tx) => {
  for (const { date, half, name, source } of dataOf<HolidayData[]>('holidays')) await ensure(tx, 'holidays', { day: date }, { half, name, source });
};

const templates: Step = async (tx) => {
  for (const { code, version, subjectTr, bodyTr } of templatesData()) await versioned(tx, 'templates', code, version, { subjectText: subjectTr, body: bodyTr, validFrom: since });
};

const classificationRules: Step = async (tx) => {
  for (const { code, version, ...rule } of dataOf<VersionedData[]>('classification-rules')) await versioned(tx, 'classification-rules', code, version, { ...rule, validFrom: since });
};

const consentTexts: Step = async (tx) => {
  for (const { code, version, ...text } of dataOf<VersionedData[]>('consent-texts')) await versioned(tx, 'consent-texts', code, version, { ...text, validFrom: since });
};

const legalTexts: Step = async (tx) => {
  for (const { code, version, ...text } of dataOf<VersionedData[]>('legal-texts')) await versioned(tx, 'legal-texts', code, version, text);
};

const guides: Step = async (tx) => {
  for (const { code, version, ...guide } of dataOf<VersionedData[]>('guides')) await versioned(tx, 'guides', code, version, guide);
};

const applicationTypes: Step = async (tx) => {
  for (const { code, version, ...type } of dataOf<VersionedData[]>('application-types')) await versioned(tx, 'application-types', code, version, { ...type, validFrom: since });
};

const documentTypes: Step = async (tx) => {
  for (const { code, version, ...type } of dataOf<VersionedData[]>('document-types')) await versioned(tx, 'document-types', code, version, { ...type, validFrom: since });
};

const documentRequirements: Step = async (tx) => {
  for (const { code, version, ...set } of dataOf<VersionedData[]>('document-requirements')) await versioned(tx, 'document-requirements', code, version, { ...set, validFrom: since });
};

async function versioned(tx: Tx, noun: string, code: string, version: number, values: Values): Promise<void> {
  await ensure(tx, noun, { code, versionNumber: version }, values, 'approve');
}

const reasonCodes: Step = async (tx) => {
  for (const { code, noun, action, ...words } of dataOf<ReasonData[]>('reason-codes')) await ensure(tx, 'reason-codes', { code, noun, action }, { ...words });
};

const deliveryMethods: Step = async (tx) => {
  for (const { code, ...method } of dataOf<{ code: string }[]>('delivery-methods')) await ensure(tx, 'delivery-methods', { code }, method);
};

const carriers: Step = async (tx) => {
  const { codes } = dataOf<{ codes: { carrier: string; code: string; event: string }[] }>('carrier-codes');
  for (const { code, name, usual } of dataOf<{ carriers: CarrierData[] }>('carriers').carriers) {
    const codeMap = Object.fromEntries(codes.filter(({ carrier }) => carrier === code).map((row) => [plainCode(row.code), row.event]));
    await ensure(tx, 'carriers', { code }, { name, usual, codeMap });
  }
};

const prices: Step = async (tx) => {
  const { prices: rows, source } = dataOf<{ prices: PriceData[]; source: string }>('prices');
  for (const { product, years, netPrice, vatRate } of rows) await ensure(tx, 'price-lists', { product, years, validFrom: since }, { netPrice, vatRate, source }, 'approve');
};

const stock: Step = async (tx) => {
  for (const { supplierLot, ...lot } of dataOf<{ lots: LotData[] }>('stock').lots) await ensure(tx, 'stock-lots', { supplierLot }, { ...lot, receivedOn: since });
};

const machines = [
  { name: 'Online İşlemler', role: 'portal' }, { name: 'Banka tahsilatı', role: 'bank', bank: 'ziraat' }, { name: 'Deneme Kurye', role: 'courier' },
] as const;

/** The demo key of a machine: everybody who knows the demo password may work it out, and nobody else. */
export const demoKeyOf = (role: (typeof machines)[number]['role'], demoPassword: string): string =>
  `nes_${createHash('sha256').update(`demo api key ${role} ${demoPassword}`).digest('base64url')}`;

/** One client for each kind of machine, with its demo key. */
export async function seedMachines(engine: Engine, demoPassword: string): Promise<void> {
  for (const { name, role, ...more } of machines) {
    const { id, isNew } = await bySystem(engine, async (tx) => {
      const before = await tx.find('api-clients', { name }, { limit: 1 });
      const row = await ensure(tx, 'api-clients', { name }, { role, ...more }, 'activate');
      return { id: row.id, isNew: before.length === 0 };
    });
    if (isNew) await issueApiKey(engine, id, demoKeyOf(role, demoPassword));
  }
}
