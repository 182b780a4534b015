import { Box, Link as MuiLink } from '@mui/material';
import CheckIcon from '@mui/icons-material/CheckCircleOutlined';
import ErrorIcon from '@mui/icons-material/ErrorOutlineOutlined';
import InfoIcon from '@mui/icons-material/InfoOutlined';
import { RecordContextProvider, useTranslate, type RaRecord } from 'react-admin';
import { Link } from 'react-router-dom';
import { FieldDisplay } from '../kit/FieldDisplay.tsx';
import { StateChip } from '../kit/StateChip.tsx';
import { fieldLabel, useLanguage } from '../kit/words.ts';
import { knownPage } from '../pages.ts';
import { type Said } from './use-arrivals.ts';

const page = knownPage('documents');
const signs = { success: CheckIcon, info: InfoIcon, warning: ErrorIcon, danger: ErrorIcon } as const;

/** The last word of the desk, large enough to be read from where the paper lies, and read aloud. */
export function ArrivalSaid({ said }: { said: Said | undefined }) {
  const translate = useTranslate();
  const Sign = signs[said?.tone ?? 'info'];
  const paper = said?.done ?? (said?.verdict && 'paper' in said.verdict ? said.verdict.paper : undefined);
  return (
    <Box role="status" aria-live="assertive" aria-atomic data-said={said?.verdict?.kind ?? (said?.done ? 'done' : said ? 'fault' : '')}>
      {said && (
        <Box sx={{ borderRadius: 1, p: 1.5, bgcolor: (theme) => theme.tokens[said.tone].soft, color: (theme) => theme.tokens[said.tone].ink }}>
          <Box sx={{ display: 'flex', gap: 1, alignItems: 'flex-start', fontSize: 17, fontWeight: 600 }}>
            <Sign sx={{ mt: 0.25 }} />
            <span>{headOf(said, translate)}</span>
          </Box>
          {said.leftOpen !== undefined && <Box sx={{ mt: 0.5, fontSize: 13 }}>{translate('console.post.leftOpen', { reference: said.leftOpen })}</Box>}
          {paper && <PaperFacts paper={paper} placed={said.done !== undefined || said.verdict?.kind === 'again'} />}
        </Box>
      )}
    </Box>
  );
}

function headOf({ verdict, done, sentence }: Said, translate: ReturnType<typeof useTranslate>): string {
  if (sentence !== undefined) return sentence;
  if (done) return translate(done['state'] === 'unmatched' ? 'console.post.said.held' : 'console.post.said.done', { reference: String(done['reference']) });
  return verdict ? translate(`console.post.said.${verdict.kind}`) : '';
}

function PaperFacts({ paper, placed }: { paper: RaRecord; placed: boolean }) {
  const language = useLanguage();
  const names = ['type', 'institution', ...(placed ? ['box', 'shelf', 'originalReceivedAt'] : ['originalDueAt'])].filter((name) => paper[name] !== null && paper[name] !== undefined);
  return (
    <RecordContextProvider value={paper}>
      <Box sx={{ mt: 1, p: 1, borderRadius: 1, bgcolor: 'background.paper', color: 'text.primary', fontSize: 14 }}>
        <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
          <MuiLink component={Link} to={`/documents/${paper.id}/show`} sx={{ fontWeight: 600 }}>{String(paper['reference'])}</MuiLink>
          <StateChip page={page} state={String(paper['state'])} />
        </Box>
        {names.map((name) => (
          <Box key={name}>
            {fieldLabel(page, name, language)}: <FieldDisplay page={page} field={name} compact />
          </Box>
        ))}
      </Box>
    </RecordContextProvider>
  );
}
