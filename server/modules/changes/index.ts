import { approversFor } from '#domain/change-approvers.ts';
import { changes } from '#domain/changes.ts';
import { formatInstantTr } from '#domain/calendar/wording.ts';
import { refuse } from '#domain/language/refuse.ts';
import { roles } from '#domain/roles.ts';
import { defineModule } from '../../engine/module.ts';
import { type Outside } from '../outside.ts';
import { consequences } from './consequences.ts';
import { changesEntity } from './entity.ts';

export const changesModule = defineModule<typeof changes, Outside>(changes, {
  entity: changesEntity,
  guards: {
    approverFits: (change, { actor }) => {
      const wanted = approversFor(change.noun);
      return wanted.some((role) => actor.roles.includes(role))
        || refuse('OTHER_APPROVER', `Bu değişikliği şu rol onaylar: ${wanted.map((role) => roles[role].tr).join(', ')}.`, `This change is approved by: ${wanted.map((role) => roles[role].en).join(', ')}.`);
    },
    coolingOver: (change, { now }) => change.validFrom === null || change.validFrom <= now
      || refuse('COOLING', `İletişim değişikliği bekleme süresinde; en erken ${formatInstantTr(change.validFrom)} itibarıyla onaylanabilir.`, `A contact change waits; it can be approved from ${change.validFrom}.`),
    ownProposal: (change, { actor }) => change.proposerId === actor.id
      || refuse('OTHER_PROPOSER', 'Talebi yalnız öneren kişi geri çekebilir.', 'Only the proposer can withdraw it.'),
  },
  consequences,
});
