import { calls } from '#domain/calls.ts';
import { defineModule } from '../../engine/module.ts';
import { type Outside } from '../outside.ts';
import { callsEntity } from './entity.ts';

export const callsModule = defineModule<typeof calls, Outside>(calls, {
  entity: callsEntity,
  consequences: {
    async raiseCallback(tx, call) {
      if (call.callBackAt === null) return;
      await tx.create('tasks', { kind: 'callback', title: 'Geri arama', role: 'callAgent', noun: 'calls', recordId: call.id, deadline: call.callBackAt });
    },
  },
});
