import { describe, expect, test } from 'vitest';
import { until } from '../../support/desk.ts';
import { idOf, whoIs, type Story } from './story.ts';
import { approval, fillsForm } from './3-applicants.ts';

/** The call desk: whoever calls is found, and an urgent revocation runs against a clock. */
export function callAct(story: Story): void {
  const hit = async (q: string, noun: string, id: string) =>
    (await (await story.server.desk('cagri')).search(q)).find((group) => group.noun === noun)?.hits.find((one) => one.id === id) as { sentence: string; title: string } | undefined;
  const spoiled = (name: string) => name.replaceAll('İ', 'I').replaceAll('ı', 'i').replaceAll('Ş', 'S').replaceAll('ş', 's').replaceAll('ğ', 'g').replaceAll('ü', 'u').replaceAll('ö', 'o').replaceAll('ç', 'c').replaceAll('Ö', 'O').replaceAll('Ü', 'U').replaceAll('Ç', 'C');

  describe('6 the call desk finds them', () => {
    test('by TCKN, telephone, e-mail and application number', async () => {
      const one = whoIs(story, '5');
      const { phone, reference } = await (await story.server.desk('operator')).get('pre-applications', one.id);
      for (const q of [one.personNumber, phone, one.email, reference]) {
        expect((await hit(q, 'pre-applications', one.id))?.sentence, q).toMatch(/^Başvuruda eksik ya da düzeltilmesi gereken bir bilgi var\..* Sıradaki: Başvuru sahibi\. En geç: 23\.05\.2027 \d\d:\d\d\.$/);
      }
    });

    test('by a name mistyped in İ/I and Ş/S, all letters in capitals, or with two letters swapped', async () => {
      const one = whoIs(story, '7');
      for (const q of [spoiled(`${one.firstName} ${one.lastName}`), `${one.lastName} ${one.firstName}`.toLocaleUpperCase('tr'), `${one.firstName} ${one.lastName}`.toUpperCase()]) {
        expect((await hit(q, 'pre-applications', one.id))?.sentence, q).toContain('Online İşlemler üzerinden doldurulup onaylanması bekleniyor');
      }
      expect(await hit('Gülşne Ünlü', 'people', whoIs(story, 'teacher').person)).toBeDefined();
    });

    test('by barcode, certificate serial, institution and invoice number', async () => {
      const [sevkiyat, kalite] = [await story.server.desk('sevkiyat'), await story.server.desk('kalite')];
      const shipment = (await sevkiyat.list('shipments', { preApplication: whoIs(story, '3').id }))[0];
      expect((await hit(shipment.barcode, 'shipments', shipment.id))?.sentence).toMatch(/^Kurye dağıtımda\. Kimliğinizi yanınızda bulundurun\. Sıradaki: Kurye\. En geç: /);
      const certificate = (await kalite.list('certificates', { preApplication: whoIs(story, '0').id, state: 'active' }))[0];
      expect((await hit(certificate.serial, 'certificates', certificate.id))?.sentence).toMatch(/^Sertifika kullanımda\. En geç: \d\d\.11\.2029/);
      expect((await hit('ornek universitesi', 'institutions', idOf(story, 'university')))?.sentence).toContain('Kurum kayıtlı; başvuru listesi gönderebilir.');
      expect((await hit(idOf(story, 'invoiceNumber'), 'invoices', idOf(story, 'invoice')))?.sentence).toMatch(/^Fatura gönderildi\./);
    });

    test('a hit shows no number and no whole name: it is no view', async () => {
      const found = await hit(whoIs(story, '5').personNumber, 'people', whoIs(story, '5').person);
      expect(found?.title).toContain('*');
      expect(JSON.stringify(found)).not.toContain(whoIs(story, '5').personNumber);
    });
  });

  describe('6 an urgent revocation', () => {
    test('becomes a task with a clock only after the caller is proven', async () => {
      const cagri = await story.server.desk('cagri');
      const certificate = (await cagri.list('certificates', { preApplication: whoIs(story, '1').id, state: 'active' }))[0];
      expect((await cagri.refused('certificates', certificate.id, 'requestRevocation', { reason: 'stolen', callerProven: false })).sentences[0].sentence).toContain('Önce arayanın kimliğini');
      await cagri.act('certificates', certificate.id, 'requestRevocation', { reason: 'stolen', callerProven: true, note: 'Çantasıyla çalınmış' });
      const task = await cagri.one('tasks', { kind: 'urgentRevocation', recordId: certificate.id });
      const minutes = (Date.parse(task.deadline) - Date.parse(story.server.now())) / 60_000;
      expect(task.state).toBe('open');
      expect(minutes).toBeGreaterThan(0);
      expect(minutes).toBeLessThanOrEqual(24 * 60);
      story.ids['stolen'] = certificate.id;
      story.ids['revocationTask'] = task.id;
    });

    test('who took the call does not decide; the lead revokes, the list of the authority has it, and the holder is told', async () => {
      const [cagri, lead] = [await story.server.desk('cagri'), await story.server.desk('cagri-sorumlu')];
      expect(await cagri.refused('certificates', idOf(story, 'stolen'), 'revoke', { revocationReason: 'stolen' })).toMatchObject({ code: 'not_permitted' });
      expect(await lead.act('certificates', idOf(story, 'stolen'), 'revoke', { revocationReason: 'stolen' })).toMatchObject({ state: 'revoked' });
      expect(await lead.get('tasks', idOf(story, 'revocationTask'))).toMatchObject({ state: 'done' });
      await until('the authority has published it', async () => (await lead.get('certificates', idOf(story, 'stolen'))).publishedAt !== null);
      await until('the holder is told', async () => story.server.inbox.to(whoIs(story, '1').email).some(({ text }) => /iptal/i.test(text)));
    });
  });

  describe('6 a renewal', () => {
    test('is approved by e-imza, because the applicant has a valid certificate now, and waits until the old one nears its end', async () => {
      const [operator, onay] = [await story.server.desk('operator'), await story.server.desk('onay')];
      const before = await operator.get('pre-applications', whoIs(story, '0').id);
      const again = await operator.create('pre-applications', {
        ...Object.fromEntries(['institution', 'person', 'applicationType', 'firstName', 'lastName', 'birthDate', 'email', 'phone'].map((name) => [name, before[name]])),
        origin: 'desk', payer: 'institution', years: 3, reader: false, reason: 'renewal',
      });
      const applicant = { personNumber: before.personNumber, reference: again.reference };
      await fillsForm(story, applicant);
      expect(await approval(story, applicant, 'eSigned')).toMatchObject({ status: 200, body: { state: 'inReview' } });
      await operator.act('pre-applications', again.id, 'review', { identityChecked: true, signatureChecked: true });
      expect(await onay.act('pre-applications', again.id, 'approve')).toMatchObject({ state: 'scheduled', approvalKind: 'eSigned', startsAt: expect.stringMatching(/^2029-11-/) });
    });
  });
}
