import { decideRoute, isRoutes } from '#domain/application-routes.ts';
import { mayEApprove } from '#domain/e-approval.ts';
import { isOpenCharge } from '#domain/money/debt.ts';
import { refuse } from '#domain/language/refuse.ts';
import { type RecordOf } from '#domain/language/resource.ts';
import { type preApplications } from '#domain/pre-applications.ts';
import { fold } from '#domain/turkish/fold.ts';
import { upperTurkish } from '#domain/turkish/title-case.ts';
import { type Sector } from '#domain/sectors.ts';
import { staffClassOf } from '#domain/staff-class.ts';
import { loadedRow, loadedRows } from '../../engine/loaded.ts';
import { type ModuleParts } from '../../engine/module.ts';
import { type Given } from '../../engine/types.ts';
import { type Outside } from '../outside.ts';
import { isOver } from './ended.ts';

type Application = RecordOf<typeof preApplications>;

const openFees = (given: Given) => loadedRows(given, 'charges').filter((charge) => isOpenCharge(charge));
const byPortal = (given: Given): boolean => given.actor.roles.includes('portal');

export const guards: ModuleParts<typeof preApplications, Outside>['guards'] = {
  personMayApply: (_application, given) => loadedRow(given, 'personRecord')?.state === 'active'
    || refuse('PERSON_BLOCKED', 'Kişi için işlem yapılamıyor; kayıt işleme kapalı.', 'Nothing can be done for this person: the record is blocked.'),
  // A stop of new orders does not touch what was ordered before.
  institutionTakesApplications: (_application, given) => ['active', 'blockedForOrders'].includes(loadedRow(given, 'institutionRecord')?.state ?? '')
    || refuse('INSTITUTION_NOT_ACTIVE', 'Kurum aktif değil; başvuru alınamaz.', 'The institution is not active.'),
  routeOpen: (application, given) => {
    const type = loadedRow(given, 'typeRecord');
    if (type?.state !== 'inForce' || !isRoutes(type['routes'])) return refuse('TYPE_NOT_IN_FORCE', 'Başvuru tipinin bu sürümü yürürlükte değil; yürürlükteki sürümü seçin.', 'This version of the type is not in force.');
    const sector = loadedRow(given, 'institutionRecord')?.['sector'] as Sector;
    const decision = decideRoute(type['routes'], { sector, staffClass: application.staffClass ?? staffClassOf(sector, application.jobTitle), payer: application.payer, origin: application.origin });
    return 'route' in decision || decision.refusal;
  },
  noOtherOpenApplication: (application, given) => {
    const other = application.reason === 'other' ? undefined : loadedRows(given, 'othersOfPerson').find((one) =>
      one.id !== application.id && one['institution'] === application.institution && one['reason'] === application.reason && !isOver(one.state));
    return other === undefined || refuse('OPEN_APPLICATION', `Kişinin bu kurumda aynı nedenle açık başvurusu var: ${String(other['reference'])}. Yeni başvuru yerine o sürdürülmeli.`, `The person has an open application already: ${String(other['reference'])}.`);
  },
  renewsOwnCertificate: (application, given) => application.oldCertificate === null || loadedRows(given, 'certificates').some(({ id }) => id === application.oldCertificate)
    || refuse('OTHER_CERTIFICATE', 'Yenilenecek sertifika bu kişiye ait değil.', 'The certificate to renew is not this person’s.'),
  // An officer sees the applications of the institution, but signs for nobody.
  applicantsOwn: (application, given) => !byPortal(given) || given.actor.person === application.person
    || refuse('NOT_YOURS', 'Bu adımı yalnız başvuru sahibi yapabilir.', 'Only the applicant can take this step.'),
  formComplete: (application, given) => {
    const missing = [
      ...(application.phone === null ? ['cep telefonu'] : []), ...(application.deliveryMethod === null ? ['teslimat yöntemi'] : []),
      ...(loadedRow(given, 'method')?.['needsAddress'] === true && (application.address === null || application.city === null) ? ['teslimat adresi ve ili'] : []),
    ];
    return missing.length === 0 || refuse('FORM_INCOMPLETE', `Formda eksik alan var: ${missing.join(', ')}.`, 'The form lacks phone, delivery method or address.');
  },
  consentGiven: (_application, given) => (given.input['undertakingRead'] === true && loadedRow(given, 'consent')?.state === 'inForce')
    || refuse('CONSENT_MISSING', 'Sertifika Sahibi Taahhütnamesi okunmalı ve yürürlükteki metin onaylanmalı.', 'The undertaking in force must be read and accepted.'),
  hasValidCertificate: (_application, given) => loadedRows(given, 'certificates').some((one) => one.state === 'active' && String(one['notAfter']) > given.now)
    || refuse('NO_VALID_CERTIFICATE', 'e-İmza ile onay için geçerli bir sertifika gerekir. e-Onay ya da ıslak imza seçilmeli.', 'Approval by e-signature needs a valid certificate; choose another way.'),
  hasEApproval: (_application, given) => mayEApprove(loadedRow(given, 'personRecord') as never)
    || refuse('NO_E_APPROVAL', 'Daha önce verilmiş e-Onay izni yok. e-İmza ya da ıslak imza seçilmeli.', 'There is no earlier permission; choose e-signature or wet ink.'),
  barcodeIsCurrent: (application, given) => fold(String(given.input['scannedBarcode'])) === fold(application.formBarcode ?? '')
    || refuse('OLD_BARCODE', 'Formun barkodu geçerli değil: onay şekli değişmiş ya da form başka bir başvuruya ait.', 'The barcode is void: the kind of approval changed, or the form belongs to another application.'),
  formReceived: (application) => application.formReceivedAt !== null || refuse('FORM_NOT_RECEIVED', 'Başvuru formu henüz ulaşmadı.', 'The form has not arrived.'),
  checksDone: (_application, given) => (given.input['identityChecked'] === true && given.input['signatureChecked'] === true)
    || refuse('CHECKS_MISSING', 'Kimlik bilgileri ve imza kontrolü işaretlenmeli.', 'Tick both checks: identity and signature.'),
  identityMatches: (application, given) => {
    const different = differences(application, given);
    return different.length === 0 || refuse('IDENTITY_DIFFERS', `Başvurudaki bilgi kişi kaydıyla uyuşmuyor: ${different.join(', ')}. Düzeltin ya da eksik bildirin.`, 'The application differs from the person’s record in name or birth date.');
  },
  reviewDone: (application) => application.reviewedAt !== null || refuse('NOT_REVIEWED', 'Kayıt operatörü incelemeyi tamamlamadan onaylanamaz.', 'A registrar must complete the review first.'),
  noSecondActiveCertificate: (application, given) => application.reason !== 'new' || !loadedRows(given, 'certificates').some((one) => one.state === 'active')
    || refuse('HAS_CERTIFICATE', 'Kişinin kullanımda sertifikası var. Başvuru nedeni yenileme, kayıp/çalıntı ya da diğer olmalı.', 'The person has a certificate in use; the reason must be another than new.'),
  officerOnlyBeforeForm: (application, given) => !byPortal(given) || (application.state === 'awaitingInstitution' && given.actor.institution === application.institution)
    || refuse('NOT_OFFICERS', 'Bu adımı yalnız kurumun e-imza sorumlusu, kurum onayı bekleyen başvuruda yapabilir.', 'Only the officer may do this, and only while the institution is asked.'),
  // Nobody vouches for himself: of a sole officer's own application the institution is asked by letter, and a registrar records the answer.
  notOwnEmployment: (application, given) => given.actor.person === undefined || given.actor.person !== application.person
    || refuse('OWN_EMPLOYMENT', 'Sorumlu kendi çalıştığını onaylayamaz. Kurumun başka bir sorumlusu onaylamalı; yoksa kurum yazısıyla Kamu SM onaylar.', 'An officer does not confirm his own employment; another officer must, or Kamu SM by a letter of the institution.'),
  // "No fee is open" must not mean that nobody ever asked for one.
  feeAccrued: (application, given) => application.payer !== 'person' || loadedRows(given, 'charges').some((charge) => charge['kind'] === 'certificate' && (isOpenCharge(charge) || charge.state === 'paid'))
    || refuse('FEE_MISSING', 'Ücreti kişi ödeyecek, ama başvurunun ne açık ne ödenmiş bir sertifika borcu var. Eksik bildirip formu yeniden alın.', 'The person pays, but no fee is open or paid; report it incomplete and take the form again.'),
  feeOpen: (_application, given) => openFees(given).length > 0 || refuse('NO_FEE', 'Açık borç yok.', 'No fee is open.'),
  feeSettled: (_application, given) => openFees(given).length === 0 || refuse('FEE_OPEN', 'Borç henüz kapanmadı.', 'The fee is still open.'),
  evidenceGiven: (_application, given) => String(given.input['identityEvidence'] ?? '').trim().length >= 3
    || refuse('NO_EVIDENCE', 'Kimlik teyidinin kanıtı yazılmadan teslim kaydedilemez.', 'Without evidence of the identity check nothing is delivered.'),
};

// Letter by letter: Sahin is not Şahin on a certificate; only capitals do not matter.
function differences(application: Application, given: Given): string[] {
  const person = loadedRow(given, 'personRecord');
  const names = { personNumber: 'kimlik no', firstName: 'adı', lastName: 'soyadı', birthDate: 'doğum tarihi' } as const;
  return Object.entries(names).filter(([field]) => upperTurkish(String(application[field as keyof typeof names])) !== upperTurkish(String(person?.[field]))).map(([, label]) => label);
}
