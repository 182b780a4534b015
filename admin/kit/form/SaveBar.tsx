import { Box, Button } from '@mui/material';
import { type ReactNode } from 'react';
import { SaveButton, useTranslate } from 'react-admin';
import { Kbd } from '../Kbd.tsx';
import { DraftState } from './DraftState.tsx';
import { type DraftOfForm } from './use-draft.ts';

interface SaveBarProps {
  readonly draft: DraftOfForm;
  readonly onCancel?: () => void;
  readonly saveLabel?: string;
  /** What should be read before saving. */
  readonly above?: ReactNode;
}

/** Always in view: saving, leaving, and whether what is typed is kept. */
export function SaveBar({ draft, onCancel, saveLabel, above }: SaveBarProps) {
  const translate = useTranslate();
  return (
    <Box
      data-save-bar
      sx={{
        position: 'sticky',
        bottom: 0,
        zIndex: 2,
        display: 'flex',
        alignItems: 'center',
        gap: 1.5,
        flexWrap: 'wrap',
        mt: 2,
        py: 1,
        px: 2,
        mx: -2,
        borderTop: 1,
        borderColor: 'divider',
        bgcolor: 'background.paper',
      }}
    >
      {above}
      <SaveButton alwaysEnable {...(saveLabel === undefined ? {} : { label: saveLabel })} />
      {onCancel && <Button onClick={onCancel}>{translate('console.action.cancel')}</Button>}
      <Box sx={{ display: { xs: 'none', sm: 'block' } }}>
        <Kbd keys="Ctrl+S" />
      </Box>
      <DraftState draft={draft} />
    </Box>
  );
}
