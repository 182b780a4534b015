import { Button, Paper, Typography } from '@mui/material';
import { useGetList, useTranslate, type RaRecord } from 'react-admin';
import { type ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { mayRead } from '#domain/language/permit.ts';
import { SectionCard } from '../kit/SectionCard.tsx';
import { listAddress, type Question } from '../kit/queues.ts';
import { useLabel } from '../kit/words.ts';
import { knownPage } from '../pages.ts';
import { useSession } from '../providers/session.ts';
import { Rows } from './Rows.tsx';

interface RelatedCardProps {
  readonly noun: string;
  readonly filter: Question;
  readonly fields: readonly string[];
  readonly title?: string;
  readonly sort?: readonly [string, 'ASC' | 'DESC'];
  readonly most?: number;
  readonly end?: (record: RaRecord) => ReactNode;
}

/** The newest records of a noun that belong here, with the way to all of them; nothing where the role may not read them. */
export function RelatedCard({ noun, filter, fields, title, sort = ['createdAt', 'DESC'], most = 8, end }: RelatedCardProps) {
  const translate = useTranslate();
  const label = useLabel();
  const session = useSession();
  const page = knownPage(noun);
  const readable = mayRead(page, session);
  const { data = [], total = 0, isPending, error, refetch, meta } = useGetList<RaRecord>(
    noun,
    { filter, sort: { field: sort[0], order: sort[1] }, pagination: { page: 1, perPage: most } },
    { enabled: readable },
  );
  if (!readable) return null;
  const name = title ?? label(page.plural ?? page.label, noun);
  // That there is none is worth a line, not a card.
  if (!isPending && !error && data.length === 0) {
    return (
      <Paper component="section" variant="outlined" sx={{ px: 2, py: 1, display: 'flex', gap: 1.5, alignItems: 'baseline' }}>
        <Typography variant="h3" component="h2">
          {name}
        </Typography>
        <Typography variant="body2" color="textSecondary">
          {translate('console.desks.none')}
        </Typography>
      </Paper>
    );
  }
  return (
    <SectionCard
      title={name}
      count={`${total.toLocaleString('tr-TR')}${meta?.capped ? '+' : ''}`}
      flush
      loading={isPending && 'table'}
      rows={2}
      error={error}
      onRetry={refetch}
      actions={
        total > data.length && (
          <Button size="small" component={Link} to={listAddress(noun, filter)}>
            {translate('console.home.all')}
          </Button>
        )
      }
    >
      <Rows page={page} records={data} fields={fields} {...(end ? { end } : {})} />
    </SectionCard>
  );
}
