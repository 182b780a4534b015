import { type appointments } from '#domain/appointments.ts';
import { instantAfter } from '#domain/calendar/durations.ts';
import { refuse } from '#domain/language/refuse.ts';
import { loadedRows } from '../../engine/loaded.ts';
import { type ModuleParts } from '../../engine/module.ts';
import { type Outside } from '../outside.ts';

export const guards: ModuleParts<typeof appointments, Outside>['guards'] = {
  // The assessment waits for its appointment: two places to end it would tell two stories.
  ofNoAssessment: (appointment) => appointment.assessment === null
    || refuse('FOLLOWS_ASSESSMENT', 'Bu randevu bir uyum değerlendirmenin; değerlendirme kaydından verilir, değiştirilir ve sonuçlandırılır.', 'This appointment is of an assessment: book, move and end it there.'),
  startsAhead: (appointment, { now }) => appointment.startsAt > now
    || refuse('STARTS_IN_THE_PAST', 'Randevunun başlangıcı geçmişte; ileri bir zaman seçin.', 'The appointment would start in the past; choose a later time.'),
  siteNamed: (appointment) => appointment.place !== 'onSite' || appointment.assessment !== null || (appointment.address ?? '') !== ''
    || refuse('SITE_MISSING', 'Yerinde görüşme için adres yazılmalı.', 'A meeting on site needs its address.'),
  hostIsFree: (appointment, given) => {
    const end = endOf(appointment);
    const clash = loadedRows(given, 'ofHost').some((other) => other.id !== appointment.id && String(other['startsAt']) < end && appointment.startsAt < endOf(other as never));
    return !clash || refuse('HOST_BUSY', 'Görüşecek çalışanın o saatte başka bir randevusu var; başka zaman ya da başka çalışan seçin.', 'The host has another appointment at that time; choose another time or host.');
  },
  hasBegun: (appointment, { now }) => appointment.startsAt <= now
    || refuse('NOT_BEGUN', 'Randevunun saati henüz gelmedi.', 'The appointment has not begun yet.'),
};

const endOf = ({ startsAt, minutes }: { readonly startsAt: string; readonly minutes: number | null }): string => instantAfter(startsAt, `${minutes ?? 60} minutes`);
