import { Box, Button, Link as MuiLink, Typography } from '@mui/material';
import { useMemo } from 'react';
import { Link } from 'react-router-dom';
import { blankFaults, piecesOf } from '#domain/letter-text.ts';
import { SectionCard } from '../../kit/SectionCard.tsx';
import { useLanguage } from '../../kit/words.ts';
import { useSay } from '../say.ts';
import { useTemplateValues, type ShownBlank, type Wording } from './template-api.ts';
import { TrialButton } from './TrialButton.tsx';
import { templateWords } from './words.ts';

interface TemplatePreviewProps extends Wording {
  /** Where the text is being written: shows a place of it, and puts a blank in. */
  readonly editing?: { readonly show: (from: number, to: number) => void; readonly insert: (blank: string) => void };
}

/** The letter as it will be read, with the values that there are; what no letter fills is named as it is typed. */
export function TemplatePreview({ code, subjectText, body, editing }: TemplatePreviewProps) {
  const say = useSay();
  const { data, error, refetch, isLoading } = useTemplateValues(code);
  const faults = useMemo(() => blankFaults(body, data?.blanks.map(({ name }) => name)), [body, data]);
  const real = data?.blanks.some(({ from }) => from === 'letter') ?? false;
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 1.5 }} data-template-preview>
      <SectionCard title={say(templateWords.preview)} error={error} onRetry={refetch} loading={isLoading && 'lines'} actions={<TrialButton wording={{ code, subjectText, body }} ready={faults.length === 0 && subjectText !== '' && body.trim() !== ''} />}>
        <Typography component="h3" sx={{ fontSize: 15, fontWeight: 600, mb: 1, overflowWrap: 'anywhere' }}>
          {subjectText || say(templateWords.subjectMissing)}
        </Typography>
        <Letter body={body} blanks={data?.blanks ?? []} />
        {data && (
          <Typography sx={{ fontSize: 12.5, color: 'text.secondary', mt: 1 }}>
            {say(real ? templateWords.fromLetter : templateWords.fromSample)}{' '}
            {data.about && (
              <MuiLink underline="always" component={Link} to={`/${data.about.noun}/${data.about.recordId}/show`}>
                {say(templateWords.record)}
              </MuiLink>
            )}
          </Typography>
        )}
      </SectionCard>
      <Faults faults={faults} {...(editing ? { onShow: editing.show } : {})} />
      {editing && data && <Blanks blanks={data.blanks} onInsert={editing.insert} />}
    </Box>
  );
}

function Letter({ body, blanks }: { body: string; blanks: readonly ShownBlank[] }) {
  const say = useSay();
  if (body.trim() === '') return <Typography sx={{ color: 'text.secondary', fontSize: 14 }}>{say(templateWords.bodyMissing)}</Typography>;
  return (
    <Box data-letter-text tabIndex={0} role="document" aria-label={say(templateWords.preview)} sx={{ p: 2, border: 1, borderColor: 'divider', borderRadius: 1, bgcolor: (theme) => theme.tokens.canvas, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', fontSize: 14, maxHeight: '60vh', overflowY: 'auto' }}>
      {piecesOf(body).map((piece, at) => {
        if ('text' in piece) return <span key={at}>{piece.text}</span>;
        const known = blanks.find(({ name }) => name === piece.blank);
        return (
          <Box key={at} component="span" title={`{{${piece.blank}}}`} sx={(theme) => ({ px: 0.25, borderRadius: '3px', backgroundColor: theme.tokens[known ? 'info' : 'danger'].soft, color: theme.tokens[known ? 'info' : 'danger'].ink })}>
            {known ? known.value : `{{${piece.blank}}}`}
          </Box>
        );
      })}
    </Box>
  );
}

function Faults({ faults, onShow }: { faults: ReturnType<typeof blankFaults>; onShow?: (from: number, to: number) => void }) {
  const say = useSay();
  const language = useLanguage();
  return (
    <Box role="status" data-blank-faults={faults.length}>
      {faults.length === 0 ? (
        <Typography sx={{ fontSize: 13, color: (theme) => theme.tokens.success.ink }}>{say(templateWords.sound)}</Typography>
      ) : (
        <Box component="ul" aria-label={say(templateWords.faults)} sx={{ m: 0, p: 1, pl: 3, borderRadius: 1, fontSize: 13, bgcolor: (theme) => theme.tokens.danger.soft, color: (theme) => theme.tokens.danger.ink }}>
          {faults.map((fault) => (
            <li key={fault.from}>
              {say(templateWords.atLine, { line: fault.line, sentence: fault[language] })}
              {onShow && (
                <Button size="small" onClick={() => onShow(fault.from, fault.to)} sx={{ ml: 0.5, minHeight: 24, py: 0 }}>
                  {say(templateWords.show)}
                </Button>
              )}
            </li>
          ))}
        </Box>
      )}
    </Box>
  );
}

function Blanks({ blanks, onInsert }: { blanks: readonly ShownBlank[]; onInsert: (blank: string) => void }) {
  const say = useSay();
  const language = useLanguage();
  return (
    <Box role="group" aria-label={say(templateWords.blanks)}>
      <Typography sx={{ fontSize: 13, color: 'text.secondary', mb: 0.5 }}>{say(templateWords.blanks)}</Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5 }}>
        {blanks.map(({ name, label }) => {
          const words = label[language] === name ? name : `${label[language]} · ${name}`;
          return (
            <Button key={name} size="small" variant="outlined" aria-label={say(templateWords.insert, { label: words })} onClick={() => onInsert(`{{${name}}}`)} sx={{ minHeight: 28, py: 0, fontWeight: 400 }}>
              {words}
            </Button>
          );
        })}
      </Box>
    </Box>
  );
}
