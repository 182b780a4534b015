import { type messages } from '#domain/messages.ts';
import { type ModuleParts } from '../../engine/module.ts';
import { type Outside } from '../outside.ts';

export const effects: ModuleParts<typeof messages, Outside>['effects'] = {
  async classify({ intake }, job) {
    await intake?.classifyMessage(job.recordId);
  },
  async takeFiles({ intake }, job) {
    await intake?.takeFiles(job.recordId);
  },
};
