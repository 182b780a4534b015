import { date, flag, longText, phone, refersTo, text } from '../language/field.ts';
import { type Action } from '../language/workflow.ts';

const consent = { consentText: refersTo({ tr: 'Onaylanan metin', en: 'Consent text' }, 'consent-texts', { required: true }), undertakingRead: flag({ tr: 'Taahhütnameyi okudum', en: 'I have read the undertaking' }, { required: true }) };
const endReason = { endReason: refersTo({ tr: 'Neden', en: 'Reason' }, 'reason-codes', { required: true }), note: longText({ tr: 'İç not', en: 'Internal note' }, { max: 1000 }) };
const ending = ['returnQuota', 'cancelCharges', 'refundIfPaid', 'dropExpectedForm', 'tellEnd'] as const;
const applicants = ['applicantsOwn', 'formComplete', 'consentGiven'] as const;

export const preApplicationActions = {
  invite: { label: { tr: 'Davet et', en: 'Invite' }, from: 'draft', to: 'awaitingApplicant', by: ['registrar', 'system'], does: ['sendInvitation'], stamps: 'invitedAt', intent: 'primary' },
  askInstitution: { label: { tr: 'Kuruma sor', en: 'Ask the institution' }, from: 'draft', to: 'awaitingInstitution', by: ['registrar', 'system'], does: ['askOfficers'] },
  confirmByInstitution: { label: { tr: 'Kurum onayladı', en: 'Institution confirmed' }, from: 'awaitingInstitution', to: 'awaitingApplicant', by: ['registrar', 'portal'], requires: ['officerOnlyBeforeForm', 'notOwnEmployment'], does: ['confirmEmployment', 'sendInvitation'], stamps: 'invitedAt', intent: 'primary' },
  fillForm: { label: { tr: 'Formu doldur', en: 'Fill the form' }, from: 'awaitingApplicant', by: ['portal', 'registrar'], requires: ['applicantsOwn'],
    input: {
      birthPlace: text({ tr: 'Doğum yeri', en: 'Birth place' }, { personal: true, max: 60 }), birthDate: date({ tr: 'Doğum tarihi', en: 'Birth date' }, { personal: true }),
      phone: phone({ tr: 'Cep telefonu', en: 'Mobile phone' }, { personal: true }), deliveryMethod: refersTo({ tr: 'Teslimat yöntemi', en: 'Delivery method' }, 'delivery-methods', { required: true }),
      address: longText({ tr: 'Teslimat adresi', en: 'Delivery address' }, { personal: true, max: 500 }), district: text({ tr: 'İlçe', en: 'District' }, { max: 60 }), city: text({ tr: 'İl', en: 'City' }, { max: 40 }),
    } },
  approveBySignature: { label: { tr: 'e-İmza ile onayla', en: 'Approve by e-signature' }, from: 'awaitingApplicant', to: 'inReview', by: 'portal', requires: [...applicants, 'hasValidCertificate'], does: ['markESigned', 'accrueIfPersonPays'], stamps: 'formReceivedAt', input: consent, intent: 'primary' },
  approveByEApproval: { label: { tr: 'e-Onay ile onayla', en: 'e-Approve' }, from: 'awaitingApplicant', to: 'inReview', by: 'portal', requires: [...applicants, 'hasEApproval'], does: ['markEApproved', 'accrueIfPersonPays'], stamps: 'formReceivedAt', input: consent },
  chooseWetInk: { label: { tr: 'Islak imza ile onaylamak için formu indir', en: 'Download the form for wet ink' }, from: 'awaitingApplicant', to: 'awaitingForm', by: ['portal', 'registrar'], requires: ['applicantsOwn', 'formComplete', 'consentGiven'], does: ['markWet'], input: consent },
  changeApprovalKind: { label: { tr: 'Onay şeklini değiştir', en: 'Change the kind of approval' }, from: 'awaitingForm', to: 'awaitingApplicant', by: ['portal', 'registrar'], requires: ['applicantsOwn'], does: ['voidForm'] },
  receiveForm: { label: { tr: 'Islak imzalı form geldi', en: 'Signed form arrived' }, from: 'awaitingForm', to: 'inReview', by: ['postClerk', 'registrar'], requires: ['barcodeIsCurrent'], does: ['registerForm', 'accrueIfPersonPays'], stamps: 'formReceivedAt', intent: 'primary',
    input: { scannedBarcode: text({ tr: 'Formdaki barkod', en: 'Barcode on the form' }, { required: true, max: 30 }), shelf: text({ tr: 'Raf', en: 'Shelf' }, { max: 40 }) } },
  review: { label: { tr: 'İncelemeyi tamamla', en: 'Complete the review' }, from: 'inReview', by: 'registrar', requires: ['formReceived', 'checksDone', 'identityMatches'], does: ['acceptForm'], stamps: 'reviewedAt', intent: 'primary',
    input: { identityChecked: flag({ tr: 'Kimlik bilgileri karşılaştırıldı', en: 'Identity data compared' }, { required: true }), signatureChecked: flag({ tr: 'İmza / onay kontrol edildi', en: 'Signature or approval checked' }, { required: true }) } },
  markIncomplete: { label: { tr: 'Eksik evrak bildir', en: 'Report what is missing' }, from: 'inReview', to: 'incomplete', by: ['registrar', 'supervisor'], does: ['resetReview', 'tellIncomplete'],
    input: { incompleteReason: refersTo({ tr: 'Eksiklik nedeni', en: 'Why incomplete' }, 'reason-codes', { required: true }) } },
  resubmit: { label: { tr: 'Eksik tamamlandı', en: 'Completed' }, from: 'incomplete', to: 'inReview', by: ['portal', 'registrar', 'postClerk'], requires: ['applicantsOwn'], intent: 'primary' },
  // What was agreed to is changed only by agreeing again.
  correctForm: { label: { tr: 'Formu düzelt', en: 'Correct the form' }, from: 'incomplete', to: 'awaitingApplicant', by: ['portal', 'registrar'], requires: ['applicantsOwn'], does: ['voidForm', 'resetReview'] },
  askAgain: { label: { tr: 'Onayı yeniden iste', en: 'Ask for approval again' }, from: ['awaitingForm', 'inReview', 'incomplete'], to: 'awaitingApplicant', by: ['registrar', 'system'], does: ['voidForm', 'resetReview'] },
  approve: { label: { tr: 'Onayla', en: 'Approve' }, from: 'inReview', to: { when: 'feeOpen', then: 'awaitingPayment', else: 'queued' }, by: 'supervisor', notBy: ['create', 'update', 'fillForm', 'confirmByInstitution', 'receiveForm', 'resubmit', 'review'],
    requires: ['reviewDone', 'formReceived', 'identityMatches', 'noSecondActiveCertificate', 'feeAccrued'], does: ['enterQueue', 'tellApproval'], stamps: 'approvedAt', intent: 'primary' },
  reject: { label: { tr: 'Reddet', en: 'Reject' }, from: ['awaitingInstitution', 'inReview', 'incomplete'], to: 'rejected', by: ['supervisor', 'portal'], requires: ['officerOnlyBeforeForm'], does: ending, input: endReason, intent: 'danger' },
  paymentArrived: { label: { tr: 'Ödeme geldi', en: 'Payment arrived' }, from: 'awaitingPayment', to: 'queued', by: ['system'], requires: ['feeSettled'], does: ['enterQueue'] },
  postpone: { label: { tr: 'İleri tarihe al', en: 'Postpone' }, from: 'queued', to: 'scheduled', by: 'system' },
  comeDue: { label: { tr: 'Üretim zamanı geldi', en: 'Come due' }, from: 'scheduled', to: 'queued', by: 'system', after: { setting: 'noDelay', since: 'earliestProductionAt' }, does: ['makeProductionItem'] },
  startProduction: { label: { tr: 'Üretime al', en: 'Start production' }, from: 'queued', to: 'inProduction', by: 'system' },
  backToQueue: { label: { tr: 'Üretim sırasına geri al', en: 'Back to the queue' }, from: 'inProduction', to: 'queued', by: 'system' },
  passQuality: { label: { tr: 'Kontrolden geçti', en: 'Passed quality control' }, from: 'inProduction', to: 'readyToShip', by: 'system', does: ['consumeQuota', 'rememberFirstProduction'], stamps: 'producedAt' },
  handToCourier: { label: { tr: 'Kuryeye verildi', en: 'Handed to the courier' }, from: ['readyToShip', 'returnedByCourier'], to: 'shipped', by: 'system' },
  returnFromCourier: { label: { tr: 'Kuryeden döndü', en: 'Returned' }, from: 'shipped', to: 'returnedByCourier', by: 'system' },
  deliver: { label: { tr: 'Teslim edildi', en: 'Delivered' }, from: ['shipped', 'readyToShip', 'returnedByCourier'], to: 'delivered', by: ['system', 'dispatcher'], requires: ['evidenceGiven'], does: ['refuseWhileUnderway'], stamps: 'deliveredAt',
    input: { identityEvidence: text({ tr: 'Kimlik teyidi kanıtı', en: 'Identity evidence' }, { required: true, personal: true, max: 200 }) } },
  expire: { label: { tr: 'Süresini doldur', en: 'Expire' }, from: ['awaitingApplicant', 'awaitingForm', 'incomplete'], to: 'expired', by: 'system', after: { setting: 'applicationValidity', since: 'invitedAt' }, does: ending },
  cancel: { label: { tr: 'Başvuruyu iptal et', en: 'Cancel the application' }, from: ['draft', 'awaitingInstitution', 'awaitingApplicant', 'awaitingForm', 'inReview', 'incomplete', 'awaitingPayment', 'scheduled'], to: 'cancelled',
    by: ['registrar', 'supervisor', 'portal'], requires: ['applicantsOwn'], does: ending, input: endReason, intent: 'danger' },
  cancelInProduction: { label: { tr: 'Üretimdeki başvuruyu iptal et', en: 'Cancel after production began' }, from: ['queued', 'inProduction', 'readyToShip', 'returnedByCourier'], to: 'cancelled', by: 'supervisor', does: [...ending, 'raiseCardDestruction'], input: endReason, intent: 'danger',
    confirm: { tr: 'Üretilen kart varsa sertifikası iptal edilecek ve kart tutanakla imha edilecek; bunun için görev açılır.', en: 'A card already made will be revoked and destroyed; a task is raised.' } },
} as const satisfies Record<string, Action>;
