import { Box, Button, Link as MuiLink, Stack, Typography } from '@mui/material';
import { useRecordContext, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { type Page } from '#domain/language/resource.ts';
import { waitingFor } from '#domain/language/standing.ts';
import { askWhoLooked } from '#domain/roles.ts';
import { useSession } from '../../providers/session.ts';
import { DueTime } from '../DueTime.tsx';
import { countText } from '../RelatedRecords.tsx';
import { SectionCard } from '../SectionCard.tsx';
import { useLabel, partiesInWords, useLanguage } from '../words.ts';
import { Notes } from './Notes.tsx';
import { Proposals } from './Proposals.tsx';
import { isNote, useCounts, type Related } from './related.ts';
import { isMine, missingFor, untilOf } from './standing.ts';

interface RailProps {
  readonly page: Page;
  readonly related: readonly Related[];
  /** Leads to a noun in the tabs. */
  readonly onGo: (related: Related) => void;
}

/** Beside the record: what it waits for, changes that wait for a second person, what hangs on it, remarks. */
export function Rail({ page, related, onGo }: RailProps) {
  return (
    <Stack component="aside" spacing={2} data-rail sx={{ width: { lg: 300 }, flex: 'none' }}>
      <Waiting page={page} />
      <Proposals page={page} />
      <RelatedCounts related={related.filter((one) => !isNote(one.page))} onGo={onGo} />
      {related.filter((one) => isNote(one.page)).map((one) => <Notes key={one.by} {...one} />)}
      <AskWhoLooked page={page} />
    </Stack>
  );
}

/** For those who may be told: the way to who saw the personal values of this record. */
function AskWhoLooked({ page }: { page: Page }) {
  const record = useRecordContext();
  const translate = useTranslate();
  const { roles } = useSession();
  if (!record || !roles.some((role) => askWhoLooked.includes(role)) || !Object.values(page.fields).some(({ personal }) => personal)) return null;
  return (
    <Button size="small" component={Link} to={`/kim-gordu/${page.name}/${record.id}`} sx={{ alignSelf: 'start' }}>
      {translate('console.looks.ask')}
    </Button>
  );
}

/** What is missing, who acts, until when. */
function Waiting({ page }: { page: Page }) {
  const record = useRecordContext();
  const translate = useTranslate();
  const language = useLanguage();
  const session = useSession();
  if (!record) return null;
  const state = page.workflow.states[String(record['state'])];
  const who = partiesInWords(waitingFor(state, page.desk && record[page.desk.of]), language);
  const until = untilOf(record);
  const missing = missingFor(page, record);
  const nothing = who === undefined && missing.length === 0;
  return (
    <SectionCard title={translate('console.record.waitsOn')} {...(nothing ? { empty: translate('console.record.waitsOnNothing') } : {})}>
      <Stack spacing={1.25} data-waiting>
        {who !== undefined && (
          <Line label={translate('console.record.who')}>
            {who}
            {isMine(page, record, session) && ` (${translate('console.record.you')})`}
          </Line>
        )}
        {until !== undefined && (
          <Line label={translate('console.record.until')}>
            <DueTime at={until} over={state?.kind === 'done' || state?.kind === 'stopped'} />
          </Line>
        )}
        {missing.length > 0 && (
          <Line label={translate('console.record.missing')}>
            <Box component="ul" sx={{ m: 0, pl: 2 }}>
              {missing.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </Box>
          </Line>
        )}
      </Stack>
    </SectionCard>
  );
}

const Line = ({ label, children }: { label: string; children: React.ReactNode }) => (
  <Box>
    <Typography variant="caption" color="textSecondary" component="div">
      {label}
    </Typography>
    <Box sx={{ fontSize: 13 }}>{children}</Box>
  </Box>
);

function RelatedCounts({ related, onGo }: { related: readonly Related[]; onGo: (related: Related) => void }) {
  const record = useRecordContext();
  const translate = useTranslate();
  const label = useLabel();
  const counts = useCounts(record, related);
  if (related.length === 0) return null;
  return (
    <SectionCard title={translate('console.record.related')}>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, fontSize: 13 }}>
        {related.map((one, at) => (
          <Box component="li" key={`${one.page.name}.${one.by}`} sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'baseline', gap: 1, py: 0.25 }}>
            <MuiLink component="button" type="button" sx={{ textAlign: 'left', minHeight: 24 }} onClick={() => onGo(one)}>
              {label(one.page.plural ?? one.page.label, one.page.name)}
            </MuiLink>
            <Box component="span" sx={{ fontVariantNumeric: 'tabular-nums', color: counts[at]?.count === 0 ? 'text.secondary' : 'text.primary' }}>
              {countText(counts[at])}
            </Box>
          </Box>
        ))}
      </Box>
    </SectionCard>
  );
}
