import { createRecord } from '../../server/engine/create-record.ts';
import { performAction } from '../../server/engine/perform-action.ts';
import { type Engine, type Row, type Values } from '../../server/engine/types.ts';
import { person } from './toy-engine.ts';

/** A university whose papers are accepted and whose officer is on duty: lists of it can be taken in. The tax number is the one that the fixtures carry. */
export async function activeUniversity({ engine }: { readonly engine: Engine }, named: { readonly firstName: string; readonly lastName: string; readonly email: string } = { firstName: 'Işıl', lastName: 'Yıldız', email: 'isil@ornek.edu.tr' }): Promise<{ institution: Row; officer: Row }> {
  const registrar = person('Kaan', 'registrar');
  const supervisor = person('Selin', 'supervisor');
  const act = (noun: string, id: string, action: string, input: Values = {}, by = registrar) => performAction(engine, by, noun, id, action, input);
  const institution = await createRecord(engine, registrar, 'institutions', { name: 'Örnek Üniversitesi Rektörlüğü', kind: 'publicBody', sector: 'university', vkn: '9291417776', province: 'Ankara', email: 'rektorluk@ornek.edu.tr' });
  const holder = await createRecord(engine, registrar, 'people', { personNumber: '90000000100', birthDate: '1980-05-05', ...named });
  const officer = await createRecord(engine, registrar, 'officers', { person: holder.id, institution: institution.id, email: named.email, from: '2026-01-01' });
  for (const values of [{ type: 'KT' }, { type: 'EST', officer: officer.id }]) {
    const document = await createRecord(engine, registrar, 'documents', { ...values, institution: institution.id, authorisedSigner: true, everyPageInitialled: true, stamped: true });
    await act('documents', document.id, 'attachScan', { scan: 'institution-x/deadbeef' });
    await act('documents', document.id, 'accept');
  }
  await act('institutions', institution.id, 'review');
  await act('institutions', institution.id, 'confirmHistory', { historyBasis: 'Eski sistemde 120 sertifika' }, supervisor);
  await act('institutions', institution.id, 'activate', {}, supervisor);
  return { institution, officer };
}

/** An open order: certificates by their years, and readers. */
export async function openOrder({ engine }: { readonly engine: Engine }, institution: string, certificates: Readonly<Record<number, number>>, readers: number): Promise<Row> {
  const registrar = person('Kaan', 'registrar');
  const order = await createRecord(engine, registrar, 'orders', { kind: 'nes', institution, orderedOn: '2026-11-01' });
  for (const [years, quantity] of Object.entries(certificates)) await createRecord(engine, registrar, 'order-lines', { order: order.id, product: 'certificate', years: Number(years), quantity });
  await createRecord(engine, registrar, 'order-lines', { order: order.id, product: 'reader', quantity: readers });
  return (await performAction(engine, registrar, 'orders', order.id, 'open')).record;
}
