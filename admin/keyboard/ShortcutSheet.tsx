import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, FormControlLabel, Switch, Typography } from '@mui/material';
import { type ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { desks, type Desk } from '#domain/menu.ts';
import { deskKeyLines } from '../intake/key-lines.ts';
import { deskWords } from '../intake/words.ts';
import { useLabel } from '../kit/words.ts';
import { useSession } from '../providers/session.ts';
import { useSay } from '../settings/say.ts';
import { useSingleKeys } from './single-keys.ts';
import { deskKeys, homeKey, listOfDesk } from './desk-keys.ts';

/** `?`: what the keys do. Only what this person can reach. */
export default function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const translate = useTranslate();
  const label = useLabel();
  const session = useSession();
  const speak = useSay();
  const [single, setSingle] = useSingleKeys();
  const say = (key: string) => translate(`console.keys.${key}`);
  const reachable = (Object.keys(desks) as Desk[]).filter((desk) => listOfDesk(desk, session) !== undefined);
  return (
    <Dialog open onClose={onClose} maxWidth="md" fullWidth aria-labelledby="shortcut-title">
      <DialogTitle id="shortcut-title">{say('title')}</DialogTitle>
      <DialogContent>
        <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(260px, 1fr))', gap: 3 }}>
          <Part title={say('anywhere')}>
            <Line keys={['Ctrl', 'K']} words={say('palette')} />
            <Line keys={['?']} words={say('sheet')} />
            <Line keys={['g', homeKey]} words={say('home')} />
          </Part>
          <Part title={say('go')}>
            {reachable.map((desk) => <Line key={desk} keys={['g', deskKeys[desk]]} words={label(desks[desk], desk)} />)}
          </Part>
          <Part title={say('list')}>
            <Line keys={['↑', '↓']} words={say('rows')} />
            <Line keys={['Enter']} words={say('openRow')} />
            <Line keys={['Space']} words={say('select')} />
            <Line keys={['/']} words={say('filter')} />
            <Line keys={['n', 'p']} words={say('pages')} />
          </Part>
          <Part title={say('record')}>
            <Line keys={['j', 'k']} words={say('neighbours')} />
            <Line keys={['Ctrl', 'S']} words={say('save')} />
          </Part>
          {reachable.includes('inbox') && (
            <Part title={speak(deskWords.keys)}>
              {deskKeyLines.map(([keys, words]) => <Line key={keys.join()} keys={keys} words={speak(words)} />)}
            </Part>
          )}
          <Part title={say('scanner')}>
            <Typography variant="body2">{say('scan')}</Typography>
          </Part>
        </Box>
        <FormControlLabel sx={{ mt: 2 }} control={<Switch checked={single} onChange={(_event, on) => setSingle(on)} />} label={say('single')} />
        <Typography variant="caption" color="textSecondary" sx={{ display: 'block' }}>{say('singleHint')}</Typography>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{say('close')}</Button>
      </DialogActions>
    </Dialog>
  );
}

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <Box component="section">
    <Typography component="h3" variant="subtitle2" sx={{ mb: 0.5 }}>{title}</Typography>
    {children}
  </Box>
);

const Line = ({ keys, words }: { keys: readonly string[]; words: string }) => (
  <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 2, py: 0.25 }}>
    <Typography variant="body2">{words}</Typography>
    <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
      {keys.map((key) => (
        <Box component="kbd" key={key} sx={{ ml: 0.5, px: 0.75, border: 1, borderColor: 'divider', borderRadius: 0.5, fontSize: 12, fontFamily: 'inherit' }}>{key}</Box>
      ))}
    </Box>
  </Box>
);
