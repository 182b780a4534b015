import { listHeadings } from '#domain/list-headings.ts';
import { entityOf } from '../../engine/columns.ts';

export const listHeadingsEntity = entityOf(listHeadings, {
  expressions: [{ name: 'list_headings_once', expression: "create unique index list_headings_once on list_headings (heading) where state <> 'withdrawn'" }],
});
