import { Alert, Box, Link as MuiLink, Typography } from '@mui/material';
import { RecordContextProvider, useTranslate, type RaRecord } from 'react-admin';
import { Link } from 'react-router-dom';
import { type Page } from '#domain/language/resource.ts';
import { ActionButton } from '../kit/record/ActionButton.tsx';
import { usePerform } from '../kit/record/use-perform.ts';
import { SectionCard } from '../kit/SectionCard.tsx';
import { StateChip } from '../kit/StateChip.tsx';
import { Verdict } from '../kit/Verdict.tsx';
import { textOf, titleOf, useLanguage } from '../kit/words.ts';
import { knownPage } from '../pages.ts';
import { type OfferedAction } from '../providers/console-api.ts';
import { undertakingTypes, type Registration } from './registration.ts';

const page = knownPage('institutions');
const documents = knownPage('documents');

/** What there is now, what the record says is missing, and the step that hands it over. */
export function RegistrationSummary({ registration: { institution, officer, papers } }: { registration: Registration }) {
  const translate = useTranslate();
  const language = useLanguage();
  const perform = usePerform(page);
  if (!institution) return null;
  const review = ((institution['actions'] ?? []) as readonly OfferedAction[]).find(({ name }) => name === 'review');
  const missing = review?.blockedBy ?? [];
  return (
    <RecordContextProvider value={institution}>
      <Box sx={{ display: 'grid', gap: 2, maxWidth: 720 }} data-summary={String(institution['state'])}>
        <Verdict page={page} />
        <SectionCard title={translate('console.registration.summary')}>
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}>
            <Line noun={page} record={institution} title={titleOf(page, institution, language)} />
            <Line noun={knownPage('officers')} record={officer} title={titleOf(knownPage('officers'), officer, language)} />
            {undertakingTypes.map((type) => <Line key={type} noun={documents} record={papers[type]} title={textOf(documents.fields['type'], type, language)} />)}
          </Box>
        </SectionCard>
        {review && (
          <Box sx={{ display: 'grid', gap: 1, justifyItems: 'start' }}>
            {missing.length > 0 ? (
              <Alert severity="warning" data-missing sx={{ width: '100%' }}>
                <strong>{translate('console.registration.missing')}:</strong> {missing.map(({ sentence }) => sentence).join(' ')}
              </Alert>
            ) : (
              <Typography data-complete>{translate('console.registration.nothingMissing')}</Typography>
            )}
            <Typography variant="body2" color="textSecondary">{translate('console.registration.later')}</Typography>
            <ActionButton page={page} offer={review} working={perform.working} onStart={() => void perform.run(institution, 'review', { input: {} })} onExplain={() => undefined} />
          </Box>
        )}
      </Box>
    </RecordContextProvider>
  );
}

function Line({ noun, record, title }: { noun: Page; record: RaRecord | undefined; title: string }) {
  if (!record) return null;
  return (
    <Box component="li" sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
      <MuiLink component={Link} to={`/${noun.name}/${record.id}/show`}>{title}</MuiLink>
      <StateChip page={noun} state={String(record['state'])} />
    </Box>
  );
}
