import { type documents } from '#domain/documents.ts';
import { refuse } from '#domain/language/refuse.ts';
import { type ModuleParts } from '../../engine/module.ts';
import { type Outside } from '../outside.ts';

export const guards: ModuleParts<typeof documents, Outside>['guards'] = {
  saysWhose: (document) => {
    if (document.type === 'EST') return (document.officer !== null && document.institution !== null) || refuse('WHOSE', 'Sorumlu taahhütnamesi için kurum ve sorumlu seçilmeli.', 'An officer’s undertaking needs institution and officer.');
    if (document.type === 'KT') return document.institution !== null || refuse('WHOSE', 'Kurumsal taahhütname için kurum seçilmeli.', 'The undertaking needs its institution.');
    const owners = [document.institution, document.officer, document.person, document.preApplication, document.applicationList, document.assessment];
    return owners.some((owner) => owner !== null) || refuse('WHOSE', 'Evrakın kime ait olduğu seçilmeli: kurum, kişi, başvuru, liste ya da değerlendirme.', 'Say whose document it is.');
  },
  bothThere: (document) => (document.scan !== null && document.originalReceivedAt !== null)
    || refuse('ONE_MISSING', 'Karşılaştırma için hem tarama hem asıl gelmiş olmalı.', 'Scan and original must both be here to compare them.'),
  somethingThere: (document) => document.scan !== null || document.originalReceivedAt !== null
    || refuse('NOTHING_THERE', 'Evrakın ne taraması ne aslı var. Önce taramayı ekleyin.', 'Neither scan nor original is here; attach the scan first.'),
  // Source: Kamu SM, "imza yetkilisi tarafından imzalanmış, her sayfasına paraf atılmış, mühürlü/kaşeli".
  formalRulesKept: (document) => {
    if (document.signatureVerdict === 'invalid') return refuse('SIGNATURE_INVALID', 'İmza geçersiz bulundu; evrak kabul edilemez.', 'The signature is invalid.');
    if (document.type !== 'KT' && document.type !== 'EST') return true;
    const missing = [
      ...(document.authorisedSigner ? [] : ['imza yetkilisinin imzası']), ...(document.everyPageInitialled ? [] : ['her sayfada paraf']), ...(document.stamped ? [] : ['mühür / kaşe']),
    ];
    return missing.length === 0 || refuse('FORMAL_RULES', `İşaretlenmeyen kontroller: ${missing.join(', ')}. Evraka bakıp işaretleyin ya da kabul etmeyin.`, 'Not every formal check is ticked: authorised signer, initials on every page, stamp.');
  },
  originalThereWhereItBlocks: (document, given) => !String(given['blockingTypes'] ?? '').split(',').map((type) => type.trim()).includes(document.type)
    || document.originalReceivedAt !== null
    || refuse('ORIGINAL_MISSING', 'Bu evrak türünde aslı gelmeden kabul edilmez.', 'Documents of this type are accepted only with their original.'),
};
