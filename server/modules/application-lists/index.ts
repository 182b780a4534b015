import { applicationLists } from '#domain/application-lists.ts';
import { defineModule } from '../../engine/module.ts';
import { type Outside } from '../outside.ts';
import { checkRows } from './check-rows.ts';
import { consequences } from './consequences.ts';
import { applicationListsEntity } from './entity.ts';
import { mailCorrections } from './corrections-file.ts';
import { guards } from './guards.ts';
import { takeRowsIn } from './take-rows-in.ts';

export const applicationListsModule = defineModule<typeof applicationLists, Outside>(applicationLists, {
  entity: applicationListsEntity,
  guards,
  consequences,
  effects: {
    checkRows: (outside, job) => checkRows(outside, job.recordId, job.actor),
    mailCorrections: (outside, job) => mailCorrections(outside, job.recordId, job.actor),
    takeRowsIn: ({ engine }, job) => takeRowsIn(engine, job.recordId, job.actor),
  },
});
