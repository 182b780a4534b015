import { Box, Button, Stack, Typography } from '@mui/material';
import { useState, type ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import { type Page } from '#domain/language/resource.ts';
import { type Masked } from '../providers/patch.ts';
import { MaskedValue } from './MaskedValue.tsx';
import { fieldLabel, useLanguage } from './words.ts';

/** A hidden value in a form: it stays as it is until somebody decides to type a new one. */
export function MaskedInput({ page, field, masked, children }: { page: Page; field: string; masked: Masked; children: ReactNode }) {
  const translate = useTranslate();
  const language = useLanguage();
  const { setValue } = useFormContext();
  const [chosen, setChanging] = useState(false);
  const value = useWatch({ name: field }) as unknown;
  // A draft lays a typed value over the hidden one: it is not shown as if nothing had been typed.
  const changing = chosen || (typeof value === 'string' && value !== '');
  const change = (next: boolean) => {
    setValue(field, next ? '' : masked, { shouldDirty: next });
    setChanging(next);
  };
  return (
    <Box sx={{ width: '100%', my: 1 }}>
      {changing ? (
        children
      ) : (
        <Stack direction="row" spacing={2} sx={{ alignItems: 'center' }}>
          <Typography variant="body2" color="textSecondary">
            {fieldLabel(page, field, language)}
          </Typography>
          <MaskedValue page={page} field={field} value={masked} />
        </Stack>
      )}
      <Button size="small" onClick={() => change(!changing)}>
        {translate(changing ? 'console.masked.keep' : 'console.masked.change')}
      </Button>
    </Box>
  );
}
