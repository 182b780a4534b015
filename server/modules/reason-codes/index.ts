import { pages } from '#domain/index.ts';
import { refuse } from '#domain/language/refuse.ts';
import { reasonCodes } from '#domain/reason-codes.ts';
import { defineModule } from '../../engine/module.ts';
import { reasonCodesEntity } from './entity.ts';

export const reasonCodesModule = defineModule(reasonCodes, {
  entity: reasonCodesEntity,
  guards: {
    stepExists: ({ noun, action }) => {
      const page = pages.find(({ name }) => name === noun);
      if (!page) return refuse('NO_SUCH_NOUN', `Böyle bir kayıt türü yok: ${noun}`, `There is no such noun: ${noun}`, 'noun');
      return Object.hasOwn(page.workflow.actions, action) || refuse('NO_SUCH_ACTION', `Bu kayıt türünde böyle bir işlem yok: ${action}`, `This noun has no such action: ${action}`, 'action');
    },
  },
});
