import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { until, type Desk } from '../../support/desk.ts';
import { idOf, type Story } from './story.ts';

const pdf = (name: string) => readFile(`tests/fixtures/documents/${name}`);

async function undertaking(desk: Desk, values: object, file: string): Promise<string> {
  const document = await desk.create('documents', values);
  await desk.act('documents', document.id, 'attachScan', { scan: await desk.file(await pdf(file), file) });
  return document.id;
}

/** Registered, reviewed, assessed, activated by somebody else, and told so. */
export function institutionAct(story: Story): void {
  describe('1 the institution', () => {
    test('a registrar registers university, unit, billing account and officer', async () => {
      const operator = await story.server.desk('operator');
      const university = await operator.create('institutions', {
        name: 'Örnek Üniversitesi Rektörlüğü', kind: 'publicBody', sector: 'university', vkn: '9291417776', province: 'Ankara', email: 'rektorluk@ornek.edu.tr',
      });
      expect(university).toMatchObject({ state: 'registering', withoutOfficer: true });
      const unit = await operator.create('units', { institution: university.id, name: 'Bilgi İşlem Dairesi Başkanlığı' });
      const billing = await operator.create('billing-accounts', {
        institution: university.id, name: 'Strateji Geliştirme Daire Başkanlığı', vkn: '9291417776', city: 'Ankara', address: 'Üniversite Cad. 1', invoiceProfile: 'KAMU',
      });
      const person = await operator.create('people', { personNumber: '96374068104', firstName: 'Tuğba', lastName: 'Kılıç', birthDate: '1978-04-12', email: 'tugba.kilic@ornek.edu.tr' });
      const officer = await operator.create('officers', { person: person.id, institution: university.id, unit: unit.id, email: 'tugba.kilic@ornek.edu.tr', phone: '05551112233', from: '2026-01-01' });
      Object.assign(story.ids, { university: university.id, billing: billing.id, officer: officer.id, officerPerson: person.id });
    });

    test('an undertaking is accepted only with every formal check done', async () => {
      const operator = await story.server.desk('operator');
      const institution = idOf(story, 'university');
      const kt = await undertaking(operator, { type: 'KT', institution }, 'kurumsal-taahhutname.pdf');
      const blocked = await operator.refused('documents', kt, 'accept');
      expect(blocked).toMatchObject({ code: 'guard_refused' });
      expect(blocked.sentences[0].sentence).toContain('İşaretlenmeyen kontroller: imza yetkilisinin imzası, her sayfada paraf, mühür / kaşe');
      await operator.change('documents', await operator.get('documents', kt), { authorisedSigner: true, everyPageInitialled: true, stamped: true });
      expect(await operator.act('documents', kt, 'accept')).toMatchObject({ state: 'accepted' });
      Object.assign(story.ids, { kt });
    });

    test('the file that lies there is the file that was sent', async () => {
      const operator = await story.server.desk('operator');
      const answer = await operator.send('GET', `/api/documents/${idOf(story, 'kt')}/files/scan`);
      expect(answer.status).toBe(200);
      expect(answer.body).toBe((await pdf('kurumsal-taahhutname.pdf')).toString('utf8'));
    });

    test("the registrar's own activate is refused with the sentence why", async () => {
      const operator = await story.server.desk('operator');
      const institution = idOf(story, 'university');
      await operator.act('institutions', institution, 'review');
      const refusal = await operator.refused('institutions', institution, 'activate');
      expect(refusal).toMatchObject({ status: 403, code: 'not_permitted' });
      expect(refusal.detail).toMatch(/yetki/i);
    });

    test('the gate names what lacks: first the undertaking, then the assessed application', async () => {
      const [operator, onay] = [await story.server.desk('operator'), await story.server.desk('onay')];
      const institution = idOf(story, 'university');
      const sentences = async () => ((await onay.refused('institutions', institution, 'activate')).sentences as { sentence: string }[]).map(({ sentence }) => sentence).join(' ');
      expect(await sentences()).toContain('e-İmza Sorumlusu Taahhütnamesi kabul edilmedi');
      const est = await undertaking(operator, { type: 'EST', institution, officer: idOf(story, 'officer'), authorisedSigner: true, everyPageInitialled: true, stamped: true }, 'e-imza-sorumlusu-taahhutnamesi.pdf');
      await operator.act('documents', est, 'accept');
      expect(await sentences()).toContain('kullandığı e-imza uygulaması kayıtlı değil');
      const uyum = await story.server.desk('uyum');
      const software = await uyum.create('signing-applications', { owner: institution, name: 'Belge Akış', release: '4.2', formats: 'PAdES' });
      await operator.change('institutions', await operator.get('institutions', institution), { signingApplications: [software.id] });
      expect(await sentences()).toContain('uyum değerlendirmeden geçmedi');
      Object.assign(story.ids, { software: software.id });
    });

    test('the assessment waits for form and fee, and who tested does not pass it', async () => {
      const uyum = await story.server.desk('uyum');
      const made = await uyum.create('assessments', { signingApplication: idOf(story, 'software'), institution: idOf(story, 'university') });
      expect((await uyum.refused('assessments', made.id, 'sendKit')).sentences[0].sentence).toContain('Talep formu henüz gelmedi');
      await uyum.act('assessments', made.id, 'recordFormScan');
      const charge = await (await story.server.desk('finans')).one('charges', { assessment: made.id });
      const { state } = await story.server.machine('bank').call('/bank/payments', {
        bank: 'ziraat', bankReference: 'UYUM-1', channel: 'branch', amount: charge.amount, valueOn: '2026-11-23', payerVkn: '9291417776', payerName: 'Örnek Üniversitesi', description: `Uyum bedeli ${charge.reference}`,
      });
      expect(state).toBe('allocated');
      for (const [action, input] of [['sendKit', {}], ['reportReady', {}], ['schedule', { appointmentAt: '2026-12-01T07:00:00.000Z', place: 'remote' }], ['startTest', {}], ['finishTest', { testDays: 2 }]] as const) {
        await uyum.act('assessments', made.id, action, input);
      }
      const result = { certificateNumber: 'UD-2026-1', validUntil: '2029-11-23' };
      expect(await uyum.refused('assessments', made.id, 'pass', result)).toMatchObject({ code: 'guard_refused' });
      await (await story.server.desk('onay2')).act('assessments', made.id, 'pass', result);
    });

    test('a supervisor activates; institution and officer are told by mail', async () => {
      const onay = await story.server.desk('onay');
      expect(await onay.act('institutions', idOf(story, 'university'), 'activate')).toMatchObject({ state: 'active' });
      expect(await onay.get('officers', idOf(story, 'officer'))).toMatchObject({ state: 'active' });
      const { inbox } = story.server;
      await until('institution and officer are told', async () => inbox.to('rektorluk@ornek.edu.tr').some(({ subject }) => subject === 'Kurum kaydınız tamamlandı') && inbox.to('tugba.kilic@ornek.edu.tr').length > 0);
      expect(inbox.to('tugba.kilic@ornek.edu.tr')[0]?.subject).toBe('e-İmza sorumlusu göreviniz onaylandı');
    });

    test('or an exemption opens the gate: an assessor and a supervisor grant it, no registrar', async () => {
      const [operator, onay, uyum] = [await story.server.desk('operator'), await story.server.desk('onay'), await story.server.desk('uyum')];
      for (const [part, values, number] of [['meb', { name: 'Deneme İl Milli Eğitim Müdürlüğü', sector: 'meb', vkn: '9074391501', email: 'bilgi@deneme.meb.gov.tr' }, '90000000100'], ['other', { name: 'Şablon Bakanlığı', sector: 'other', vkn: '9008063608', email: 'bilgi@sablon.gov.tr' }, '81234567804']] as const) {
        const made = await operator.create('institutions', { kind: 'publicBody', province: 'Ankara', ...values });
        const person = await operator.create('people', { personNumber: number, firstName: 'Sıla', lastName: 'Ünal', birthDate: '1980-01-01', email: `sorumlu@${part}.gov.tr` });
        const officer = await operator.create('officers', { person: person.id, institution: made.id, email: `sorumlu@${part}.gov.tr`, from: '2026-01-01' });
        const checked = { authorisedSigner: true, everyPageInitialled: true, stamped: true, institution: made.id };
        await operator.act('documents', await undertaking(operator, { type: 'KT', ...checked }, 'kurumsal-taahhutname.pdf'), 'accept');
        await operator.act('documents', await undertaking(operator, { type: 'EST', officer: officer.id, ...checked }, 'e-imza-sorumlusu-taahhutnamesi.pdf'), 'accept');
        await operator.act('institutions', made.id, 'review');
        expect(await onay.refused('institutions', made.id, 'activate')).toMatchObject({ code: 'guard_refused' });
        const exemption = await operator.create('exemptions', { institution: made.id, ground: 'readyMade', basis: 'Hazır uygulama kullanılacak', until: '2027-06-30' });
        expect(await operator.refused('exemptions', exemption.id, 'grant')).toMatchObject({ code: 'not_permitted' });
        expect(await uyum.act('exemptions', exemption.id, 'grant')).toMatchObject({ state: 'proposed', pendingApprovals: { approvals: ['supervisor'] } });
        expect(await onay.refused('institutions', made.id, 'activate')).toMatchObject({ code: 'guard_refused' });
        expect(await onay.act('exemptions', exemption.id, 'grant')).toMatchObject({ state: 'granted' });
        expect(await onay.act('institutions', made.id, 'activate')).toMatchObject({ state: 'active' });
        story.ids[part] = made.id;
      }
    });
  });
}
