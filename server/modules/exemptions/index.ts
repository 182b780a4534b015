import { exemptions } from '#domain/exemptions.ts';
import { refuse } from '#domain/language/refuse.ts';
import { defineModule } from '../../engine/module.ts';
import { type Outside } from '../outside.ts';
import { exemptionsEntity } from './entity.ts';

export const exemptionsModule = defineModule<typeof exemptions, Outside>(exemptions, {
  entity: exemptionsEntity,
  guards: {
    untilAhead: (exemption, given) => exemption.until >= given.today || refuse('UNTIL_PASSED', 'Muafiyetin bitiş günü geçmiş; ileri bir gün yazılmalı.', 'The exemption would have ended already.'),
    untilPassed: (exemption, given) => exemption.until < given.today || refuse('UNTIL_AHEAD', 'Muafiyetin süresi henüz bitmedi; geri almak için “Geri al” kullanılır.', 'The exemption still runs; revoke it instead.'),
  },
});
