import { Typography } from '@mui/material';
import { useState } from 'react';
import { useGetList, type RaRecord } from 'react-admin';
import { useLanguage } from '../../kit/words.ts';
import { useSay } from '../../settings/say.ts';
import { deskWords } from '../words.ts';
import { ChoiceLines } from './ChoiceLines.tsx';
import { PanelFrame, type PanelProps } from './PanelFrame.tsx';
import { LetterBox, useTemplate } from './LetterBox.tsx';

const kinds = {
  // A message goes back with what is wrong with its papers.
  return: { noun: 'documents', action: 'refuse', many: true, title: deskWords.returnTitle, done: deskWords.doneReturned },
  refuse: { noun: 'documents', action: 'refuse', many: false, title: deskWords.returnTitle, done: deskWords.doneReturned },
  aside: { noun: 'messages', action: 'setAside', many: false, title: deskWords.asideTitle, done: deskWords.doneAside },
} as const;

/** A reason by its number; the other side reads its explanation. */
export function ReasonPanel({ decision, record, working, onClose, onDecide }: PanelProps & { readonly decision: keyof typeof kinds }) {
  const say = useSay();
  const language = useLanguage();
  const { noun, action, many, title, done } = kinds[decision];
  const { data = [] } = useGetList<RaRecord>('reason-codes', { filter: { noun, action, state: ['active'] }, sort: { field: 'code', order: 'ASC' }, pagination: { page: 1, perPage: 25 } });
  const reasons = data.slice(0, 9);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [own, setOwn] = useState<string>();
  const [fault, setFault] = useState<string>();
  const told = reasons.filter(({ id }) => chosen.includes(String(id))).map((reason) => String(reason['explanation']));
  const letter = own ?? told.map((sentence, at) => (told.length > 1 ? `${at + 1}. ${sentence}` : sentence)).join('\n');
  const choose = (at: number) => {
    const id = reasons[at] && String(reasons[at].id);
    if (id === undefined) return;
    setFault(undefined);
    setChosen((before) => (many ? (before.includes(id) ? before.filter((one) => one !== id) : [...before, id]) : [id]));
  };
  const submit = () => {
    if (chosen.length === 0) return setFault(say(deskWords.nothingChosen));
    if (decision === 'return') {
      if (letter.trim() === '') return setFault(say(deskWords.letterEmpty));
      return onDecide({ action: 'askBack', values: { missing: [], letter } }, done);
    }
    onDecide({ action: decision === 'refuse' ? 'refuse' : 'setAside', values: decision === 'refuse' ? { refusalReason: chosen[0] } : { setAsideReason: chosen[0] } }, done);
  };
  return (
    <PanelFrame name={decision} title={say(title)} submit={say(decision === 'aside' ? deskWords.confirm : deskWords.send)} working={working} fault={fault} onClose={onClose} onSubmit={submit} onDigit={(digit) => choose(digit - 1)}>
      <ChoiceLines many={many} lines={reasons.map((reason) => ({ key: String(reason.id), label: String(reason[language === 'en' ? 'nameEn' : 'name']) }))} chosen={chosen} onChoose={choose} />
      {decision === 'return' && <LetterBox template="message-incomplete" to={String(record['sender'] ?? '')} text={letter} onText={setOwn} onDraft={own === undefined ? undefined : () => setOwn(undefined)} />}
      {decision === 'refuse' && told[0] !== undefined && <RefusalLetter reference={String(record['reference'] ?? '')} reason={told[0]} />}
    </PanelFrame>
  );
}

function RefusalLetter({ reference, reason }: { reference: string; reason: string }) {
  const say = useSay();
  const body = useTemplate('document-refused');
  return (
    <Typography component="blockquote" data-letter sx={{ m: 0, px: 1.5, py: 1, border: 1, borderColor: 'divider', borderRadius: '4px', fontSize: 13, whiteSpace: 'pre-wrap', maxWidth: 860 }}>
      <Typography component="span" variant="caption" color="textSecondary" sx={{ display: 'block' }}>{say(deskWords.readLetter)}</Typography>
      {body === undefined ? reason : body.replace('{{evrakNo}}', reference).replace('{{neden}}', reason)}
    </Typography>
  );
}
