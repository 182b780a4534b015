import { Box, Link as MuiLink, Typography } from '@mui/material';
import { useState } from 'react';
import { type RaRecord } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { isMissingPaper, missingPapers } from '#domain/missing-papers.ts';
import { type ProposalReason } from '#domain/messages.ts';
import { type Field } from '#domain/language/field.ts';
import { KindChip } from '../kit/StateChip.tsx';
import { textOf, useLanguage } from '../kit/words.ts';
import { knownPage } from '../pages.ts';
import { useSay } from '../settings/say.ts';
import { correctable } from './desk-steps.ts';
import { ExpectedChecks } from './ExpectedChecks.tsx';
import { Lines } from './FormHandle.tsx';
import { deskWords } from './words.ts';

const page = knownPage('messages');
const firstReasons = 3;

/** What the message is taken for, how surely and why, what is missing; and what may be corrected before it is carried out. */
export function MessageProposal({ record, attachments }: { record: RaRecord; attachments: readonly RaRecord[] }) {
  const say = useSay();
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <Verdict record={record} />
      <CorrectedLines record={record} />
      <ExpectedChecks attachments={attachments} title={say(deskWords.checksOf)} />
    </Box>
  );
}

function Verdict({ record }: { record: RaRecord }) {
  const say = useSay();
  const language = useLanguage();
  const label = (name: string) => textOf(page.fields[name], record[name], language);
  const percent = Number(record['confidence'] ?? 0);
  const blocked = reasonsOf(record).some(({ blocks }) => blocks);
  const [sureness, kind] = percent >= 85 && !blocked ? [deskWords.sure, 'success' as const] : percent >= 60 && !blocked ? [deskWords.likely, 'info' as const] : [deskWords.unsure, 'warning' as const];
  const missing = (Array.isArray(record['missing']) ? (record['missing'] as unknown[]) : []).filter(isMissingPaper);
  if (record['proposal'] === null || record['proposal'] === undefined) return <Typography color="textSecondary">{say(deskWords.notRead)}</Typography>;
  return (
    <Box component="section" data-proposal={String(record['proposal'])}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: 1.5 }}>
        <Typography variant="h2" sx={{ fontSize: 18 }}>{label('proposal')}</Typography>
        <Typography variant="body2" sx={{ fontWeight: 550, color: (theme) => theme.tokens[kind].ink }}>{say(deskWords.confidence, { percent, words: say(sureness) })}</Typography>
      </Box>
      <Typography variant="body2" color="textSecondary">{[label('flow'), label('signatureKind')].filter(Boolean).join(' · ')}</Typography>
      {missing.length > 0 ? (
        <Box data-missing={missing.length} sx={{ mt: 1, px: 1.5, py: 1, borderRadius: '4px', bgcolor: (theme) => theme.tokens.warning.soft, color: (theme) => theme.tokens.warning.ink, fontSize: 13.5 }}>
          <strong>{say(deskWords.lacking)}</strong>
          <Box component="ul" sx={{ m: 0, pl: 2.5 }}>{missing.map((code) => <li key={code}>{missingPapers[code][language]}</li>)}</Box>
        </Box>
      ) : record['complete'] === true && <Box sx={{ mt: 0.75 }}><KindChip kind="done">{say(deskWords.allHere)}</KindChip></Box>}
      <Facts record={record} />
      <Reasons record={record} />
    </Box>
  );
}

function Facts({ record }: { record: RaRecord }) {
  const say = useSay();
  const facts = [
    ...(typeof record['rows'] === 'number' && record['rows'] > 0 ? [say(deskWords.rows, { rows: record['rows'], valid: Number(record['validRows'] ?? 0) })] : []),
    ...(record['originalExpected'] === true ? [say(deskWords.original)] : []),
    ...(typeof record['pairedWith'] === 'string' ? [say(deskWords.paired)] : []),
  ];
  return facts.length === 0 ? null : <Typography variant="body2" sx={{ mt: 0.75 }}>{facts.join(' ')}</Typography>;
}

function Reasons({ record }: { record: RaRecord }) {
  const say = useSay();
  const [all, setAll] = useState(false);
  const language = useLanguage();
  const reasons = reasonsOf(record);
  if (reasons.length === 0) return null;
  const against = reasons.filter(({ blocks }) => blocks);
  const sorted = reasons.filter(({ blocks }) => !blocks).toSorted((one, other) => Math.abs(other.weight) - Math.abs(one.weight));
  return (
    <Box sx={{ mt: 1 }}>
      <Typography variant="subtitle2" component="h3">{say(deskWords.why)}</Typography>
      {against.length > 0 && (
        <Box component="ul" data-against sx={{ m: 0, pl: 2.5, fontSize: 13.5, fontWeight: 550, color: (theme) => theme.tokens.warning.ink, '& li': { overflowWrap: 'anywhere' } }}>{against.map((reason, at) => <Sentence key={at} {...reason} language={language} />)}</Box>
      )}
      <Box component="ul" data-reasons sx={{ m: 0, pl: 2.5, fontSize: 13.5, '& li': { overflowWrap: 'anywhere' } }}>
        {(all ? sorted : sorted.slice(0, firstReasons)).map((reason, at) => <Sentence key={at} {...reason} language={language} />)}
      </Box>
      {!all && sorted.length > firstReasons && <MuiLink component="button" type="button" variant="body2" onClick={() => setAll(true)}>{say(deskWords.moreReasons, { count: sorted.length - firstReasons })}</MuiLink>}
    </Box>
  );
}

/** What was judged before there were English sentences is read in Turkish, and says so to whoever reads aloud. */
const Sentence = ({ tr, en, language }: ProposalReason & { language: 'tr' | 'en' }) => (language === 'en' && en !== undefined ? <li>{en}</li> : <li lang="tr">{tr}</li>);

const reasonsOf = (record: RaRecord): readonly ProposalReason[] => (Array.isArray(record['reasons']) ? (record['reasons'] as ProposalReason[]) : []);

/** Whose it is and what it is; what only some proposals ask stands there only then. */
function CorrectedLines({ record }: { record: RaRecord }) {
  const say = useSay();
  const proposal = useWatch({ name: 'proposal' }) as string | null;
  const institution = useWatch({ name: 'institution' }) as string | null;
  const input = page.workflow.actions['accept']?.input ?? {};
  const asked = [
    ...(proposal === 'firstApplication' || proposal === 'list' ? ['signedOn'] : []),
    ...(!institution ? ['newInstitutionName'] : []),
    ...(proposal === 'assessment' ? ['applicationName', 'applicationRelease'] : []),
  ];
  if (record['state'] === 'quarantined') return null;
  // An assessment or a quote has no flow.
  const lines = correctable.messages.filter((name) => name !== 'flow' || (proposal !== 'assessment' && proposal !== 'quote'));
  const fields = [...lines.map((name) => [name, page.fields[name]]), ...asked.map((name) => [name, input[name]])].filter((line): line is [string, Field] => line[1] !== undefined);
  return <Lines title={say(deskWords.correct)} noun="messages" fields={fields} />;
}
