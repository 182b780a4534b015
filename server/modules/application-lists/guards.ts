import { type applicationLists } from '#domain/application-lists.ts';
import { businessDate } from '#domain/calendar/dates.ts';
import { formatDateTr } from '#domain/calendar/wording.ts';
import { refuse, type Sentence } from '#domain/language/refuse.ts';
import { type RecordOf } from '#domain/language/resource.ts';
import { type SignatureReason } from '#domain/signature-checks.ts';
import { loadedRow, loadedRows } from '../../engine/loaded.ts';
import { type ModuleParts } from '../../engine/module.ts';
import { type Given, type Row } from '../../engine/types.ts';
import { type Outside } from '../outside.ts';

/** The reason that stands first says what to do about it better than the word invalid. */
function signatureRefused(check: Row): Sentence {
  const [reason] = (check['reasons'] ?? []) as readonly SignatureReason[];
  const waits = check['verdict'] === 'noRevocationInfo';
  return refuse('SIGNATURE_REFUSED', `Listenin imzası kabul edilmiyor: ${reason?.tr ?? ''} ${waits ? 'İptal listesi gelince imzayı yeniden doğrulayın.' : 'Listeyi düzeltmeye gönderin.'}`,
    `The list’s signature is not accepted: ${reason?.en ?? ''} ${waits ? 'Verify it again once the revocation list is here.' : 'Send the list back.'}`);
}

/**
 * The last day of the signer's duty, when the list came after it and nothing but the signer's word (or the day on the paper) puts the signature before:
 * somebody who left can set his clock, or a date, back. Null: not so.
 */
function lateOf(list: RecordOf<typeof applicationLists>, given: Given): string | null {
  const until = loadedRow(given, 'officerRecord')?.['until'];
  const stamped = loadedRows(given, 'signatureChecks').some((check) => check['provenBy'] === 'timeStamp');
  return typeof until === 'string' && until < businessDate(arrivalOf(list, given)) && !stamped ? until : null;
}

/** When what is signed reached us: the signed file, or for ink the first scan or original, which may come after the list. */
function arrivalOf(list: RecordOf<typeof applicationLists>, given: Given): string {
  if (list.signedHow === 'eSigned') return list.signedFileAt ?? list.createdAt;
  const [first] = loadedRows(given, 'documents').map((paper) => String(paper['receivedAt'] ?? paper['originalReceivedAt'] ?? paper.createdAt)).sort();
  return first !== undefined && first > list.createdAt ? first : list.createdAt;
}

export const guards: ModuleParts<typeof applicationLists, Outside>['guards'] = {
  officerOfInstitution: (list, given) => list.officer === null || loadedRow(given, 'officerRecord')?.['institution'] === list.institution
    || refuse('OTHER_INSTITUTION', 'İmzalayan sorumlu başka bir kurumun; listeyi imzalayan sorumluyu seçin.', 'The signing officer belongs to another institution.'),
  hasWorkbook: (list) => list.workbook !== null || refuse('NO_WORKBOOK', 'Listenin Excel dosyası yok. Önce dosyayı ekleyin.', 'The list has no workbook; attach it first.'),
  // Typed verdicts are for ink, which a person looks at; an electronic signature is judged by mathematics and trust alone.
  verdictFromCheck: (list, given) => {
    const { input } = given;
    const checked = loadedRows(given, 'signatureChecks').length > 0;
    // Typed now, or typed for ink before the list was said to be e-signed.
    if (list.signedHow === 'eSigned' && !checked && list.signatureVerdict !== 'notChecked') return refuse('VERDICT_IS_CHECKED', 'e-İmzalı listenin imza sonucu elle yazılmaz. İmzalı dosyayı (.p7m ya da .p7s) ekleyin; imza kendiliğinden doğrulanır.', 'The verdict on an e-signed list is not typed: attach the signed file (.p7m or .p7s) and it is verified by itself.');
    return !checked || !['signedHow', 'signedOn', 'signatureVerdict', 'officer'].some((name) => input[name] !== undefined) || refuse('SIGNATURE_IS_CHECKED', 'Bu listenin imzası doğrulandı; imza bilgileri elle değiştirilmez.', 'The signature of this list was verified; what it says is not changed by hand.');
  },
  institutionActive: (_list, given) => ['active', 'blockedForOrders'].includes(loadedRow(given, 'institutionRecord')?.state ?? '')
    || refuse('INSTITUTION_NOT_ACTIVE', 'Kurum aktif değil; liste kabul edilemez. Önce kurum kaydı onaylanmalı.', 'The institution is not active; its registration must be approved first.'),
  typeChosen: (list) => list.applicationType !== null || refuse('NO_TYPE', 'Başvuru tipi seçilmedi.', 'Choose the application type.'),
  signatureValid: (list, given) => {
    const [check] = loadedRows(given, 'signatureChecks');
    if (check) return check['verdict'] === 'valid' || signatureRefused(check);
    if (list.signedHow === 'wet' && list.signatureVerdict === 'valid') return true;
    if (list.signatureVerdict === 'invalid') return refuse('SIGNATURE_INVALID', 'Listenin imzası geçersiz bulundu. Listeyi düzeltmeye gönderin.', 'The signature is invalid; send the list back.');
    if (list.signedHow === 'eSigned') return refuse('SIGNATURE_NOT_CHECKED', list.signedFile === null ? 'Listenin imzalı dosyası yok. .p7m ya da .p7s dosyasını ekleyin.' : 'Listenin imzası doğrulanıyor; biraz sonra yeniden deneyin.', 'The signed file is missing, or its signature is still being verified.');
    return refuse('SIGNATURE_NOT_CHECKED', 'Listenin imzasına bakılmadı. İmza kontrolünün sonucunu kaydedin.', 'The signature was not checked; record the result.');
  },
  // Who is officer today does not matter: who was, on the day of the signature.
  signerWasOfficer: (list, given) => {
    const officer = loadedRow(given, 'officerRecord');
    if (officer === null) return refuse('NO_SIGNER', 'Listeyi imzalayan e-imza sorumlusu seçilmedi.', 'Choose the officer who signed the list.');
    const inOffice = officer['activatedAt'] !== null && String(officer['from']) <= list.signedOn && (officer['until'] === null || list.signedOn <= String(officer['until']));
    return inOffice || refuse('NOT_IN_OFFICE', 'Listeyi imzalayan kişi, imza gününde kurumun görevdeki sorumlusu değildi.', 'The signer was not on duty on the day of the signature.');
  },
  lateSignatureConfirmed: (list, given) => {
    const ended = list.lateSignatureConfirmedAt === null ? lateOf(list, given) : null;
    return ended === null || refuse('LATE_SIGNATURE', `Liste, imzalayanın görevi bittikten (${formatDateTr(ended)}) sonra geldi; imza gününün kanıtı yok. Listeyi getirmeyen bir amir “Geç gelen imzayı onayla” ile imza gününü doğrulamalı.`,
      `The list came after the signer’s duty had ended (${ended}), and nothing proves the day of the signature: a supervisor who did not bring the list must confirm it first.`);
  },
  signatureCameLate: (list, given) => {
    if (list.lateSignatureConfirmedAt !== null) return refuse('LATE_CONFIRMED', 'İmza günü zaten onaylandı.', 'The day of the signature is confirmed already.');
    return lateOf(list, given) !== null || refuse('NOT_LATE', 'İmza geç gelmedi ya da günü zaman damgasıyla kanıtlı; onay gerekmiyor.', 'The signature did not come late, or a time stamp proves its day; nothing needs confirming.');
  },
  signedPaperThere: (list, given) => {
    if (list.signedHow === 'eSigned') return true;
    const paper = loadedRows(given, 'documents').filter((document) => document['type'] === 'FRM0103' && ['received', 'accepted'].includes(document.state));
    if (paper.length === 0) return refuse('SCAN_MISSING', 'Islak imzalı listenin taraması eklenmedi. Excel ile birlikte taraması da gerekir.', 'The scan of the signed list is missing; scan and Excel belong together.');
    const blocks = loadedRows(given, 'paperTypes').some((type) => type['originalBlocks'] === true && String(type['validFrom']) <= given.today);
    return !blocks || paper.some((document) => document['originalReceivedAt'] !== null)
      || refuse('ORIGINAL_MISSING', 'Islak imzalı listenin aslı henüz gelmedi.', 'The original of the signed list has not arrived.');
  },
  everyRowValid: (list) => {
    const total = list.rowsTotal ?? 0;
    if (total === 0) return refuse('NO_ROWS', 'Listede başvuru satırı yok.', 'The list has no rows.');
    return list.rowsValid === total || refuse('ROWS_NOT_VALID', `Listede sorunlu satır var: ${list.rowsFaulty ?? 0} hatalı, ${list.rowsDuplicate ?? 0} mükerrer, ${list.rowsOverQuota ?? 0} adet aşımı. Düzeltmeye gönderin ya da yalnız geçerli satırları alın.`, 'Some rows are faulty, duplicate or over quota: send the list back, or take the valid rows only.');
  },
  someRowRefused: (list) => (list.rowsAccepted ?? 0) < (list.rowsTotal ?? 0) || refuse('NOTHING_LEFT', 'Alınmamış satır kalmadı.', 'No row is left to send back.'),
  nothingTaken: (list) => (list.rowsAccepted ?? 0) === 0 || refuse('ROWS_TAKEN', 'Bu listeden başvuru alındı; dosyası artık değiştirilmez. Düzeltilmiş dosyayı yeni liste olarak yükleyin.', 'Applications of this list were taken over; upload the corrected file as a new list.'),
  someTaken: (list) => (list.rowsAccepted ?? 0) > 0 || refuse('NOTHING_TAKEN', 'Listeden henüz başvuru alınmadı.', 'Nothing of the list has been taken over.'),
  noCorrectedList: (_list, given) => {
    const [newer] = loadedRows(given, 'correctedLists');
    return newer === undefined || refuse('CORRECTED_LIST_CAME', `Bu listenin düzeltilmişi geldi (${String(newer['reference'])}); kalan kişiler o listede işlenir.`, `A corrected list has come (${String(newer['reference'])}); the other people are dealt with there.`);
  },
  someRowValid: (list) => (list.rowsValid ?? 0) > (list.rowsAccepted ?? 0)
    || refuse('NO_VALID_ROW', `Alınabilecek satır yok: ${list.rowsFaulty ?? 0} hatalı, ${list.rowsDuplicate ?? 0} mükerrer, ${list.rowsOverQuota ?? 0} adet aşımı.`, 'No row can be taken.'),
  everythingTaken: (list) => list.rowsAccepted === list.rowsTotal || refuse('PARTLY', 'Bazı satırlar alınmadı.', 'Some rows were left out.'),
};
