import { consentTexts } from '#domain/consent-texts.ts';
import { defineModule } from '../../engine/module.ts';
import { type Outside } from '../outside.ts';
import { supersedeOlder } from '../supersede-older.ts';
import { consentTextsEntity } from './entity.ts';

export const consentTextsModule = defineModule<typeof consentTexts, Outside>(consentTexts, { entity: consentTextsEntity, consequences: { supersedeOlder: supersedeOlder('consent-texts') } });
