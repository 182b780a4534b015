import { Box, Button, Checkbox, FormControlLabel, Popover, Radio, RadioGroup, TextField, Typography } from '@mui/material';
import { useState, type KeyboardEvent } from 'react';
import { labelIn } from '#domain/language/label.ts';
import { useLanguage } from '../../kit/words.ts';
import { useSay } from '../say.ts';
import { type GridColumn } from './columns.ts';
import { gridWords } from './words.ts';

interface CellEditorProps {
  readonly column: GridColumn;
  readonly row: number;
  readonly value: unknown;
  readonly anchor: HTMLElement;
  /** Left out: the cell is only read. */
  readonly onDone: ((value: unknown) => void) | undefined;
  readonly onClose: () => void;
  readonly faults: readonly string[];
}

/** One cell, opened over the grid. Enter or Tamam takes the value, Escape leaves it as it was; the focus goes back to the cell. */
export function CellEditor({ column, row, value, anchor, onDone, onClose, faults }: CellEditorProps) {
  const say = useSay();
  const [draft, setDraft] = useState(value);
  const take = () => {
    onDone?.(draft);
    onClose();
  };
  const press = (event: KeyboardEvent) => {
    // A line break is wanted in a text; everything else of the cell is taken by Enter.
    if (event.key !== 'Enter' || (event.target as HTMLElement).tagName === 'TEXTAREA' && !event.ctrlKey) return;
    if ((event.target as HTMLElement).tagName === 'BUTTON') return;
    event.preventDefault();
    event.stopPropagation();
    take();
  };
  const title = say(gridWords.where, { column: say(column.label), row: row + 1 });
  return (
    <Popover open anchorEl={anchor} onClose={onClose} onKeyDown={press} anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }} slotProps={{ paper: { role: 'dialog', 'aria-label': title, sx: { p: 2, width: column.kind === 'texts' ? 520 : 340, maxWidth: '95vw' } } }}>
      <Typography sx={{ fontWeight: 600, fontSize: 13, mb: 0.5 }}>{title}</Typography>
      {column.help && <Typography sx={{ fontSize: 13, color: 'text.secondary', mb: 1 }}>{say(column.help)}</Typography>}
      {faults.map((fault) => (
        <Typography key={fault} sx={{ fontSize: 13, color: (theme) => theme.tokens.danger.ink, mb: 0.5 }}>
          {fault}
        </Typography>
      ))}
      <Editor column={column} value={draft} onChange={setDraft} readOnly={onDone === undefined} />
      <Box sx={{ display: 'flex', gap: 1, mt: 1.5, justifyContent: 'flex-end' }}>
        <Button size="small" onClick={onClose} autoFocus={onDone === undefined}>
          {say(gridWords.close)}
        </Button>
        {onDone && (
          <Button size="small" variant="contained" onClick={take}>
            {say(gridWords.done)}
          </Button>
        )}
      </Box>
    </Popover>
  );
}

interface EditorProps {
  readonly column: GridColumn;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly readOnly: boolean;
}

function Editor({ column, value, onChange, readOnly }: EditorProps) {
  if (column.kind === 'texts') return <Texts column={column} value={value} onChange={onChange} readOnly={readOnly} />;
  return column.kind === 'choice' ? <One column={column} value={value} onChange={onChange} readOnly={readOnly} /> : <Several column={column} value={value} onChange={onChange} readOnly={readOnly} />;
}

// Within the room for its boxes, which stand out to the left of their words.
const lists = { maxHeight: 320, overflowY: 'auto', display: 'block', pl: 1.5 } as const;
const tight = { display: 'flex', mr: 0, '& .MuiFormControlLabel-label': { fontSize: 14 } } as const;

function One({ column, value, onChange, readOnly }: EditorProps) {
  const say = useSay();
  const language = useLanguage();
  const codes = Object.keys(column.choices ?? {});
  const chosen = codes.includes(String(value)) ? String(value) : '';
  return (
    <RadioGroup aria-label={say(column.label)} value={chosen} onChange={(_, next) => onChange(next)} sx={lists}>
      {codes.map((code, at) => (
        <FormControlLabel
          key={code}
          value={code}
          disabled={readOnly}
          sx={tight}
          label={labelIn(language, column.choices?.[code], code)}
          control={<Radio size="small" autoFocus={!readOnly && (chosen === '' ? at === 0 : chosen === code)} />}
        />
      ))}
    </RadioGroup>
  );
}

function Several({ column, value, onChange, readOnly }: EditorProps) {
  const language = useLanguage();
  const known = Object.keys(column.choices ?? {});
  const chosen: readonly string[] = Array.isArray(value) ? value.map(String) : [];
  // What was written before and is no choice any more can still be taken away.
  const codes = [...known, ...chosen.filter((code) => !known.includes(code))];
  return (
    <Box role="group" sx={lists}>
      {codes.map((code, at) => (
        <FormControlLabel
          key={code}
          disabled={readOnly}
          sx={tight}
          label={labelIn(language, column.choices?.[code], code)}
          control={<Checkbox size="small" autoFocus={at === 0 && !readOnly} checked={chosen.includes(code)} onChange={(_, on) => onChange(codes.filter((one) => (one === code ? on : chosen.includes(one))))} />}
        />
      ))}
    </Box>
  );
}

function Texts({ column, value, onChange, readOnly }: EditorProps) {
  const say = useSay();
  const texts = { tr: '', en: '', ...(value as object | undefined) };
  return (
    <>
      {(['tr', 'en'] as const).map((language) => (
        <TextField
          key={language}
          label={say(language === 'tr' ? gridWords.turkish : gridWords.english)}
          value={texts[language]}
          multiline
          minRows={3}
          maxRows={8}
          fullWidth
          margin="dense"
          autoFocus={language === 'tr' && !readOnly}
          onChange={(event) => onChange({ ...texts, [language]: event.target.value })}
          slotProps={{ htmlInput: { maxLength: column.max ?? 600, readOnly } }}
        />
      ))}
    </>
  );
}
