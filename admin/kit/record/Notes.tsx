import { Box, Stack, Typography } from '@mui/material';
import { RecordContextProvider, useGetManyReference, useRecordContext, useTranslate, type RaRecord } from 'react-admin';
import { maySee } from '#domain/language/permit.ts';
import { useSession } from '../../providers/session.ts';
import { Ago } from '../DueTime.tsx';
import { FieldDisplay } from '../FieldDisplay.tsx';
import { SectionCard } from '../SectionCard.tsx';
import { useLabel } from '../words.ts';
import { AddRelated } from './AddRelated.tsx';
import { type Related } from './related.ts';

const newest = 5;

/** The newest remarks about a record. */
export function Notes({ page, by }: Related) {
  const record = useRecordContext();
  const translate = useTranslate();
  const session = useSession();
  const label = useLabel();
  const { data = [], isPending, error, refetch } = useGetManyReference(page.name, {
    target: by,
    id: record?.id,
    pagination: { page: 1, perPage: newest },
    sort: { field: 'createdAt', order: 'DESC' },
    filter: {},
  });
  const [text] = Object.entries(page.fields).find(([name, field]) => (field.kind === 'longText' || field.kind === 'text') && maySee(page, session, name)) ?? [];
  return (
    <SectionCard
      title={label(page.plural ?? page.label, page.name)}
      actions={<AddRelated page={page} by={by} />}
      loading={isPending && 'lines'}
      rows={2}
      error={error}
      onRetry={refetch}
      {...(!isPending && data.length === 0 ? { empty: translate('console.list.empty') } : {})}
    >
      <Stack spacing={1.5}>
        {(data as RaRecord[]).map((note) => (
          <RecordContextProvider key={note.id} value={note}>
            <Box sx={{ fontSize: 13 }}>
              {text !== undefined && <FieldDisplay page={page} field={text} />}
              <Typography variant="caption" color="textSecondary" component="div">
                <Ago at={String(note['createdAt'])} />
              </Typography>
            </Box>
          </RecordContextProvider>
        ))}
      </Stack>
    </SectionCard>
  );
}
