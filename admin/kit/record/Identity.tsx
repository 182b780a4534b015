import { Box, Typography } from '@mui/material';
import { useEffect, type ReactNode } from 'react';
import { useRecordContext } from 'react-admin';
import { maskPersonNumber } from '#domain/identifiers/masking.ts';
import { type Page } from '#domain/language/resource.ts';
import { isMasked } from '../../providers/patch.ts';
import { Reference } from '../Reference.tsx';
import { StateChip } from '../StateChip.tsx';
import { textOf, titleOf, titlePart, useLabel, useLanguage } from '../words.ts';

/** The room that the bar of the console and this line take at the top: what gets the focus scrolls clear of them. */
const coveredTop = 120;

/** Which record this is and how it stands, always in view: reference · who or what · hidden number · state. */
export function Identity({ page, buttons }: { page: Page; buttons: ReactNode }) {
  const record = useRecordContext();
  const language = useLanguage();
  const label = useLabel();
  useClearFocus();
  if (!record) return null;
  const parts = page.title.filter((name) => textOf(page.fields[name], record[name], language) !== '');
  const references = parts.filter((name) => page.fields[name]?.kind === 'reference');
  const names = parts.filter((name) => page.fields[name]?.kind !== 'reference');
  // A number tells two people of one name apart; here it always stands hidden.
  const number = Object.entries(page.fields).find(([name, { kind }]) => kind === 'personNumber' && !page.title.includes(name) && record[name])?.[0];
  return (
    <Box
      component="header"
      sx={{
        position: 'sticky',
        top: { xs: 56, sm: 48 },
        zIndex: 3,
        bgcolor: 'background.default',
        borderBottom: 1,
        borderColor: 'divider',
        py: 0.75,
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: 1.5,
        rowGap: 0.5,
      }}
    >
      <Box sx={{ minWidth: 0, flex: '1 1 280px' }}>
        <Typography variant="caption" color="textSecondary" component="p">
          {label(page.label, page.name)}
        </Typography>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1.25, rowGap: 0.25 }}>
          <Typography variant="h1" tabIndex={-1} data-record-title sx={{ overflowWrap: 'anywhere', fontSize: 18, outlineOffset: 4 }}>
            {parts.length === 0 ? titleOf(page, record, language) : null}
            {references.map((name) => (
              <Reference key={name}>{String(record[name])}</Reference>
            ))}
            {references.length > 0 && names.length > 0 && ' · '}
            {names.map((name) => titlePart(page, name, record[name], language)).join(' ')}
          </Typography>
          {number !== undefined && (
            <Typography component="span" variant="body2" color="textSecondary" sx={{ fontVariantNumeric: 'tabular-nums' }}>
              {hidden(record[number])}
            </Typography>
          )}
          <StateChip page={page} state={String(record['state'])} />
        </Box>
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5, alignItems: 'center' }}>{buttons}</Box>
    </Box>
  );
}

const hidden = (value: unknown): string => (isMasked(value) ? value.masked : maskPersonNumber(String(value)));

function useClearFocus(): void {
  useEffect(() => {
    const root = document.documentElement;
    const before = root.style.scrollPaddingTop;
    root.style.scrollPaddingTop = `${coveredTop}px`;
    return () => {
      root.style.scrollPaddingTop = before;
    };
  }, []);
}
