import { Box, FormControlLabel, FormHelperText, MenuItem, Radio, RadioGroup, TextField } from '@mui/material';
import { useEffect, useRef, useState } from 'react';
import { useInput } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { durationParts, durationUnits, longestSettingText, settingBounds, settingRule, settingValueFits } from '#domain/setting-values.ts';
import { faultText } from '../../kit/fault-text.ts';
import { type StructureInputProps } from '../../kit/structure-inputs.ts';
import { useLanguage } from '../../kit/words.ts';
import { filled, useSay } from '../say.ts';
import { boardWords } from './words.ts';

interface PartProps {
  readonly label: string;
  readonly value: unknown;
  readonly disabled: boolean;
  readonly wrong: boolean;
  readonly onChange: (value: unknown) => void;
}

/** A setting's value as its unit is written: a number with its bounds, a duration in two parts, a yes or no. */
export default function SettingInput({ source, label, disabled, validate }: StructureInputProps) {
  const say = useSay();
  const language = useLanguage();
  const unit = String(useWatch({ name: 'unit' }) ?? '');
  const rule = settingRule(unit, language);
  const bounded = (value: unknown) => (unit === '' || settingValueFits(unit, value) ? undefined : filled(boardWords.fits[language], { rule }));
  const { field, fieldState } = useInput({ source, validate: [validate as never, bounded] });
  const part: PartProps = { label, value: field.value, disabled, wrong: fieldState.invalid, onChange: (value) => field.onChange(value) };
  return (
    <Box data-setting-input={unit} sx={{ minWidth: 0, pt: 0.75 }}>
      {settingBounds[unit] ? <Figure {...part} /> : unit === 'duration' ? <Duration {...part} /> : unit === 'flag' ? <YesNo {...part} /> : <Wording {...part} />}
      <FormHelperText error={fieldState.invalid}>{fieldState.invalid ? faultText(fieldState.error?.message) : unit === '' ? '' : say(boardWords.rule, { rule })}</FormHelperText>
    </Box>
  );
}

/** What is typed stays as typed; a number counts as soon as it can be read, with a comma or a point. */
function Figure({ label, value, disabled, wrong, onChange }: PartProps) {
  const [text, setText] = useState(writtenFigure(value));
  const sent = useRef(value);
  useEffect(() => {
    if (value !== sent.current) setText(writtenFigure(value));
  }, [value]);
  const change = (typed: string) => {
    setText(typed);
    const plain = typed.trim().replace(',', '.');
    sent.current = /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : typed;
    onChange(sent.current);
  };
  return <TextField size="small" fullWidth label={label} value={text} disabled={disabled} error={wrong} onChange={(event) => change(event.target.value)} slotProps={{ htmlInput: { inputMode: 'decimal', autoComplete: 'off', maxLength: 16 } }} />;
}

const writtenFigure = (value: unknown): string => (typeof value === 'number' ? String(value).replace('.', ',') : typeof value === 'string' ? value : '');

function Duration({ label, value, disabled, wrong, onChange }: PartProps) {
  const say = useSay();
  const language = useLanguage();
  const { count, unit } = durationParts(value) ?? { count: undefined, unit: 'day' as const };
  const [typed, setTyped] = useState(count === undefined ? '' : String(count));
  const put = (text: string, of: string) => {
    setTyped(text);
    onChange(/^\d{1,4}$/.test(text.trim()) ? `${Number(text)} ${of}s` : text.trim());
  };
  return (
    <Box sx={{ display: 'flex', gap: 0.75 }}>
      <TextField size="small" label={label} value={typed} disabled={disabled} error={wrong} onChange={(event) => put(event.target.value, unit)} sx={{ flex: '1 1 80px' }} slotProps={{ htmlInput: { inputMode: 'numeric', autoComplete: 'off', maxLength: 4 } }} />
      <TextField select size="small" label={say(boardWords.unit)} value={unit} disabled={disabled} onChange={(event) => put(typed, event.target.value)} sx={{ flex: '1 1 100px' }}>
        {Object.entries(durationUnits).map(([key, words]) => (
          <MenuItem key={key} value={key}>
            {words[language]}
          </MenuItem>
        ))}
      </TextField>
    </Box>
  );
}

function YesNo({ label, value, disabled, onChange }: PartProps) {
  const say = useSay();
  return (
    <RadioGroup row aria-label={label} value={value === true ? 'yes' : value === false ? 'no' : ''} onChange={(_, next) => onChange(next === 'yes')}>
      <FormControlLabel value="yes" disabled={disabled} label={say(boardWords.yes)} control={<Radio size="small" />} />
      <FormControlLabel value="no" disabled={disabled} label={say(boardWords.no)} control={<Radio size="small" />} />
    </RadioGroup>
  );
}

const Wording = ({ label, value, disabled, wrong, onChange }: PartProps) => (
  <TextField size="small" fullWidth multiline maxRows={6} label={label} value={typeof value === 'string' ? value : ''} disabled={disabled} error={wrong} onChange={(event) => onChange(event.target.value)} slotProps={{ htmlInput: { maxLength: longestSettingText } }} />
);
