import { businessDate } from '#domain/calendar/dates.ts';
import { formatDateTr } from '#domain/calendar/wording.ts';
import { type SignatureReason } from '#domain/signature-checks.ts';
import { type SignatureEvidence } from '../../adapters/signatures/verify-signature.ts';
import { type Row, type Tx } from '../../engine/types.ts';

/** Whether the signer was the institution's officer when he signed. `reason` null: he was, and nothing needs saying. */
export type Duty = { readonly officer: Row | null; readonly onDuty: boolean; readonly reason: SignatureReason | null };

/**
 * The day that counts is the day of the signature, not of arrival: a list signed before hand-over may come late. A time stamp proves it; without one
 * the signer's own clock is what there is: the record says that it is a claim, and `lateSignatureConfirmed` of the list wants a second person to believe
 * it, since whoever left can set his clock back.
 */
export async function dutyOf(tx: Tx, institution: string, { signer, claimedAt, provenAt, provenBy }: SignatureEvidence): Promise<Duty> {
  const number = signer?.personNumber ?? null;
  if (number === null) return away(null, 'NO_PERSON_NUMBER', 'İmza sertifikasında T.C. kimlik numarası yok; imzalayanın sorumlu olduğu bilinemiyor.', 'The certificate holds no person number; whether the signer is the officer is unknown.');
  const [person] = await tx.find('people', { personNumber: number }, { limit: 1 });
  const duties = person ? await tx.find('officers', { person: person.id, institution }) : [];
  if (duties.length === 0) return away(null, 'NOT_OFFICER', 'İmzalayan, bu kurumun kayıtlı e-imza sorumlusu değil.', 'The signer is not a registered officer of this institution.');
  const day = businessDate(provenBy === 'timeStamp' ? provenAt : claimedAt ?? provenAt);
  const officer = duties.find((duty) => duty['activatedAt'] !== null && String(duty['from']) <= day && (duty['until'] === null || day <= String(duty['until'])));
  if (!officer) {
    const spans = duties.map((duty) => `${duty['activatedAt'] === null ? 'onaylanmadı' : formatDateTr(String(duty['from']))}–${duty['until'] === null ? '' : formatDateTr(String(duty['until']))}`).join(', ');
    return away(duties[0] ?? null, 'NOT_ON_DUTY', `İmzalayan, imza gününde (${formatDateTr(day)}) kurumun görevdeki sorumlusu değildi (görevi: ${spans}).`, `The signer was not on duty on the day of the signature (${day}).`);
  }
  const endedBefore = officer['until'] !== null && String(officer['until']) < businessDate(provenAt);
  return {
    officer, onDuty: true,
    reason: endedBefore && provenBy === 'arrival'
      ? { code: 'LATE_ARRIVAL', tr: `Görev devrinden önce (${formatDateTr(day)}) imzalanmış, sonra gelmiş; imza günü imzalayanın kendi beyanıdır; listeyi alan kişiden başka biri onaylamalı.`, en: `Signed before the hand-over (${day}) and arrived after it; the day is the signer’s own claim, and somebody else than who takes the list in must confirm it.` }
      : null,
  };
}

const away = (officer: Row | null, code: string, tr: string, en: string): Duty => ({ officer, onDuty: false, reason: { code, tr, en } });
