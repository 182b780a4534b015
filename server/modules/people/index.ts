import { refuse } from '#domain/language/refuse.ts';
import { people } from '#domain/people.ts';
import { defineModule } from '../../engine/module.ts';
import { type Outside } from '../outside.ts';
import { peopleEntity } from './entity.ts';
import { mayEApprove } from '#domain/e-approval.ts';

export const peopleModule = defineModule<typeof people, Outside>(people, {
  entity: peopleEntity,
  guards: {
    noPermissionYet: (person) => !mayEApprove(person) || refuse('PERMISSION_STANDS', 'Kişinin e-Onay izni zaten var.', 'The permission stands already.'),
    permissionGiven: (person) => mayEApprove(person) || refuse('NO_PERMISSION', 'Kişinin geri alınacak bir e-Onay izni yok.', 'There is no permission to withdraw.'),
  },
  consequences: {
    async clearWithdrawal(tx, person) {
      await tx.set('people', person.id, { eApprovalWithdrawnAt: null });
    },
    async raiseRevocation(tx, person) {
      const certificates = await tx.find('certificates', { person: person.id, state: ['scheduled', 'active', 'suspended'] });
      if (certificates.length === 0) return;
      await tx.create('tasks', { kind: 'urgentRevocation', title: 'Vefat: kişinin sertifikaları iptal edilecek', role: 'supervisor', noun: 'people', recordId: person.id });
    },
  },
});
