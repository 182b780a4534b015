import { useState } from 'react';
import { isMissingPaper, missingDraft, missingPapers } from '#domain/missing-papers.ts';
import { type MissingPaper } from '#domain/messages.ts';
import { useLanguage } from '../../kit/words.ts';
import { useSay } from '../../settings/say.ts';
import { deskWords } from '../words.ts';
import { ChoiceLines } from './ChoiceLines.tsx';
import { PanelFrame, type PanelProps } from './PanelFrame.tsx';
import { LetterBox } from './LetterBox.tsx';

const codes = Object.keys(missingPapers).filter(isMissingPaper);

/** What is missing, by number, and the letter that names each; it goes out as it stands here. */
export function AskPanel({ record, working, onClose, onDecide }: PanelProps) {
  const say = useSay();
  const language = useLanguage();
  const [missing, setMissing] = useState<readonly MissingPaper[]>(() => (Array.isArray(record['missing']) ? (record['missing'] as unknown[]).filter(isMissingPaper) : []));
  const [own, setOwn] = useState<string>();
  const [fault, setFault] = useState<string>();
  const letter = own ?? missingDraft(missing);
  const toggle = (code: MissingPaper | undefined) => {
    if (code) setMissing((before) => (before.includes(code) ? before.filter((one) => one !== code) : codes.filter((one) => one === code || before.includes(one))));
    setFault(undefined);
  };
  const submit = () => {
    if (missing.length === 0) return setFault(say(deskWords.nothingChosen));
    if (letter.trim() === '') return setFault(say(deskWords.letterEmpty));
    onDecide({ action: 'askBack', values: { missing, ...(own === undefined ? {} : { letter: own }) } }, deskWords.doneAsked);
  };
  return (
    <PanelFrame name="ask" title={say(deskWords.askTitle)} submit={say(deskWords.send)} working={working} fault={fault} onClose={onClose} onSubmit={submit} onDigit={(digit) => toggle(codes[digit - 1])}>
      <ChoiceLines many lines={codes.map((code) => ({ key: code, label: missingPapers[code][language] }))} chosen={missing} onChoose={(at) => toggle(codes[at])} />
      <LetterBox template="message-incomplete" to={String(record['sender'] ?? '')} text={letter} onText={setOwn} onDraft={own === undefined ? undefined : () => setOwn(undefined)} />
    </PanelFrame>
  );
}
