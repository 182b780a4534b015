import { Box } from '@mui/material';
import { EmptyState } from '../kit/EmptyState.tsx';
import { FileViewer } from '../kit/viewer/FileViewer.tsx';
import { useSay } from '../settings/say.ts';
import { useFollowed } from './second-window.ts';
import { deskWords } from './words.ts';

/** The file that lies on the desk, as large as a second screen; over rail and bar. */
export default function SecondWindow() {
  const say = useSay();
  const shown = useFollowed();
  return (
    <Box data-second-window sx={{ position: 'fixed', inset: 0, zIndex: 'modal', bgcolor: 'background.paper', display: 'flex', flexDirection: 'column' }}>
      <Box component="h1" sx={{ m: 0, px: 2, py: 0.5, fontSize: 13, fontWeight: 500, color: 'text.secondary', borderBottom: 1, borderColor: 'divider' }}>{say(deskWords.windowTitle)}</Box>
      <Box sx={{ flex: 1, minHeight: 0 }}>{shown ? <FileViewer shown={shown} /> : <EmptyState title={say(deskWords.windowEmpty)} hint={say(deskWords.windowHint)} />}</Box>
    </Box>
  );
}
