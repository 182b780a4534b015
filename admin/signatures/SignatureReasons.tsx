import { Box } from '@mui/material';
import { useRecordContext } from 'react-admin';
import { type SignatureReason } from '#domain/signature-checks.ts';
import { useLanguage } from '../kit/words.ts';
import { VerdictWord } from './VerdictWord.tsx';

/** Why the verdict is what it is, one sentence a line, the weightiest first. */
export default function SignatureReasons({ value, verdictSaid = false }: { value: unknown; verdictSaid?: boolean }) {
  const language = useLanguage();
  const verdict: unknown = useRecordContext()?.['verdict'];
  const reasons = (Array.isArray(value) ? value : []) as readonly SignatureReason[];
  const list = (
    <Box component="ul" data-signature-reasons sx={{ m: 0, pl: 2.25, maxWidth: '80ch', display: 'grid', gap: 0.25 }}>
      {reasons.map(({ code, tr, en }) => (
        <li key={`${code} ${tr}`} data-reason={code}>
          {language === 'en' ? en : tr}
        </li>
      ))}
    </Box>
  );
  if (verdictSaid || typeof verdict !== 'string') return list;
  return (
    <Box sx={{ display: 'grid', gap: 0.5 }}>
      <VerdictWord verdict={verdict} />
      {list}
    </Box>
  );
}
