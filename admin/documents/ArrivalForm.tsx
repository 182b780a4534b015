import { Box, Button, Paper, TextField } from '@mui/material';
import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import { useStore, useTranslate, type RaRecord } from 'react-admin';
import { Kbd } from '../kit/Kbd.tsx';
import { codeOf } from './arrival.ts';
import { ArrivalSaid } from './ArrivalSaid.tsx';
import { useArrivals } from './use-arrivals.ts';

interface ArrivalFormProps {
  readonly withSound: boolean;
  readonly onMatch: (alone: RaRecord) => void;
}

/** One field that a scanner writes into: the first Enter finds, the second records. The place stays until somebody changes it. */
export function ArrivalForm({ withSound, onMatch }: ArrivalFormProps) {
  const translate = useTranslate();
  const [box, setBox] = useStore('postDesk.box', '');
  const [shelf, setShelf] = useStore('postDesk.shelf', '');
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState('');
  const [written, setWritten] = useState('');
  const { said, working, find, register, open, clear } = useArrivals(withSound);
  const field = useRef<HTMLInputElement>(null);
  const early = useRef(false);
  const note = useRef<HTMLTextAreaElement>(null);
  const verdict = said?.verdict;
  const noShelf = shelf.trim() === '';

  // Whatever was said, the next scan lands in the field; only what is unknown asks for words first.
  useEffect(() => {
    if (said?.verdict?.kind === 'unknown') note.current?.focus();
    else if (said) {
      field.current?.focus();
      // What is being scanned meanwhile is not written over.
      if (field.current?.value === asked) field.current.select();
    }
  }, [said]); // once for each answer

  const startOver = () => {
    setTyped('');
    setAsked('');
    setWritten('');
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (working) {
      // A scanner is quicker than an answer: its code is looked for when the answer is here.
      early.current = true;
      return;
    }
    const code = codeOf(typed);
    if (code === null) return;
    if (verdict?.kind === 'awaited' && typed === asked) {
      if (!noShelf) void register(verdict.paper, { box, shelf }).then(startOver);
      return;
    }
    setAsked(typed);
    void find(code);
  };
  useEffect(() => {
    if (working || !early.current) return;
    early.current = false;
    const code = codeOf(typed);
    if (code === null || typed === asked) return;
    setAsked(typed);
    void find(code);
  }, [working]); // once for each answer
  const hold = () => {
    if (verdict?.kind === 'unknown' && written.trim() !== '' && !noShelf && !working) void open(verdict.code, written.trim(), { box, shelf }).then(startOver);
  };
  const forget = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    startOver();
    clear();
    field.current?.focus();
  };
  return (
    <Paper variant="outlined" component="form" onSubmit={submit} onKeyDown={forget} sx={{ p: 2, display: 'grid', gap: 1.5 }} noValidate>
      <TextField
        inputRef={field} autoFocus fullWidth value={typed} onChange={({ target }) => setTyped(target.value)} label={translate('console.post.code')} helperText={translate('console.post.codeHelp')}
        slotProps={{ htmlInput: { autoComplete: 'off', spellCheck: false, maxLength: 60, 'data-code': '', style: { fontSize: 20, fontVariantNumeric: 'tabular-nums' } } }}
      />
      <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 1.5 }}>
        <TextField value={box} onChange={({ target }) => setBox(target.value)} label={translate('console.post.box')} slotProps={{ htmlInput: { maxLength: 40, autoComplete: 'off', 'data-box': '' } }} />
        <TextField
          value={shelf} onChange={({ target }) => setShelf(target.value)} label={translate('console.post.shelf')} required error={noShelf && verdict !== undefined}
          {...(noShelf && verdict !== undefined ? { helperText: translate('console.post.shelfFirst') } : {})} slotProps={{ htmlInput: { maxLength: 40, autoComplete: 'off', 'data-shelf': '' } }}
        />
      </Box>
      <ArrivalSaid said={said} />
      {/* A form of several fields hears Enter only where it has a button for it, and never while that one is disabled. */}
      {verdict?.kind !== 'unknown' && (
        <Button type="submit" variant="contained" size="large" aria-busy={working} endIcon={<Kbd keys="Enter" />}>
          {translate(verdict?.kind === 'awaited' && typed === asked ? 'console.post.register' : 'console.post.find')}
        </Button>
      )}
      {verdict?.kind === 'unknown' && (
        <>
          <TextField
            inputRef={note} multiline minRows={3} fullWidth required value={written} onChange={({ target }) => setWritten(target.value)} label={translate('console.post.written')} helperText={translate('console.post.writtenHelp')}
            onKeyDown={(event) => { if (event.key === 'Enter' && event.ctrlKey) { event.preventDefault(); hold(); } }} slotProps={{ htmlInput: { maxLength: 500, 'data-written': '' } }}
          />
          <Button variant="contained" onClick={hold} disabled={working || noShelf || written.trim() === ''} endIcon={<Kbd keys="Ctrl+Enter" />}>
            {translate('console.post.hold')}
          </Button>
        </>
      )}
      {said?.done?.['state'] === 'unmatched' && <Button variant="outlined" onClick={() => onMatch(said.done as RaRecord)}>{translate('console.post.matchNow')}</Button>}
    </Paper>
  );
}
