import { Box, Button as MuiButton, Stack, Typography } from '@mui/material';
import { DataTable, ReferenceManyCount, ReferenceManyField, useRecordContext, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { mayCreate, mayRead, maySee } from '#domain/language/permit.ts';
import { type Page } from '#domain/language/resource.ts';
import { pageOf } from '../pages.ts';
import { useSession, type Session } from '../providers/session.ts';
import { CappedPagination } from './CappedPagination.tsx';
import { useColumns } from './columns.tsx';
import { useLabel } from './words.ts';

interface Related {
  readonly page: Page;
  /** The field of that page that names this record. */
  readonly by: string;
}

/** What hangs on this noun, as far as the person may read it. */
export function relatedOf(page: Page, session: Session): Related[] {
  return (page.related ?? []).flatMap(({ noun, by }) => {
    const other = pageOf(noun);
    return other && mayRead(other, session) && maySee(other, session, by) ? [{ page: other, by }] : [];
  });
}

export function RelatedRecords({ page }: { page: Page }) {
  const session = useSession();
  return (
    <Stack spacing={3}>
      {relatedOf(page, session).map((related) => (
        <RelatedTable key={`${related.page.name}.${related.by}`} {...related} />
      ))}
    </Stack>
  );
}

function RelatedTable({ page, by }: Related) {
  const session = useSession();
  const label = useLabel();
  const translate = useTranslate();
  const record = useRecordContext();
  const columns = useColumns(page, [by]);
  const [sortField, sortOrder] = page.sort ?? ['createdAt', 'DESC'];
  const mayAdd = mayCreate(page, session) && !page.fields[by]?.derived;
  return (
    <Box component="section">
      <Stack direction="row" spacing={1} sx={{ alignItems: 'baseline' }}>
        <Typography variant="subtitle1" component="h3">
          {label(page.plural ?? page.label, page.name)} (<ReferenceManyCount reference={page.name} target={by} />)
        </Typography>
        {mayAdd && (
          <MuiButton size="small" component={Link} to={`/${page.name}/create`} state={{ record: { [by]: record?.id } }}>
            {translate('console.record.add')}
          </MuiButton>
        )}
      </Stack>
      <ReferenceManyField
        reference={page.name}
        target={by}
        sort={{ field: sortField, order: sortOrder }}
        perPage={10}
        pagination={<CappedPagination quiet />}
        storeKey={`${record?.id ?? ''}.${page.name}.${by}`}
      >
        <DataTable
          bulkActionButtons={false}
          rowClick="show"
          size="small"
          empty={
            <Typography variant="body2" color="textSecondary">
              {translate('console.list.empty')}
            </Typography>
          }
        >
          {columns}
        </DataTable>
      </ReferenceManyField>
    </Box>
  );
}
