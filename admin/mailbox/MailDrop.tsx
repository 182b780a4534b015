import { Alert, Box, Button, CircularProgress } from '@mui/material';
import UploadIcon from '@mui/icons-material/UploadFileOutlined';
import { useState, type DragEvent, type ReactNode } from 'react';
import { useSay } from '../settings/say.ts';
import { uploadWords as words, type Refused } from './mail-upload.ts';

type Send = (files: readonly File[]) => Promise<void>;

/** Whatever is dropped anywhere on it is sent; while a file is over it, it says so. */
export function MailDrop({ send, children }: { send: Send; children: ReactNode }) {
  const say = useSay();
  // Entering a child tells of leaving the parent: the events are counted.
  const [depth, setDepth] = useState(0);
  const holdsFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files');
  return (
    <Box
      data-mail-drop
      onDragEnter={(event) => holdsFiles(event) && setDepth((now) => now + 1)}
      onDragLeave={(event) => holdsFiles(event) && setDepth((now) => Math.max(0, now - 1))}
      onDragOver={(event) => holdsFiles(event) && event.preventDefault()}
      onDrop={(event) => {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        setDepth(0);
        void send([...event.dataTransfer.files]);
      }}
      sx={{ position: 'relative', outline: depth > 0 ? '2px dashed' : 'none', outlineColor: 'primary.main', outlineOffset: 4 }}
    >
      {depth > 0 && (
        <Alert severity="info" icon={<UploadIcon />} sx={{ position: 'sticky', top: 8, zIndex: 2, mb: 1 }}>
          {say(words.drop)}
        </Alert>
      )}
      {children}
    </Box>
  );
}

/** Opens the choice of files; reached by the tab key, although the input itself is out of sight. */
export function MailButton({ send, working }: { send: Send; working: boolean }) {
  const say = useSay();
  return (
    <Button component="label" variant="contained" size="small" disabled={working} startIcon={working ? <CircularProgress size={14} color="inherit" /> : <UploadIcon />} sx={{ '&:focus-within': { outline: '2px solid', outlineColor: 'primary.main', outlineOffset: 2 } }}>
      {say(working ? words.working : words.choose)}
      <input
        type="file"
        multiple
        accept=".eml,message/rfc822"
        aria-label={say(words.choose)}
        style={{ position: 'absolute', width: 1, height: 1, opacity: 0 }}
        onChange={({ target }) => {
          void send([...(target.files ?? [])]);
          target.value = '';
        }}
      />
    </Button>
  );
}

export function RefusedMails({ refused, onClose }: { refused: readonly Refused[]; onClose: () => void }) {
  if (refused.length === 0) return null;
  return (
    <Alert severity="error" onClose={onClose} sx={{ mt: 1 }} data-refused-mails>
      {refused.map(({ name, sentence }) => (
        <Box key={name} sx={{ overflowWrap: 'anywhere' }}>
          {name !== '' && <strong>{name}: </strong>}
          {sentence}
        </Box>
      ))}
    </Alert>
  );
}
