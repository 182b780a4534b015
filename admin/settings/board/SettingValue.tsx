import { Box } from '@mui/material';
import { useRecordContext } from 'react-admin';
import { settingInWords } from '#domain/setting-values.ts';
import { useLanguage } from '../../kit/words.ts';

/** A setting's value with its unit. */
export default function SettingValue({ value }: { value: unknown }) {
  const language = useLanguage();
  const record = useRecordContext();
  return (
    <Box component="span" sx={{ fontVariantNumeric: 'tabular-nums' }}>
      {/* A list without blanks breaks behind its commas, not within a word. */}
      {settingInWords(String(record?.['unit'] ?? ''), value, language).replaceAll(/,(?=\S{2})/g, ',\u200b')}
    </Box>
  );
}
