import { type appointments } from '#domain/appointments.ts';
import { formatInstantTr } from '#domain/calendar/wording.ts';
import { type RecordOf } from '#domain/language/resource.ts';
import { type ModuleParts } from '../../engine/module.ts';
import { type Tx } from '../../engine/types.ts';
import { type Outside } from '../outside.ts';

type Appointment = RecordOf<typeof appointments>;

export const consequences: ModuleParts<typeof appointments, Outside>['consequences'] = {
  tellTime: (tx, appointment) => tell(tx, appointment, 'appointment-time'),
  tellCancelled: (tx, appointment) => tell(tx, appointment, 'appointment-cancelled'),
};

/** Of an assessment's appointment the assessment itself writes. */
async function tell(tx: Tx, appointment: Appointment, templateCode: string): Promise<void> {
  if (appointment.assessment !== null) return;
  await tx.create('outgoing-mails', {
    templateCode, toInstitution: appointment.institution, noun: 'appointments', recordId: appointment.id,
    variables: {
      randevuNo: appointment.reference ?? '', konu: appointment.topic, zaman: formatInstantTr(appointment.startsAt), dakika: appointment.minutes ?? 60,
      yer: appointment.place === 'remote' ? 'Uzaktan erişim' : (appointment.address ?? ''),
    },
  });
}
