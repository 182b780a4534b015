import { Box } from '@mui/material';
import { type SignatureReason } from '#domain/signature-checks.ts';
import { useLanguage } from '../kit/words.ts';

/** Why the verdict is what it is, one sentence a line, the weightiest first. */
export default function SignatureReasons({ value }: { value: unknown }) {
  const language = useLanguage();
  const reasons = (Array.isArray(value) ? value : []) as readonly SignatureReason[];
  return (
    <Box component="ul" data-signature-reasons sx={{ m: 0, pl: 2.25, maxWidth: '80ch', display: 'grid', gap: 0.25 }}>
      {reasons.map(({ code, tr, en }) => (
        <li key={`${code} ${tr}`} data-reason={code}>
          {language === 'en' ? en : tr}
        </li>
      ))}
    </Box>
  );
}
