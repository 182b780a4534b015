import { Box, Link as MuiLink, Typography } from '@mui/material';
import { RecordContextProvider, useGetList, useRecordContext, useTranslate, type RaRecord } from 'react-admin';
import { Link } from 'react-router-dom';
import { FieldDisplay } from '../kit/FieldDisplay.tsx';
import { SectionCard } from '../kit/SectionCard.tsx';
import { momentText } from '../kit/words.ts';
import words from '../messages/signatures.ts';
import { knownPage } from '../pages.ts';
import { bringWords } from '../providers/late-messages.ts';
import SignatureReasons from './SignatureReasons.tsx';
import { VerdictWord } from './VerdictWord.tsx';

bringWords(words);

/** What the last check of this record's electronic signature found: verdict, who, when, why, on which proof. Nothing where none was signed electronically. */
export default function SignatureCard({ by }: { by: 'applicationList' | 'document' }) {
  const record = useRecordContext();
  const translate = useTranslate();
  const { data, isPending, error, refetch } = useGetList('signature-checks', { filter: { [by]: record?.id, state: 'standing' }, sort: { field: 'createdAt', order: 'DESC' }, pagination: { page: 1, perPage: 1 } }, { enabled: record !== undefined });
  const [check] = data ?? [];
  if (!check && !error) return isPending ? <SectionCard title={translate('console.signatures.title')} loading="lines" rows={3} /> : null;
  return (
    <SectionCard title={translate('console.signatures.title')} error={error} onRetry={refetch}>
      {check && <Found check={check} />}
    </SectionCard>
  );
}

function Found({ check }: { check: RaRecord }) {
  const translate = useTranslate();
  const page = knownPage('signature-checks');
  const verdict = String(check['verdict']);
  const when = (name: string) => (typeof check[name] === 'string' ? momentText(check[name]) : null);
  return (
    <RecordContextProvider value={check}>
      <Box data-signature={verdict} sx={{ display: 'grid', gap: 1 }}>
        <VerdictWord verdict={verdict}>
          <Typography component="span" sx={{ color: 'text.primary' }}>
            <FieldDisplay page={page} field="signerName" /> · <FieldDisplay page={page} field="signerNumber" />
          </Typography>
        </VerdictWord>
        <SignatureReasons value={check['reasons']} verdictSaid />
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {[
            when('signedAt') && translate('console.signatures.claimed', { when: when('signedAt') }),
            when('provenAt') && translate(check['provenBy'] === 'timeStamp' ? 'console.signatures.provenStamp' : 'console.signatures.provenArrival', { when: when('provenAt') }),
            check['issuer'] && translate('console.signatures.issuedBy', { issuer: check['issuer'], serial: check['certificateSerial'] }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </Typography>
        <MuiLink component={Link} to={`/signature-checks/${check.id}/show`} sx={{ justifySelf: 'start' }}>
          {translate('console.signatures.record', { reference: String(check['reference']) })}
        </MuiLink>
      </Box>
    </RecordContextProvider>
  );
}
