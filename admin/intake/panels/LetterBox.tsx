import { Box, Button, TextField, Typography } from '@mui/material';
import { useGetList, type RaRecord } from 'react-admin';
import { mayRead } from '#domain/language/permit.ts';
import { knownPage } from '../../pages.ts';
import { useSession } from '../../providers/session.ts';
import { useSay } from '../../settings/say.ts';
import { deskWords } from '../words.ts';

interface LetterBoxProps {
  readonly template: string;
  readonly to: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** Back to the draft, once it was changed. */
  readonly onDraft?: (() => void) | undefined;
}

/** The text of a template with its place for our words; nothing where the role may not read templates. */
export function useTemplate(code: string): string | undefined {
  const session = useSession();
  const { data } = useGetList<RaRecord>('templates', { filter: { code, state: ['inForce'] }, sort: { field: 'validFrom', order: 'DESC' }, pagination: { page: 1, perPage: 1 } }, { enabled: mayRead(knownPage('templates'), session), staleTime: 60_000 });
  return data?.[0] && String(data[0]['body']);
}

/** The letter as it will be read: the words of the template around ours, which may be changed. */
export function LetterBox({ template, to, text, onText, onDraft }: LetterBoxProps) {
  const say = useSay();
  const [above = '', below = ''] = useTemplate(template)?.split('{{metin}}') ?? [];
  const around = { fontSize: 13, whiteSpace: 'pre-wrap', color: 'text.secondary', overflowWrap: 'anywhere' } as const;
  return (
    <Box sx={{ border: 1, borderColor: 'divider', borderRadius: '4px', px: 1.5, py: 1, maxWidth: 860 }}>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', mb: 0.5 }}>
        <Typography variant="body2" color="textSecondary" sx={{ flex: 1, overflowWrap: 'anywhere' }}>{say(deskWords.letterTo, { to })}</Typography>
        {onDraft && <Button size="small" onClick={onDraft}>{say(deskWords.draftAgain)}</Button>}
      </Box>
      <Typography sx={around}>{above.trim()}</Typography>
      <TextField fullWidth multiline minRows={3} maxRows={10} margin="dense" label={say(deskWords.letter)} value={text} onChange={(event) => onText(event.target.value)} slotProps={{ htmlInput: { maxLength: 4000, 'data-letter': true } }} />
      <Typography sx={around}>{below.trim()}</Typography>
    </Box>
  );
}
