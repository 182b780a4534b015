import { Box, IconButton, Tooltip } from '@mui/material';
import CheckIcon from '@mui/icons-material/Check';
import CopyIcon from '@mui/icons-material/ContentCopy';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { fonts } from '../theme/tokens.ts';

/** What people quote to each other: a reference, a serial, a barcode. One width a sign, never broken over two lines. */
export function Reference({ children, copy = false }: { children: string; copy?: boolean }) {
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5, maxWidth: '100%' }}>
      <Box component="span" sx={{ fontFamily: fonts.mono, fontSize: '0.95em', whiteSpace: 'nowrap', overflow: 'hidden', textOverflow: 'ellipsis' }}>
        {children}
      </Box>
      {copy && <CopyButton text={children} />}
    </Box>
  );
}

/** Puts a text on the clipboard and says that it did. */
export function CopyButton({ text }: { text: string }) {
  const translate = useTranslate();
  const [copied, setCopied] = useState(false);
  // Browsers hide the clipboard where the console is opened without https.
  if (typeof navigator === 'undefined' || !('clipboard' in navigator)) return null;
  const copy = async (event: React.MouseEvent) => {
    event.stopPropagation();
    await navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => undefined,
    );
  };
  const label = translate(copied ? 'console.kit.copied' : 'console.kit.copy');
  return (
    <Tooltip title={label}>
      <IconButton
        aria-label={label}
        onClick={(event) => void copy(event)}
        onMouseLeave={() => setCopied(false)}
        sx={{ minWidth: 24, minHeight: 24, p: 0.25 }}
      >
        {copied ? <CheckIcon sx={{ fontSize: 15 }} /> : <CopyIcon sx={{ fontSize: 15 }} />}
      </IconButton>
    </Tooltip>
  );
}
