import { Box, Button, Typography } from '@mui/material';
import UploadIcon from '@mui/icons-material/UploadFileOutlined';
import { useState, type DragEvent } from 'react';
import { useTranslate } from 'react-admin';

const mostMegabytes = 10;
const endings = /\.(xlsx|xls|p7m)$/i;

/** Takes a workbook that is dropped, or chosen by the button, which the keyboard reaches. */
export function DropZone({ file, onFile, disabled = false }: { file: File | undefined; onFile: (file: File | undefined) => void; disabled?: boolean }) {
  const translate = useTranslate();
  const [over, setOver] = useState(false);
  const [fault, setFault] = useState<string>();
  const take = (given: File | null | undefined) => {
    if (!given) return;
    const wrong = !endings.test(given.name) ? translate('console.listCheck.notWorkbook') : given.size > mostMegabytes * 1024 * 1024 ? translate('console.file.tooLarge', { size: mostMegabytes }) : undefined;
    setFault(wrong);
    onFile(wrong === undefined ? given : undefined);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (!disabled) take(event.dataTransfer.files[0]);
  };
  return (
    <Box
      data-drop-zone
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      sx={{
        display: 'grid',
        justifyItems: 'center',
        gap: 1,
        p: 3,
        textAlign: 'center',
        border: '1.5px dashed',
        borderColor: (theme) => (over ? theme.tokens.accent : theme.tokens.edge),
        borderRadius: 1,
        bgcolor: (theme) => (over ? theme.tokens.chosen : theme.tokens.surface),
      }}
    >
      <UploadIcon aria-hidden sx={{ color: 'text.secondary', fontSize: 32 }} />
      <Typography>{file ? translate('console.file.chosen', { name: file.name }) : translate('console.listCheck.drop')}</Typography>
      <Button component="label" variant="outlined" size="small" disabled={disabled} sx={{ '&:focus-within': { outline: '2px solid', outlineColor: 'primary.main', outlineOffset: 2 } }}>
        {translate('console.file.choose')}
        <input
          type="file"
          accept=".xlsx,.xls,.p7m"
          aria-label={translate('console.listCheck.workbook')}
          // Out of sight and yet reachable: a hidden input has no place among the stops of the tab key.
          style={{ position: 'absolute', width: 1, height: 1, opacity: 0 }}
          onChange={({ target }) => {
            take(target.files?.[0]);
            target.value = '';
          }}
        />
      </Button>
      <Typography variant="caption" color={fault ? 'error' : 'textSecondary'} role={fault ? 'alert' : undefined}>
        {fault ?? translate('console.listCheck.dropHelp')}
      </Typography>
    </Box>
  );
}
