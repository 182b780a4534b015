import { Checkbox, FormControlLabel, FormHelperText, Stack, Typography } from '@mui/material';
import { useInput } from 'react-admin';
import { type MissingPaper } from '#domain/messages.ts';
import { missingPapers } from '#domain/missing-papers.ts';
import { faultText } from '../kit/fault-text.ts';
import { type StructureInputProps } from '../kit/structure-inputs.ts';
import { useLabel } from '../kit/words.ts';

const all = Object.keys(missingPapers) as MissingPaper[];

/** What the sender is asked for: a tick a paper, as the letter will name them. */
export default function MissingPapersInput({ source, label, disabled, validate }: StructureInputProps) {
  const say = useLabel();
  const { field, fieldState } = useInput({ source, validate: validate as never });
  const chosen: readonly string[] = Array.isArray(field.value) ? (field.value as string[]) : [];
  const change = (code: MissingPaper, on: boolean) => field.onChange(all.filter((one) => (one === code ? on : chosen.includes(one))));
  return (
    <Stack component="fieldset" sx={{ border: 1, borderColor: 'divider', borderRadius: 1, px: 2, py: 1, my: 1, width: '100%' }} data-missing>
      <Typography component="legend" variant="body2" sx={{ px: 0.5 }}>
        {label}
      </Typography>
      {all.map((code) => (
        <FormControlLabel
          key={code}
          control={<Checkbox size="small" checked={chosen.includes(code)} disabled={disabled} onChange={(_, on) => change(code, on)} />}
          label={<Typography variant="body2">{say(missingPapers[code], code)}</Typography>}
        />
      ))}
      {fieldState.invalid && <FormHelperText error>{faultText(fieldState.error?.message)}</FormHelperText>}
    </Stack>
  );
}
