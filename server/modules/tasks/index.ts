import { refuse } from '#domain/language/refuse.ts';
import { roles } from '#domain/roles.ts';
import { tasks } from '#domain/tasks.ts';
import { defineModule } from '../../engine/module.ts';
import { type Outside } from '../outside.ts';
import { tasksEntity } from './entity.ts';

/** Tasks that end by the act itself (a revocation, a delivery), whoever of these desks does it. */
const endedByTheAct = ['urgentRevocation', 'missingEvidence', 'misdelivery'];
const actingDesks = ['supervisor', 'callLead', 'dispatcher'] as const;

export const tasksModule = defineModule<typeof tasks, Outside>(tasks, {
  entity: tasksEntity,
  guards: {
    deskOfActor: (task, { actor }) => actor.kind !== 'staff' || actor.roles.includes(task.role)
      || (endedByTheAct.includes(task.kind) && actingDesks.some((role) => actor.roles.includes(role)))
      || refuse('OTHER_DESK', `Bu iş başka bir masanın: ${roles[task.role].tr}.`, `The task belongs to another desk: ${roles[task.role].en}.`),
  },
});
