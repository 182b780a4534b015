import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import './print.css';
import { momentText, nowOnScreen } from './words.ts';
import { useSession } from '../providers/session.ts';

/** The head of the sheet when a page is printed: whose paper it is, what it is about, when and by whom it was made. Not on the screen. */
export function PrintHead({ title, reference }: { title: string; reference?: string | undefined }) {
  const translate = useTranslate();
  const session = useSession();
  return (
    <Box className="nes-print-head" aria-hidden>
      <div className="nes-print-authority">
        <strong>{translate('console.print.authority')}</strong>
        <span>{translate('console.print.house')}</span>
      </div>
      <div className="nes-print-about">
        <strong>{title}</strong>
        {reference !== undefined && <span>{translate('console.print.reference', { reference })}</span>}
        <span>{translate('console.print.made', { at: momentText(nowOnScreen()), name: session.name })}</span>
      </div>
      <p>{translate('console.print.note')}</p>
    </Box>
  );
}
