import { type documents } from '#domain/documents.ts';
import { refuse } from '#domain/language/refuse.ts';
import { type RecordOf } from '#domain/language/resource.ts';
import { loadedRow, loadedRows } from '../../engine/loaded.ts';
import { type ModuleParts } from '../../engine/module.ts';
import { inNoOtherHands } from '../in-hand.ts';
import { type Outside } from '../outside.ts';
import { formVersionCounts, typeGiven, uncheckedOf } from './type-rules.ts';

type Document = RecordOf<typeof documents>;

export const guards: ModuleParts<typeof documents, Outside>['guards'] = {
  inNoOtherHands,
  // What came by post and belongs to nobody known yet says at least what is written on it.
  saysWhose: (document) => (filled(document.writtenOnIt) ? true : ownerOf(document)),
  ownerKnown: (document) => ownerOf(document),
  // Threat: an undertaking filed under one institution takes the place of what its officer gave for another.
  officerOfInstitution: (document, given) => document.officer === null || document.institution === null || loadedRow(given, 'officerRecord')?.['institution'] === document.institution
    || refuse('OTHER_INSTITUTION', 'Seçilen sorumlu başka bir kurumun; evrakın kurumunu ya da sorumlusunu düzeltin.', 'The officer belongs to another institution: correct the institution or the officer.'),
  saysWhatIsWritten: (document) => filled(document.writtenOnIt)
    || refuse('NOTHING_WRITTEN', 'Evrakın üzerinde ne yazdığı kaydedilmeli: kurum, kişi, tarih, sayı.', 'Write down what stands on the paper: institution, person, date, number.'),
  verdictNotOfCheck: (_document, given) => loadedRows(given, 'signatureChecks').length === 0 || !['signatureVerdict', 'signer', 'signedOn'].some((name) => given.input[name] !== undefined)
    || refuse('SIGNATURE_IS_CHECKED', 'Bu evrakın elektronik imzası doğrulandı; imza bilgileri elle değiştirilmez.', 'The electronic signature of this document was verified; what it says is not changed by hand.'),
  // Threat: anybody's qualified signature is mathematically as good as the officer's.
  signedByItsOfficer: (document, given) => {
    const [check] = loadedRows(given, 'signatureChecks');
    const officer = loadedRow(given, 'officerPerson');
    return document.type !== 'EST' || check?.['verdict'] !== 'valid' || officer === null || check['signerNumber'] === officer['personNumber']
      || refuse('OTHER_SIGNER', 'Taahhütnameyi elektronik imzalayan, adına düzenlendiği sorumlu değil. Sorumluyu düzeltin ya da evrakı kabul etmeyin.', 'Whoever signed this undertaking is not the officer whose it is: correct the officer, or refuse it.');
  },
  originalAlone: (document) => (document.scan === null && document.originalReceivedAt !== null)
    || refuse('NOT_ALONE', 'Yalnız taraması olmayan bir asıl, eşiyle birleştirilebilir.', 'Only an original without a scan can be joined with its match.'),
  noOtherOriginal: (document) => document.originalReceivedAt === null || document.state === 'mismatched'
    || refuse('ORIGINAL_KNOWN', 'Bu evrakın aslı daha önce kaydedildi; elinizdeki ikinci bir kopya.', 'The original of this document was recorded before; what you hold is a second copy.'),
  originalStillMissing: (document) => document.originalReceivedAt === null || refuse('ORIGINAL_HERE', 'Evrakın aslı geldi; hatırlatma gerekmez.', 'The original is here; no reminder is needed.'),
  bothThere: (document) => (document.scan !== null && document.originalReceivedAt !== null)
    || refuse('ONE_MISSING', 'Karşılaştırma için hem tarama hem asıl gelmiş olmalı.', 'Scan and original must both be here to compare them.'),
  somethingThere: (document) => document.scan !== null || document.originalReceivedAt !== null
    || refuse('NOTHING_THERE', 'Evrakın ne taraması ne aslı var. Önce taramayı ekleyin.', 'Neither scan nor original is here; attach the scan first.'),
  // Source: Kamu SM, "imza yetkilisi tarafından imzalanmış, her sayfasına paraf atılmış, mühürlü/kaşeli".
  formalRulesKept: (document, given) => {
    if (document.signatureVerdict === 'invalid') return refuse('SIGNATURE_INVALID', 'İmza geçersiz bulundu; evrak kabul edilemez.', 'The signature is invalid.');
    const rules = typeGiven(given);
    if (rules === null) return refuse('NO_TYPE', 'Bu evrak türünün yürürlükte kuralı yok. Yönetici, Ayarlar > Evrak türleri ekranından yürürlüğe koymalı.', 'This type of document has no rules in force; an administrator sets them.');
    if (!formVersionCounts(rules, document.formVersion)) return refuse('FORM_VERSION', `Formun sürümü geçerli değil: ${document.formVersion}. Geçerli olanlar: ${rules.formVersions}.`, `This version of the form does not count: ${document.formVersion}. Those that do: ${rules.formVersions}.`);
    const missing = uncheckedOf(document, rules);
    return missing.length === 0 || refuse('FORMAL_RULES', `İşaretlenmeyen kontroller: ${missing.map(({ tr }) => tr).join(', ')}. Evraka bakıp işaretleyin ya da kabul etmeyin.`, `Checks that are not ticked: ${missing.map(({ en }) => en).join(', ')}. Look at the document and tick them, or refuse it.`);
  },
  secondLookWanted: (_document, given) => typeGiven(given)?.secondPerson === true
    || refuse('NO_SECOND_LOOK', 'Bu evrak türünde ikinci kişinin onayı istenmiyor.', 'This type asks for no second person.'),
  secondLookTaken: (document, given) => typeGiven(given)?.secondPerson !== true || document.checksConfirmedAt !== null
    || refuse('SECOND_LOOK', 'Bu evrak türünde kontrolleri ikinci bir kişi de onaylamalı; henüz onaylanmadı.', 'The checks of this type must be confirmed by a second person first.'),
  originalThereWhereItBlocks: (document, given) => typeGiven(given)?.originalBlocks !== true || document.originalReceivedAt !== null
    || refuse('ORIGINAL_MISSING', 'Bu evrak türünde aslı gelmeden kabul edilmez.', 'Documents of this type are accepted only with their original.'),
};

const filled = (text: string | null): boolean => text !== null && text.trim() !== '';

function ownerOf(document: Document): ReturnType<typeof refuse> | true {
  if (document.type === 'EST') return (document.officer !== null && document.institution !== null) || refuse('WHOSE', 'Sorumlu taahhütnamesi için kurum ve sorumlu seçilmeli.', 'An officer’s undertaking needs institution and officer.');
  if (document.type === 'KT') return document.institution !== null || refuse('WHOSE', 'Kurumsal taahhütname için kurum seçilmeli.', 'The undertaking needs its institution.');
  const owners = [document.institution, document.officer, document.person, document.preApplication, document.applicationList, document.assessment];
  return owners.some((owner) => owner !== null) || refuse('WHOSE', 'Evrakın kime ait olduğu seçilmeli: kurum, kişi, başvuru, liste ya da değerlendirme.', 'Say whose document it is.');
}
