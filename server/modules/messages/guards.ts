import { type messages } from '#domain/messages.ts';
import { missingPapers } from '#domain/missing-papers.ts';
import { refuse } from '#domain/language/refuse.ts';
import { type ModuleParts } from '../../engine/module.ts';
import { loadedRow, loadedRows } from '../../engine/loaded.ts';
import { type Given } from '../../engine/types.ts';
import { inNoOtherHands } from '../in-hand.ts';
import { type Outside } from '../outside.ts';

export const guards: ModuleParts<typeof messages, Outside>['guards'] = {
  inNoOtherHands,
  senderHasAddress: (message) => message.sender !== null
    || refuse('no_sender', 'Gönderenin geçerli bir e-posta adresi yok; yanıt gönderilemez.', 'The sender has no valid address; no reply can be sent.'),
  notAskedBefore: (message, given) => {
    const asked = message.askedAt ?? loadedRow(given, 'pair')?.['askedAt'] ?? null;
    return asked === null || refuse('ASKED_BEFORE', 'Eksikler bu ileti ya da eşi için daha önce soruldu; ikinci kez sorulmaz. Yazışmayı sürdürmek için Yanıtla kullanılabilir.', 'What is missing was asked for before, here or for its pair; go on by replying.');
  },
  proposalIsDoable: (message, given) => {
    switch (message.proposal) {
      case 'assessment': case 'quote': return true;
      case 'firstApplication': {
        const held = formsHeld(given);
        return ['KT', 'EST', 'excelList'].some((form) => held.includes(form)) || refuse('NOTHING_CAME', 'İletide taahhütname yok; kayda dönüşecek bir şey gelmemiş. Gönderene sorun ya da ekin form türünü seçin.', 'No undertaking came; there is nothing to record. Ask the sender, or say what form the attachment is.');
      }
      case 'list': {
        const held = formsHeld(given);
        const signed = ['FRM0103', 'signedList', 'signature'].some((form) => held.includes(form));
        const lacking = [...(held.includes('excelList') ? [] : ['EXCEL_LIST' as const]), ...(signed ? [] : ['SIGNED_LIST' as const])];
        return lacking.length === 0 || refuse('LIST_INCOMPLETE', `Liste kaydı açılamaz; eksik: ${lacking.map((code) => missingPapers[code].tr).join('; ')}. Gönderene sorun.`, `No list can be recorded; missing: ${lacking.map((code) => missingPapers[code].en).join('; ')}. Ask the sender.`);
      }
      default: return refuse('NOTHING_TO_DO', 'Bu öneri bir kayda dönüşmez; türünü düzeltin ya da “İşlendi” / “Ayır” kullanın.', 'This proposal makes no record: correct it, or finish or set the message aside.');
    }
  },
};

/** What an operator corrected counts, and what came in the other letter of a pair. */
const formsHeld = (given: Given): unknown[] =>
  [...loadedRows(given, 'files'), ...loadedRows(given, 'pairFiles')].filter(({ state }) => state === 'kept' || state === 'linked').flatMap((file) => [file['formKind'], ...((file['alsoHolds'] as readonly string[] | null) ?? [])]);
