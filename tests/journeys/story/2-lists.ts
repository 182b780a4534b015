import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { signedByOfficer } from '../../../seeds/signed-list.ts';
import { type ConsoleServer } from '../../support/console-server.ts';
import { until, type Answer, type Desk } from '../../support/desk.ts';
import { idOf, type Story } from './story.ts';

/** The list as its officer signs and sends it. */
export async function uploaded({ assembly }: Pick<ConsoleServer, 'assembly'>, desk: Desk, name: string, values: { officer: string } & Record<string, string>): Promise<Answer> {
  const query = new URLSearchParams({ signedHow: 'eSigned', signedOn: '2026-11-23', ...values });
  const signed = await signedByOfficer(assembly.outside, values.officer, await readFile(`tests/fixtures/lists/${name}`));
  return desk.send('POST', `/api/application-lists/upload?${query}`, signed, { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(name) });
}

export const inState = (desk: Desk, id: string, ...states: string[]): Promise<Record<string, unknown>> =>
  until(`list ${states.join(' or ')}`, async () => {
    const list = await desk.get('application-lists', id);
    // The signature is judged by a job of its own, beside the one that reads the rows.
    const judged = list.state !== 'checked' || list.signedFile === null || list.signatureVerdict !== 'notChecked';
    return states.includes(list.state) && judged ? list : undefined;
  });

export async function openOrder(desk: Desk, institution: string, billingAccount: string, certificates: number, readers: number): Promise<string> {
  const order = await desk.create('orders', { kind: 'nes', institution, billingAccount, orderedOn: '2026-11-23' });
  await desk.create('order-lines', { order: order.id, product: 'certificate', years: 3, quantity: certificates });
  await desk.create('order-lines', { order: order.id, product: 'reader', quantity: readers });
  await desk.act('orders', order.id, 'open');
  return order.id;
}

/** The order, and the list of 25 that makes as many applications and letters. */
export function listAct(story: Story): void {
  describe('2 order and list', () => {
    const whose = () => ({ institution: idOf(story, 'university'), officer: idOf(story, 'officer') });

    test('an order takes the price of its day, not of today', async () => {
      const [operator, finans, financeApprover] = [await story.server.desk('operator'), await story.server.desk('finans'), await story.server.desk('finans-onay')];
      const dearer = await finans.create('price-lists', { product: 'certificate', years: 3, validFrom: '2026-11-24', netPrice: 44_444, vatRate: 20, source: 'Deneme' });
      expect(await finans.refused('price-lists', dearer.id, 'approve')).toMatchObject({ code: 'not_permitted' });
      await financeApprover.act('price-lists', dearer.id, 'approve');
      const order = await openOrder(operator, idOf(story, 'university'), idOf(story, 'billing'), 25, 15);
      const prices = Object.fromEntries((await operator.list('order-lines', { order })).map(({ product, netPrice }) => [product, netPrice]));
      expect(prices).toEqual({ certificate: 33_333, reader: 12_345 });
      const tomorrow = await operator.create('orders', { kind: 'nes', institution: idOf(story, 'university'), billingAccount: idOf(story, 'billing'), orderedOn: '2026-11-24' });
      expect(await operator.create('order-lines', { order: tomorrow.id, product: 'certificate', years: 3, quantity: 1 })).toMatchObject({ netPrice: 44_444 });
      story.ids['order'] = order;
    });

    test('the list is checked row by row before anybody decides', async () => {
      const operator = await story.server.desk('operator');
      const answer = await uploaded(story.server, operator, 'temiz-25.xlsx', whose());
      expect(answer).toMatchObject({ status: 201, body: { state: 'received', rowsTotal: 25 } });
      const list = await inState(operator, answer.body.id, 'checked');
      expect(list).toMatchObject({ rowsTotal: 25, rowsValid: 25, rowsFaulty: 0, rowsDuplicate: 0, rowsOverQuota: 0 });
      const rows = await operator.list('list-rows', { list: answer.body.id });
      expect(rows).toHaveLength(25);
      expect(rows[0].cells.personNumber.address).toMatch(/^[A-Z]+[0-9]+$/);
      expect(await operator.list('pre-applications')).toHaveLength(0);
      story.ids['list'] = answer.body.id;
    });

    test('accepted, it makes 25 pre-applications and delivers 25 letters of one template', async () => {
      const operator = await story.server.desk('operator');
      await operator.act('application-lists', idOf(story, 'list'), 'accept');
      expect(await inState(operator, idOf(story, 'list'), 'accepted')).toMatchObject({ rowsAccepted: 25 });
      const applications = await operator.list('pre-applications', { applicationList: idOf(story, 'list') });
      expect(applications).toHaveLength(25);
      expect(new Set(applications.map(({ state }) => state))).toEqual(new Set(['awaitingApplicant']));
      expect(new Set(applications.map(({ netPrice }) => netPrice))).toEqual(new Set([33_333]));
      const { inbox } = story.server;
      const addresses = applications.map(({ email }) => email as string);
      await until('25 letters arrive', async () => addresses.every((address) => inbox.to(address).length > 0));
      for (const address of addresses) expect(inbox.to(address).map(({ subject }) => subject)).toEqual(['e-İmza başvurunuzu tamamlayın']);
      expect(inbox.to(addresses[0] as string)[0]?.text).toContain('Örnek Üniversitesi Rektörlüğü');
      const mails = await until('the outbox says so', async () => {
        const sent = await operator.list('outgoing-mails', { templateCode: 'application-invitation', state: 'sent' });
        return sent.length === 25 ? sent : undefined;
      });
      expect(mails.every(({ template }) => typeof template === 'string')).toBe(true);
      for (const [at, one] of applications.entries()) story.people[`${at}`] = one;
    });

    test('the order is used up by it: reserved, not yet consumed', async () => {
      const operator = await story.server.desk('operator');
      expect(await operator.get('orders', idOf(story, 'order'))).toMatchObject({ state: 'exhausted' });
      expect(await operator.one('order-lines', { order: idOf(story, 'order'), product: 'certificate' })).toMatchObject({ quantity: 25, reserved: 25, consumed: 0, remaining: 0 });
    });

    test('uploading it again adds nothing and says why', async () => {
      const operator = await story.server.desk('operator');
      const before = (await operator.list('application-lists')).length;
      const again = await uploaded(story.server, operator, 'temiz-25.xlsx', whose());
      expect(again).toMatchObject({ status: 409, body: { code: 'already_exists' } });
      expect(again.body.detail).toMatch(/zaten yüklendi: LS-2026-.*Hiçbir satır eklenmedi/);
      expect(await operator.list('application-lists')).toHaveLength(before);
      expect(await operator.list('pre-applications')).toHaveLength(25);
    });
  });
}
