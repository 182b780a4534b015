import { Box, Button, Chip, Link as MuiLink, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useGetOne, useTranslate, type RaRecord } from 'react-admin';
import { Link, useParams } from 'react-router-dom';
import { labelIn } from '#domain/language/label.ts';
import { ErrorState } from '../kit/ErrorState.tsx';
import { LoadingState } from '../kit/LoadingState.tsx';
import { PageHead } from '../kit/PageHead.tsx';
import { PrintHead } from '../kit/PrintHead.tsx';
import { SectionCard } from '../kit/SectionCard.tsx';
import { fieldLabel, momentText, titleOf, useLanguage } from '../kit/words.ts';
import { pageOf } from '../pages.ts';
import { looksAt, type LoggedLook } from './looks-api.ts';

/** Ways of looking that have words of their own; a newer one is called by its name. */
const told = ['open', 'reveal', 'list', 'search', 'export', 'exportTaken', 'bulkBegun', 'whoLooked'];

/** The answer for an auditor, and for a person who asks: who saw this record, when, in which way, and why. */
export default function WhoLooked() {
  const { noun = '', id = '' } = useParams();
  const translate = useTranslate();
  const language = useLanguage();
  const page = pageOf(noun);
  const { data: record } = useGetOne<RaRecord>(noun, { id }, { enabled: page !== undefined });
  const [only, setOnly] = useState<string>();
  const query = useInfiniteQuery({
    queryKey: [noun, 'looks', id],
    queryFn: ({ pageParam }) => looksAt(noun, id, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
    // Each asking is a deed of its own in the log: nothing asks again by itself.
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
  if (query.error || !page) return <ErrorState error={query.error} onRetry={query.refetch} />;
  const [first] = query.data?.pages ?? [];
  if (!first) return <LoadingState shape="table" />;
  const looks = query.data?.pages.flatMap((one) => one.looks) ?? [];
  const shown = only === undefined ? looks : looks.filter(({ actorId }) => actorId === only);
  const people = new Map(looks.map(({ actorId, actorName }) => [actorId, actorName ?? actorId]));
  const title = record ? titleOf(page, record, language) : labelIn(language, page.label, page.name);
  return (
    <Box data-looks={id}>
      <PrintHead title={`${translate('console.looks.title')} ${title}`} />
      <PageHead
        title={translate('console.looks.title')}
        beside={<MuiLink component={Link} to={`/${noun}/${id}/show`}>{title}</MuiLink>}
        under={translate('console.looks.under')}
        actions={<Button size="small" onClick={() => print()}>{translate('console.print.print')}</Button>}
      />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mb: 1.5 }} role="group" aria-label={translate('console.looks.person')}>
        <Chip size="small" label={translate('console.looks.everybody')} onClick={() => setOnly(undefined)} aria-pressed={only === undefined} color={only === undefined ? 'primary' : 'default'} />
        {[...people].map(([who, name]) => (
          <Chip key={who} size="small" label={name} onClick={() => setOnly(who)} aria-pressed={only === who} color={only === who ? 'primary' : 'default'} />
        ))}
      </Box>
      <SectionCard
        title={translate('console.looks.sum', { people: new Set(shown.map(({ actorId }) => actorId)).size, looks: shown.length })}
        count={translate(first.recordsCapped ? 'console.looks.capped' : 'console.looks.asked', { count: first.records })}
        flush
        {...(looks.length === 0 ? { empty: translate('console.looks.none') } : {})}
      >
        <Table size="small">
          <TableHead>
            <TableRow>
              {['at', 'person', 'how', 'where', 'fields', 'reason'].map((name) => (
                <TableCell key={name}>{translate(`console.looks.${name}`)}</TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {shown.map((look) => (
              <LookRow key={look.place} look={look} />
            ))}
          </TableBody>
        </Table>
      </SectionCard>
      {query.hasNextPage && (
        <Button onClick={() => void query.fetchNextPage()} disabled={query.isFetchingNextPage} sx={{ mt: 1 }}>
          {translate('console.looks.more')}
        </Button>
      )}
    </Box>
  );
}

function LookRow({ look }: { look: LoggedLook }) {
  const translate = useTranslate();
  const language = useLanguage();
  const page = pageOf(look.noun);
  const [id, ...others] = look.ids;
  const noun = page ? labelIn(language, page.label, page.name) : look.noun;
  return (
    <TableRow data-look={look.kind}>
      <TableCell sx={{ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}>{momentText(look.at)}</TableCell>
      <TableCell component="th" scope="row" sx={{ fontWeight: 500 }}>{look.actorName ?? look.actorId}</TableCell>
      <TableCell>{told.includes(look.kind) ? translate(`console.looks.${look.kind}`) : translate('console.looks.other', { kind: look.kind })}</TableCell>
      <TableCell>
        {id === undefined || others.length > 0 ? (
          translate('console.looks.several', { noun, count: look.ids.length })
        ) : (
          <MuiLink component={Link} to={`/${look.noun}/${id}/show`}>{noun}</MuiLink>
        )}
      </TableCell>
      <TableCell>{page ? look.fields.map((field) => fieldLabel(page, field, language)).join(', ') : look.fields.join(', ')}</TableCell>
      <TableCell sx={{ overflowWrap: 'anywhere' }}>{look.reason ?? ''}</TableCell>
    </TableRow>
  );
}
