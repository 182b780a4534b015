import { Box, Typography } from '@mui/material';
import { BulkActionsToolbar, Button, CreateButton, DataTable, FilterButton, List, TopToolbar, useListContext, useTranslate } from 'react-admin';
import { mayCreate } from '#domain/language/permit.ts';
import { type Page } from '#domain/language/resource.ts';
import { useSession } from '../providers/session.ts';
import { BulkActions } from './BulkActions.tsx';
import { CappedPagination } from './CappedPagination.tsx';
import { useColumns } from './columns.tsx';
import { filtersOf } from './list-filters.tsx';
import { selectionColumn } from './SelectionColumn.tsx';
import { listKey } from './list-key.ts';
import { useLanguage } from './words.ts';

/**
 * The list of any noun. Its settings stay in memory and never in the address: a search may hold a name or a number of a
 * person, and addresses are kept by the browser.
 */
export function DeclaredList({ page }: { page: Page }) {
  const session = useSession();
  const language = useLanguage();
  const translate = useTranslate();
  const columns = useColumns(page);
  const [field, order] = page.sort ?? ['createdAt', 'DESC'];
  return (
    <List
      resource={page.name}
      exporter={false}
      disableSyncWithLocation
      storeKey={listKey(page.name)}
      perPage={25}
      sort={{ field, order }}
      empty={false}
      filters={filtersOf(page, session, { language, say: translate })}
      actions={<ListActions page={page} />}
      pagination={<CappedPagination />}
    >
      <BulkActionsToolbar>
        <BulkActions page={page} />
      </BulkActionsToolbar>
      <DataTable rowClick="show" bulkActionButtons={false} empty={<EmptyList />} size="small" sx={{ overflowX: 'auto' }}>
        {[selectionColumn(page), ...columns]}
      </DataTable>
    </List>
  );
}

function ListActions({ page }: { page: Page }) {
  const session = useSession();
  return (
    <TopToolbar>
      <FilterButton disableSaveQuery />
      {mayCreate(page, session) && <CreateButton />}
    </TopToolbar>
  );
}

function EmptyList() {
  const translate = useTranslate();
  const { filterValues, setFilters } = useListContext();
  const filtered = Object.keys(filterValues ?? {}).length > 0;
  return (
    <Box sx={{ p: 4, textAlign: 'center' }}>
      <Typography color="textSecondary">{translate(filtered ? 'console.list.emptyFiltered' : 'console.list.empty')}</Typography>
      {filtered && <Button label="console.list.clear" onClick={() => setFilters({}, [])} />}
    </Box>
  );
}
