import { Alert, Box, FormControlLabel, Radio, RadioGroup, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { type Page } from '#domain/language/resource.ts';
import { fieldLabel, useLanguage } from '../words.ts';
import { ValueOf } from './ValueOf.tsx';

interface ChoiceProps {
  readonly page: Page;
  readonly name: string;
  readonly values: { readonly base: unknown; readonly mine: unknown; readonly theirs: unknown };
  readonly chosen: 'mine' | 'theirs';
  readonly onChoose: (choice: string) => void;
}

/** What it was, what I typed and what stands there now; one of the two stays. */
export function Choice({ page, name, values, chosen, onChoose }: ChoiceProps) {
  const translate = useTranslate();
  const language = useLanguage();
  return (
    <Box data-clash={name}>
      <Typography variant="subtitle2" id={`conflict-${name}`}>
        {fieldLabel(page, name, language)}
      </Typography>
      <Typography variant="body2" color="textSecondary" component="div">
        {translate('console.conflict.base')}: <ValueOf page={page} name={name} value={values.base} />
      </Typography>
      <RadioGroup aria-labelledby={`conflict-${name}`} value={chosen} onChange={(_, choice) => onChoose(choice)}>
        {(['mine', 'theirs'] as const).map((side) => (
          <FormControlLabel
            key={side}
            value={side}
            control={<Radio size="small" />}
            label={
              <>
                {translate(side === 'mine' ? 'console.conflict.mine' : 'console.conflict.theirs')}: <ValueOf page={page} name={name} value={values[side]} />
              </>
            }
          />
        ))}
      </RadioGroup>
    </Box>
  );
}

interface KeptProps {
  readonly page: Page;
  readonly title: string;
  readonly names: readonly string[];
  readonly values: Readonly<Record<string, unknown>>;
  readonly before: Readonly<Record<string, unknown>>;
}

/** What needs no choice, told all the same. */
export function Kept({ page, title, names, values, before }: KeptProps) {
  const language = useLanguage();
  if (names.length === 0) return null;
  return (
    <Alert severity="info" icon={false}>
      <Typography variant="subtitle2">{title}</Typography>
      {names.map((name) => (
        <Typography key={name} variant="body2" component="div">
          {fieldLabel(page, name, language)}: <ValueOf page={page} name={name} value={before[name]} /> → <ValueOf page={page} name={name} value={values[name]} />
        </Typography>
      ))}
    </Alert>
  );
}
