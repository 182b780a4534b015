import { Box, Button, Checkbox, Chip, FormControlLabel, FormGroup, Radio, RadioGroup, Stack, TextField, Typography } from '@mui/material';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { type Field } from '#domain/language/field.ts';
import { valueSchema } from '../../../value-schema.ts';
import { choicesOf } from '../../choices.ts';
import { amountWriting, dayWriting, type Writing } from '../../typed-values.ts';
import { useLanguage } from '../../words.ts';
import { type Askable, type Asking } from './askable.ts';
import { dayPresets } from './day-presets.ts';
import { ReferencePicker } from './ReferencePicker.tsx';

export interface FilterEditorProps {
  readonly askable: Askable;
  readonly asked: unknown;
  /** Undefined takes the condition away. */
  readonly onAsk: (asked: unknown) => void;
  readonly onBack?: (() => void) | undefined;
}

/** The form of one condition; Enter applies it. */
export function FilterEditor({ askable, asked, onAsk, onBack }: FilterEditorProps) {
  const translate = useTranslate();
  const [value, setValue] = useState<unknown>(asked);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // The form of the list's page, if it has one, is not meant.
    event.stopPropagation();
    if (!isUnread(value)) onAsk(value);
  };
  return (
    <Box component="form" onSubmit={submit} noValidate sx={{ p: 2, width: 320, maxWidth: '90vw' }} data-filter-editor={askable.name}>
      <Typography variant="subtitle2" component="h2" sx={{ mb: 1 }}>
        {askable.label}
      </Typography>
      <Body askable={askable} value={value} onChange={setValue} onAsk={onAsk} />
      {askable.mayBeEmpty && <Emptiness value={value} onChange={setValue} />}
      <Stack direction="row" spacing={1} sx={{ mt: 2, justifyContent: 'flex-end' }}>
        {onBack && (
          <Button size="small" onClick={onBack} sx={{ mr: 'auto' }}>
            {translate('console.list.filter.back')}
          </Button>
        )}
        <Button size="small" onClick={() => onAsk(undefined)} disabled={asked === undefined}>
          {translate('console.list.filter.remove')}
        </Button>
        <Button size="small" type="submit" variant="contained" disabled={isUnread(value)}>
          {translate('console.list.filter.apply')}
        </Button>
      </Stack>
    </Box>
  );
}

interface BodyProps {
  readonly askable: Askable;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly onAsk: (asked: unknown) => void;
}

function Body({ askable, value, onChange, onAsk }: BodyProps): ReactNode {
  const translate = useTranslate();
  switch (askable.asking) {
    case 'choice':
      return <Choices askable={askable} value={value} onChange={onChange} />;
    case 'flag':
      return (
        <RadioGroup value={value === undefined ? '' : String(value)} onChange={(_, chosen) => onChange(chosen === 'true')} aria-label={askable.label}>
          <FormControlLabel value="true" control={<Radio size="small" autoFocus />} label={translate('ra.boolean.true')} />
          <FormControlLabel value="false" control={<Radio size="small" />} label={translate('ra.boolean.false')} />
        </RadioGroup>
      );
    case 'days':
    case 'amounts':
    case 'numbers':
      return <Span askable={askable} value={value} onChange={onChange} onAsk={onAsk} />;
    case 'reference':
      return <ReferencePicker askable={askable} value={listOf(value)} onChange={(ids) => onChange(ids.length === 0 ? undefined : ids)} />;
    case 'fragment': {
      const text = partOf(value, 'contains');
      return (
        <TextField
          autoFocus
          fullWidth
          size="small"
          label={translate('console.list.filter.holds')}
          value={typeof text === 'string' ? text : ''}
          onChange={({ target }) => onChange(target.value.trim() === '' ? undefined : { contains: target.value })}
          slotProps={{ htmlInput: { maxLength: 200, autoComplete: 'off' } }}
        />
      );
    }
    case 'whole':
      return <Written label={askable.label} writing={wholeValue(askable.field)} value={typeof value === 'object' ? undefined : value} fault="console.list.filter.wholeValue" onChange={onChange} autoFocus />;
  }
}

function Choices({ askable, value, onChange }: Omit<BodyProps, 'onAsk'>) {
  const language = useLanguage();
  const chosen = listOf(value);
  const toggle = (id: string) => {
    const next = chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id];
    onChange(next.length === 0 ? undefined : next);
  };
  return (
    <FormGroup sx={{ maxHeight: 320, overflow: 'auto', flexWrap: 'nowrap' }}>
      {choicesOf(askable.field, language).map(({ id, name }, at) => (
        <FormControlLabel
          key={id}
          label={name}
          control={<Checkbox size="small" checked={chosen.includes(id)} onChange={() => toggle(id)} autoFocus={at === 0} sx={{ py: 0.5 }} />}
        />
      ))}
    </FormGroup>
  );
}

const writings: Readonly<Partial<Record<Asking, Writing>>> = {
  days: dayWriting,
  amounts: amountWriting,
  numbers: { write: String, read: (text) => (/^-?\d{1,9}$/.test(text.trim()) ? Number(text) : undefined) },
};

function Span({ askable, value, onChange, onAsk }: BodyProps) {
  const translate = useTranslate();
  const writing = writings[askable.asking] ?? dayWriting;
  const isDays = askable.asking === 'days';
  const fault = isDays ? 'console.input.badDay' : askable.asking === 'amounts' ? 'console.input.badAmount' : 'console.list.filter.badNumber';
  const set = (end: 'from' | 'to', part: unknown) => {
    const next = { ...(isObject(value) && !('filled' in value) && !('relative' in value) ? value : {}), [end]: part };
    const asked = Object.fromEntries(Object.entries(next).filter(([, one]) => one !== undefined));
    onChange(Object.keys(asked).length === 0 ? undefined : asked);
  };
  const hint = isDays ? translate('console.input.day') : askable.asking === 'amounts' ? translate('console.input.amount') : '';
  const deadline = askable.name === 'dueAt' || /until|due|expires|deadline/i.test(askable.name);
  return (
    <Stack spacing={1.5}>
      {isDays && (
        <Stack direction="row" useFlexGap sx={{ gap: 0.75, flexWrap: 'wrap' }}>
          {dayPresets(deadline, askable.field.kind === 'instant').map((relative) => {
            const isAsked = partOf(value, 'relative') === relative;
            return <Chip key={relative} size="small" variant={isAsked ? 'filled' : 'outlined'} aria-pressed={isAsked} label={translate(`console.list.preset.${relative}`)} onClick={() => onAsk({ relative })} />;
          })}
        </Stack>
      )}
      <Stack direction="row" spacing={1}>
        <Written label={translate(isDays ? 'console.list.filter.begins' : 'console.list.filter.least')} hint={hint} writing={writing} value={partOf(value, 'from')} fault={fault} onChange={(part) => set('from', part)} autoFocus />
        <Written label={translate(isDays ? 'console.list.filter.ends' : 'console.list.filter.most')} hint={hint} writing={writing} value={partOf(value, 'to')} fault={fault} onChange={(part) => set('to', part)} />
      </Stack>
    </Stack>
  );
}

/** A value as people write it; what cannot be read stands there with its fault and is not asked. */
function Written({ label, writing, value, fault, onChange, hint = '', autoFocus = false }: { label: string; hint?: string; writing: Writing; value: unknown; fault: string; onChange: (value: unknown) => void; autoFocus?: boolean }) {
  const translate = useTranslate();
  const [text, setText] = useState(value === undefined || value === null ? '' : isUnreadPart(value) ? value.unread : dayOrSelf(writing, value));
  const [left, setLeft] = useState(false);
  const wrong = text.trim() !== '' && writing.read(text) === undefined;
  return (
    <TextField
      size="small"
      fullWidth
      margin="none"
      label={label}
      value={text}
      placeholder={hint}
      autoFocus={autoFocus}
      error={wrong && left}
      helperText={wrong && left ? translate(fault) : ' '}
      onBlur={() => setLeft(true)}
      onChange={({ target }) => {
        setText(target.value);
        onChange(target.value.trim() === '' ? undefined : (writing.read(target.value) ?? { unread: target.value }));
      }}
      slotProps={{ htmlInput: { autoComplete: 'off' } }}
    />
  );
}

function Emptiness({ value, onChange }: { value: unknown; onChange: (value: unknown) => void }) {
  const translate = useTranslate();
  const filled = partOf(value, 'filled');
  const now = filled === undefined ? '' : String(filled);
  const choose = (wanted: boolean) => onChange(now === String(wanted) ? undefined : { filled: wanted });
  return (
    <Stack direction="row" spacing={0.75} sx={{ mt: 1.5 }}>
      {([true, false] as const).map((wanted) => (
        <Chip
          key={String(wanted)}
          size="small"
          variant={now === String(wanted) ? 'filled' : 'outlined'}
          aria-pressed={now === String(wanted)}
          label={translate(wanted ? 'console.list.filter.onlyFilled' : 'console.list.filter.onlyEmpty')}
          onClick={() => choose(wanted)}
        />
      ))}
    </Stack>
  );
}

/** Asks only when the whole value is there: half a number is no question. */
const wholeValue = (field: Field): Writing => ({
  write: String,
  read: (text) => {
    const result = valueSchema({ ...field, required: true }).safeParse(text);
    return result.success ? result.data : undefined;
  },
});

const dayOrSelf = (writing: Writing, value: unknown): string => writing.write(typeof value === 'string' && value.includes('T') ? value.slice(0, 10) : value);
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);
const partOf = (value: unknown, part: string): unknown => (isObject(value) ? value[part] : undefined);
const isUnreadPart = (value: unknown): value is { unread: string } => isObject(value) && 'unread' in value;
const isUnread = (value: unknown): boolean => isUnreadPart(value) || (isObject(value) && Object.values(value).some(isUnreadPart));
const listOf = (value: unknown): string[] => (value === undefined || value === null || isObject(value) ? [] : [value].flat().map(String));
