import { Box, Stack, Typography } from '@mui/material';
import { DataTable, ReferenceManyField, useRecordContext, useTranslate } from 'react-admin';
import { type Page } from '#domain/language/resource.ts';
import { CappedPagination } from './CappedPagination.tsx';
import { EmptyState } from './EmptyState.tsx';
import { useColumns } from './columns.tsx';
import { AddRelated } from './record/AddRelated.tsx';
import { useCounts, type CountOfRelated, type Related } from './record/related.ts';
import { useLabel } from './words.ts';

/** What hangs on the record, noun by noun; `names` says where each begins, so that a count elsewhere can lead to it. */
export function RelatedRecords({ related }: { related: readonly Related[] }) {
  const record = useRecordContext();
  const counts = useCounts(record, related);
  return (
    <Stack spacing={3}>
      {related.map((one, at) => (
        <RelatedTable key={`${one.page.name}.${one.by}`} {...one} count={counts[at]} />
      ))}
    </Stack>
  );
}

export const placeOfRelated = ({ page, by }: { page: Page; by: string }): string => `related-${page.name}-${by}`;

export const countText = (count: CountOfRelated | undefined): string => (count === undefined ? '…' : `${count.count}${count.capped ? '+' : ''}`);

function RelatedTable({ page, by, count }: Related & { count: CountOfRelated | undefined }) {
  const label = useLabel();
  const translate = useTranslate();
  const record = useRecordContext();
  const columns = useColumns(page, [by]);
  const [sortField, sortOrder] = page.sort ?? ['createdAt', 'DESC'];
  return (
    <Box component="section" id={placeOfRelated({ page, by })} data-related={page.name} sx={{ scrollMarginTop: 160 }}>
      <Stack direction="row" spacing={1} sx={{ alignItems: 'center', mb: 0.5 }}>
        <Typography variant="h3">
          {label(page.plural ?? page.label, page.name)} ({countText(count)})
        </Typography>
        <AddRelated page={page} by={by} />
      </Stack>
      <ReferenceManyField
        reference={page.name}
        target={by}
        sort={{ field: sortField, order: sortOrder }}
        perPage={10}
        pagination={<CappedPagination quiet />}
        storeKey={`${record?.id ?? ''}.${page.name}.${by}`}
      >
        <DataTable bulkActionButtons={false} rowClick={false} size="small" empty={<EmptyState title={translate('console.list.empty')} small />}>
          {columns}
        </DataTable>
      </ReferenceManyField>
    </Box>
  );
}
