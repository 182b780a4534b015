import { Box, Typography } from '@mui/material';
import ValidIcon from '@mui/icons-material/VerifiedOutlined';
import UnknownIcon from '@mui/icons-material/HelpOutlineOutlined';
import InvalidIcon from '@mui/icons-material/GppBadOutlined';
import { type ReactNode } from 'react';
import { labelIn } from '#domain/language/label.ts';
import { signatureVerdicts } from '#domain/signature-checks.ts';
import { useLanguage } from '../kit/words.ts';

const looks = { valid: ['success', ValidIcon], noRevocationInfo: ['warning', UnknownIcon] } as const;

/** The verdict on a signature with its sign and colour; the word says it to whoever sees neither. */
export function VerdictWord({ verdict, children }: { verdict: string; children?: ReactNode }) {
  const language = useLanguage();
  const [tone, Sign] = (looks as Partial<Record<string, (typeof looks)['valid' | 'noRevocationInfo']>>)[verdict] ?? (['danger', InvalidIcon] as const);
  const label = (signatureVerdicts as Partial<Record<string, (typeof signatureVerdicts)[keyof typeof signatureVerdicts]>>)[verdict];
  return (
    <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap', color: (theme) => theme.tokens[tone].ink }}>
      <Sign fontSize="small" aria-hidden />
      <Typography component="strong" sx={{ fontWeight: 650 }}>
        {label ? labelIn(language, label, verdict) : verdict}
      </Typography>
      {children}
    </Box>
  );
}
