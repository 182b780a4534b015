import { mergers } from '#domain/mergers.ts';
import { defineModule } from '../../engine/module.ts';
import { type Outside } from '../outside.ts';
import { consequences } from './consequences.ts';
import { mergersEntity } from './entity.ts';
import { guards } from './guards.ts';
import { moveBack } from './move-back.ts';
import { moveRecords } from './move-records.ts';

export const mergersModule = defineModule<typeof mergers, Outside>(mergers, {
  entity: mergersEntity,
  guards,
  consequences,
  effects: {
    moveRecords: ({ engine }, job) => moveRecords(engine, job.recordId, job.actor),
    moveBack: ({ engine }, job) => moveBack(engine, job.recordId, job.actor),
  },
});
