import { columns } from '#domain/list-columns.ts';
import { builtInHeadings, headingKey } from '#domain/list-wordings.ts';
import { listHeadings } from '#domain/list-headings.ts';
import { refuse } from '#domain/language/refuse.ts';
import { defineModule } from '../../engine/module.ts';
import { listHeadingsEntity } from './entity.ts';

export const listHeadingsModule = defineModule(listHeadings, {
  entity: listHeadingsEntity,
  guards: {
    headingIsNew: ({ heading }) => {
      const known = builtInHeadings.get(headingKey(heading));
      return known === undefined || refuse('HEADING_KNOWN', `“${heading}” zaten tanınıyor: “${columns[known].header}” sütunu. Eklemeye gerek yok.`, `“${heading}” is known already, as the column “${columns[known].header}”.`);
    },
  },
});
