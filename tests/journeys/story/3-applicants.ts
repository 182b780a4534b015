import { describe, expect, test } from 'vitest';
import { until } from '../../support/desk.ts';
import { idOf, whoIs, type Applicant, type Story } from './story.ts';

const states = async (story: Story, personNumber: string) => (await story.server.machine('portal').call('/portal/status', { personNumber })).applications;

async function catalogue(story: Story) {
  const { deliveryMethods, consentTexts, applicationTypes } = await story.server.machine('portal').call('/portal/catalogue', {});
  const named = (rows: { id: string; code: string }[], code: string) => rows.find((row) => row.code === code)?.id as string;
  return { address: named(deliveryMethods, 'address'), consent: named(consentTexts, 'holder-undertaking'), meb: named(applicationTypes, 'mebStaff'), other: named(applicationTypes, 'otherInstitutions') };
}

export async function fillsForm(story: Story, { personNumber, reference }: Pick<Applicant, 'personNumber' | 'reference'>): Promise<void> {
  const { address } = await catalogue(story);
  await story.server.machine('portal').call('/portal/applications/form', { personNumber, reference, form: { deliveryMethod: address, phone: `05${personNumber.slice(2, 11)}`, address: 'Üniversite Cad. 1', district: 'Çankaya', city: 'Ankara' } });
}

export async function approval(story: Story, { personNumber, reference }: Pick<Applicant, 'personNumber' | 'reference'>, kind: 'eSigned' | 'eApproved' | 'wet') {
  const { consent } = await catalogue(story);
  return story.server.machine('portal').send('/portal/applications/approve', { personNumber, reference, kind, consentText: consent, undertakingRead: true });
}

/** What Online İşlemler does for applicants, with its own key. */
export function applicantAct(story: Story): void {
  describe('3 the applicants', () => {
    test('nothing is approved before the form is complete, and the portal speaks for one person only', async () => {
      const [first, second] = [whoIs(story, '0'), whoIs(story, '1')];
      expect((await approval(story, first, 'wet')).body).toMatchObject({ code: 'guard_refused', sentences: [{ sentence: expect.stringContaining('Formda eksik alan var') }] });
      const foreign = await approval(story, { personNumber: second.personNumber, reference: first.reference }, 'wet');
      expect(foreign.status).toBe(404);
    });

    test('e-onay counts only with a permission given before', async () => {
      const one = whoIs(story, '0');
      await fillsForm(story, one);
      expect((await approval(story, one, 'eApproved')).body.sentences[0].sentence).toContain('Daha önce verilmiş e-Onay izni yok');
      await story.server.machine('portal').call('/portal/e-approval', { personNumber: one.personNumber, permit: true });
      expect(await approval(story, one, 'eApproved')).toMatchObject({ status: 200, body: { state: 'inReview' } });
    });

    test('e-imza wants an own certificate that is valid', async () => {
      const one = whoIs(story, '1');
      await fillsForm(story, one);
      expect((await approval(story, one, 'eSigned')).body.sentences[0].sentence).toContain('geçerli bir sertifika gerekir');
      await story.server.machine('portal').call('/portal/e-approval', { personNumber: one.personNumber, permit: true });
      await approval(story, one, 'eApproved');
    });

    test('the wet form is registered when the post arrives; a changed mind voids the barcode of the old print', async () => {
      const one = whoIs(story, '2');
      const evrak = await story.server.desk('evrak');
      await fillsForm(story, one);
      const printed = (await approval(story, one, 'wet')).body;
      expect(printed).toMatchObject({ state: 'awaitingForm', formBarcode: expect.stringMatching(/^[A-Z0-9]+$/) });
      await story.server.machine('portal').call('/portal/applications/change-approval', { personNumber: one.personNumber, reference: one.reference });
      const again = (await approval(story, one, 'wet')).body;
      expect(again.formBarcode).not.toBe(printed.formBarcode);
      expect((await evrak.refused('pre-applications', one.id, 'receiveForm', { scannedBarcode: printed.formBarcode, shelf: 'A-1' })).sentences[0].sentence).toContain('barkodu geçerli değil');
      expect(await evrak.act('pre-applications', one.id, 'receiveForm', { scannedBarcode: again.formBarcode, shelf: 'A-1' })).toMatchObject({ state: 'inReview' });
      expect(await evrak.one('documents', { preApplication: one.id, state: 'received' })).toMatchObject({ type: 'NBF', shelf: 'A-1' });
    });

    test('the public status is one sentence of the state, without internal notes', async () => {
      const sentences: Record<string, string> = {};
      for (const part of ['0', '2', '5']) {
        const [status] = await states(story, whoIs(story, part).personNumber);
        expect(Object.keys(status).sort()).toEqual(['formBarcode', 'institution', 'payer', 'reference', 'says', 'since', 'state', 'years']);
        sentences[status.state] = status.says;
      }
      expect(sentences).toEqual({
        inReview: 'Başvuru formu Kamu SM’ye ulaştı, inceleniyor.',
        awaitingApplicant: expect.stringContaining('Online İşlemler üzerinden doldurulup onaylanması bekleniyor'),
      });
    });

    test('more applicants complete their forms', async () => {
      for (const part of ['3', '4', '5', '6']) {
        const one = whoIs(story, part);
        await fillsForm(story, one);
        await story.server.machine('portal').call('/portal/e-approval', { personNumber: one.personNumber, permit: true });
        expect(await approval(story, one, 'eApproved')).toMatchObject({ status: 200 });
      }
    });

    test('a direct start of type Diğer is refused with the explanation', async () => {
      const { other } = await catalogue(story);
      const started = await story.server.machine('portal').send('/portal/applications/start', {
        person: { personNumber: '90000000278', firstName: 'Deniz', lastName: 'Ak', birthDate: '1990-02-03', email: 'deniz.ak@sablon.gov.tr' },
        institution: idOf(story, 'other'), applicationType: other, payer: 'person', years: 3, reader: false, reason: 'new', employmentConfirmed: true,
      });
      expect(started.status).toBe(409);
      expect(started.body.sentences[0].sentence).toContain('Diğer kurum çalışanları doğrudan başvuramaz: ön başvuruyu kurumun e-imza sorumlusu FRM.01.03 listesiyle gönderir');
    });
  });

  describe('3 who pays in person', () => {
    const teacher = { personNumber: '19090909018', firstName: 'Gülşen', lastName: 'Ünlü', birthDate: '1985-06-07', email: 'gulsen.unlu@deneme.meb.gov.tr', phone: '05559876543' };

    test('a MEB employee applies without a list, and owes nothing yet', async () => {
      const portal = story.server.machine('portal');
      const started = await portal.call('/portal/applications/start', {
        person: teacher, institution: idOf(story, 'meb'), applicationType: (await catalogue(story)).meb, payer: 'person', years: 3, reader: true, reason: 'new', staffClass: 'other', employmentConfirmed: true,
      });
      expect(started).toMatchObject({ state: 'awaitingApplicant' });
      const operator = await story.server.desk('operator');
      story.people['teacher'] = await operator.one('pre-applications', { institution: idOf(story, 'meb') });
      await fillsForm(story, whoIs(story, 'teacher'));
      expect((await approval(story, whoIs(story, 'teacher'), 'wet')).body.state).toBe('awaitingForm');
      expect(await portal.call('/portal/charges', { personNumber: teacher.personNumber })).toMatchObject({ amount: 0, charges: [] });
    });

    test('the charge appears when the form has reached us, at the price of that day', async () => {
      const evrak = await story.server.desk('evrak');
      const one = whoIs(story, 'teacher');
      const { formBarcode } = await evrak.get('pre-applications', one.id);
      await evrak.act('pre-applications', one.id, 'receiveForm', { scannedBarcode: formBarcode, shelf: 'B-1' });
      const owed = await story.server.machine('portal').call('/portal/charges', { personNumber: teacher.personNumber });
      // (333,33 + 123,45) × 1,20
      expect(owed).toMatchObject({ amount: 54_814, openCharges: 1 });
      expect(await story.server.machine('bank').call('/bank/debt', { personNumber: teacher.personNumber })).toMatchObject({ amount: 54_814 });
    });

    test('production waits for the money', async () => {
      const [operator, onay, uretim] = [await story.server.desk('operator'), await story.server.desk('onay'), await story.server.desk('uretim')];
      const one = whoIs(story, 'teacher');
      await operator.act('pre-applications', one.id, 'review', { identityChecked: true, signatureChecked: true });
      expect(await onay.act('pre-applications', one.id, 'approve')).toMatchObject({ state: 'awaitingPayment' });
      expect(await uretim.list('production-items', { preApplication: one.id })).toEqual([]);
      await until('the payment letter', async () => story.server.inbox.to(teacher.email).some(({ text }) => text.includes('548,14')));
    });

    test('the bank reports the payment, once however often it tells', async () => {
      const bank = story.server.machine('bank');
      const { charges } = await bank.call('/bank/debt', { personNumber: teacher.personNumber });
      const notice = { bank: 'ziraat', bankReference: 'ZB-77', channel: 'internet', amount: 54_814, valueOn: '2026-11-23', payerTckn: teacher.personNumber, payerName: 'GULSEN UNLU', description: `e-imza ${charges[0].reference}` };
      const first = await bank.call('/bank/payments', notice);
      expect(first).toMatchObject({ state: 'allocated' });
      expect(await bank.call('/bank/payments', notice)).toEqual(first);
      expect(await bank.call('/bank/debt', { personNumber: teacher.personNumber })).toMatchObject({ amount: 0 });
      const uretim = await story.server.desk('uretim');
      expect(await uretim.get('pre-applications', whoIs(story, 'teacher').id)).toMatchObject({ state: 'queued' });
      expect(await uretim.list('production-items', { preApplication: whoIs(story, 'teacher').id })).toHaveLength(1);
    });
  });
}
