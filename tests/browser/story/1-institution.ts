import { describe, expect, test } from 'vitest';
import { isoDay, typedDay } from '../../support/browser-days.ts';
import { idOf, institutionBeforeGate, pdf, rowOf, university, type ClickedStory } from './clicked-story.ts';

/** Registered by one, assessed by another, activated by a third. */
export function institutionAct(story: ClickedStory): void {
  const { at, ids } = story;

  describe('1 the institution', () => {
    test('an operator registers the university, its unit, its spending unit and its officer', async () => {
      const { create, add, show } = await at('operator');
      ids['institution'] = await create('institutions', { name: university, kind: 'Kamu kurumu', sector: 'Üniversite (YÖK)', vkn: '9291417776', province: 'Ankara', email: 'rektorluk@ornek.edu.tr' });
      await add('units', { name: 'Bilgi İşlem Daire Başkanlığı', province: 'Ankara' });
      await show('institutions', ids['institution']);
      await add('billing-accounts', { name: 'Örnek Üniversitesi Strateji Daire Başkanlığı', vkn: '9291417776', city: 'Ankara', address: 'Örnek Mah. 1. Cad. No 1', invoiceProfile: 'Kamu e-Faturası' });
      await create('people', { personNumber: '96374068104', firstName: 'Tuğba', lastName: 'Kılıç', birthDate: '12.04.1978', email: 'tugba.kilic@ornek.edu.tr', phone: '+905551112233', source: 'Kurum yazısı' });
      await show('institutions', ids['institution']);
      ids['officer'] = await add('officers', { person: 'Kılıç', email: 'tugba.kilic@ornek.edu.tr', phone: '+905551112233', from: '01.01.2026' });
    });

    test('the undertakings come as PDFs with the checks done', async () => {
      const { create, act, state } = await at('operator');
      for (const [type, whose] of [['Kurumsal Taahhütname', {}], ['e-İmza Sorumlusu Taahhütnamesi', { officer: 'Tuğba' }]] as const) {
        await create('documents', { type, institution: university, ...whose, authorisedSigner: true, everyPageInitialled: true, stamped: true });
        await act('documents', 'attachScan', { scan: pdf('taahhutname.pdf') });
        await act('documents', 'accept');
        expect(await state()).toBe('accepted');
      }
    });

    test('the operator reads why the activation is not hers; she reaches the button by keyboard', async () => {
      const { show, act, refused } = await at('operator');
      await show('institutions', idOf(story, 'institution'));
      await act('institutions', 'review');
      await refused('activate', 'Bu işlemin yetkilisi: Onay yetkilisi. Kaydı hazırlayan kişi kendi kaydında bu işlemi yapamaz.');
    });
  });

  describe('1 the gate', () => {
    test('holds the supervisor back while the application in use is not known, and while it is not assessed', async () => {
      const [supervisor, assessor, operator] = [await at('onay'), await at('uyum'), await at('operator')];
      await supervisor.show('institutions', idOf(story, 'institution'));
      await supervisor.refused('activate', 'kullandığı e-imza uygulaması kayıtlı değil');

      ids['software'] = await assessor.create('signing-applications', { owner: university, name: 'Belge Akış', release: '4.2', formats: 'PAdES' });
      await operator.show('institutions', idOf(story, 'institution'));
      await operator.edit('institutions', { signingApplications: 'Belge Akış' });
      await supervisor.show('institutions', idOf(story, 'institution'));
      await supervisor.refused('activate', 'uyum değerlendirmeden geçmedi');
    });

    test('the assessment goes from its intake to its test: form, fee, kit, appointment', async () => {
      const assessor = await at('uyum');
      ids['assessment'] = await assessor.create('assessments', { signingApplication: 'Belge Akış', institution: university });
      await assessor.refused('sendKit', 'Talep formu henüz gelmedi');
      await assessor.act('assessments', 'recordFormScan');
      const [charge] = await story.running.rows('charges', { assessment: idOf(story, 'assessment') });
      await story.running.machine('bank', '/payments', {
        bank: 'ziraat', bankReference: 'UYUM-1', channel: 'branch', amount: charge?.['amount'], valueOn: isoDay(), payerVkn: '9291417776', payerName: university, description: `Uyum bedeli ${String(charge?.['reference'])}`,
      });
      expect(await rowOf(story, 'charges', String(charge?.id))).toMatchObject({ state: 'paid' });
      await assessor.show('assessments', idOf(story, 'assessment'));
      await assessor.act('assessments', 'sendKit');
      await assessor.act('assessments', 'reportReady');
      await assessor.act('assessments', 'schedule', { appointmentAt: `${typedDay(10)} 10:00`, place: 'Uzaktan erişim' });
      await assessor.act('assessments', 'startTest');
      await assessor.act('assessments', 'finishTest', { testDays: '2' });
      expect(await assessor.state()).toBe('reporting');
    });

    test('who tested does not pass it; a supervisor does, and another one activates the institution', async () => {
      const [assessor, second, supervisor] = [await at('uyum'), await at('onay2'), await at('onay')];
      const result = { certificateNumber: 'UD-2026-1', validUntil: typedDay(1_000) };
      await assessor.show('assessments', idOf(story, 'assessment'));
      await assessor.refused('pass', 'bu adımı başka bir kişi yapmalı');
      await second.show('assessments', idOf(story, 'assessment'));
      await second.act('assessments', 'pass', result);
      expect(await second.state()).toBe('passed');
      await supervisor.show('institutions', idOf(story, 'institution'));
      await supervisor.act('institutions', 'activate');
      expect(await supervisor.state()).toBe('active');
    });

    test('or an exemption opens it, granted by an assessor and a supervisor together', async () => {
      const bare = await institutionBeforeGate(story, 'Şablon Bakanlığı', '9008063608', '81234567804');
      const [operator, supervisor] = [await at('operator'), await at('onay')];
      await operator.show('institutions', bare);
      await operator.act('institutions', 'review');
      const exemption = await operator.add('exemptions', { ground: 'Yalnız değerlendirilmiş hazır uygulama kullanacak', basis: 'Hazır belge yönetim sistemi', until: typedDay(365) });
      for (const username of ['uyum', 'onay']) {
        const { show, act } = await at(username);
        await show('exemptions', exemption);
        await act('exemptions', 'grant');
      }
      await supervisor.show('institutions', bare);
      await supervisor.act('institutions', 'activate');
      expect(await supervisor.state()).toBe('active');
    });
  });
}
