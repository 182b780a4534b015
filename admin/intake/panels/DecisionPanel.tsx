import { Typography } from '@mui/material';
import { useSay } from '../../settings/say.ts';
import { deskWords } from '../words.ts';
import { AskPanel } from './AskPanel.tsx';
import { PanelFrame, type PanelProps } from './PanelFrame.tsx';
import { ReasonPanel } from './ReasonPanel.tsx';

/** What asks something more than its key. */
export type Decision = 'ask' | 'return' | 'aside' | 'release' | 'refuse';

/** Above the bar, so that the file stays in view. */
export function DecisionPanel({ decision, ...props }: PanelProps & { readonly decision: Decision }) {
  const say = useSay();
  if (decision === 'ask') return <AskPanel {...props} />;
  if (decision !== 'release') return <ReasonPanel {...props} decision={decision} />;
  return (
    <PanelFrame name="release" title={say(deskWords.freeTitle)} working={props.working} submit={say(deskWords.confirm)} onClose={props.onClose} onSubmit={() => props.onDecide({ action: 'release', values: {} }, deskWords.doneFree)}>
      <Typography variant="body2">{say(deskWords.freeHelp)}</Typography>
    </PanelFrame>
  );
}
