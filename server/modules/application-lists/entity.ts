import { applicationLists } from '#domain/application-lists.ts';
import { entityOf } from '../../engine/columns.ts';

export const applicationListsEntity = entityOf(applicationLists, {
  // The same file twice for one institution is a repetition, whoever uploads it.
  expressions: [
    { name: 'application_lists_same_file', expression: "create unique index application_lists_same_file on application_lists (institution, file_hash) where state not in ('sentBack', 'superseded')" },
  ],
});
