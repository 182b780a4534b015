import { type certificates } from '#domain/certificates.ts';
import { addDays, businessDate } from '#domain/calendar/dates.ts';
import { formatDateTr } from '#domain/calendar/wording.ts';
import { refuse } from '#domain/language/refuse.ts';
import { loadedRow } from '../../engine/loaded.ts';
import { type ModuleParts } from '../../engine/module.ts';
import { type Outside } from '../outside.ts';

export const guards: ModuleParts<typeof certificates, Outside>['guards'] = {
  hasBegun: (certificate, { now }) => (certificate.notBefore !== null && certificate.notBefore <= now)
    || refuse('not_begun', 'Sertifikanın geçerlilik başlangıcı henüz gelmedi.', 'The certificate’s validity has not begun.'),
  // Revoking for a caller whom nobody checked would let anybody switch off anybody's signature.
  callerIsProven: (_certificate, { input }) => input['callerProven'] === true
    || refuse('caller_not_proven', 'Önce arayanın kimliğini kayıtlı bilgilerle doğrulayın ve işaretleyin.', 'Prove the caller’s identity first.'),
  endsSoon: (certificate, given) => {
    const { now, today } = given;
    const days = Number(loadedRow(given, 'institutionRecord')?.['renewalWindowDays'] ?? given['windowDays']);
    const opens = certificate.notAfter === null ? undefined : addDays(businessDate(certificate.notAfter), -days);
    if (certificate.notAfter !== null && certificate.notAfter <= now) return refuse('already_ended', 'Sertifikanın süresi dolmuş; yenileme hatırlatılamaz.', 'The certificate has ended.');
    return (opens !== undefined && opens <= today)
      || refuse('window_not_open', `Yenileme penceresi henüz açılmadı${opens === undefined ? '' : `; açılacağı gün: ${formatDateTr(opens)}`}.`, 'The renewal window is not open yet.');
  },
  // A certificate has one renewal window, before its end: one letter for it, however often somebody asks.
  notRemindedYet: (certificate) => certificate.remindedAt === null
    || refuse('reminded_already', `Bu sertifika için hatırlatma gönderilmiş: ${formatDateTr(businessDate(certificate.remindedAt))}.`, 'A reminder was sent already.'),
};
