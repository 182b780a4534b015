import { refuse } from '#domain/language/refuse.ts';
import { legalTexts } from '#domain/legal-texts.ts';
import { defineModule } from '../../engine/module.ts';
import { type Outside } from '../outside.ts';
import { supersedeOlder } from '../supersede-older.ts';
import { legalTextsEntity } from './entity.ts';

export const legalTextsModule = defineModule<typeof legalTexts, Outside>(legalTexts, {
  entity: legalTextsEntity,
  guards: {
    validityInOrder: (text) => text.validUntil === null || text.validUntil >= text.validFrom
      || refuse('VALIDITY_BACKWARDS', 'Geçerlilik sonu başlangıcından önce olamaz.', 'The validity cannot end before it begins.'),
  },
  consequences: { supersedeOlder: supersedeOlder('legal-texts') },
});
