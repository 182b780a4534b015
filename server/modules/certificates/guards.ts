import { type certificates } from '#domain/certificates.ts';
import { refuse } from '#domain/language/refuse.ts';
import { type ModuleParts } from '../../engine/module.ts';
import { type Outside } from '../outside.ts';

export const guards: ModuleParts<typeof certificates, Outside>['guards'] = {
  hasBegun: (certificate, { now }) => (certificate.notBefore !== null && certificate.notBefore <= now)
    || refuse('not_begun', 'Sertifikanın geçerlilik başlangıcı henüz gelmedi.', 'The certificate’s validity has not begun.'),
  // Revoking for a caller whom nobody checked would let anybody switch off anybody's signature.
  callerIsProven: (_certificate, { input }) => input['callerProven'] === true
    || refuse('caller_not_proven', 'Önce arayanın kimliğini kayıtlı bilgilerle doğrulayın ve işaretleyin.', 'Prove the caller’s identity first.'),
};
