import { Alert, Button } from '@mui/material';
import { useSay } from '../settings/say.ts';
import { type Trouble } from './use-desk-work.ts';
import { deskWords } from './words.ts';

interface TroubleLineProps {
  readonly trouble: Trouble | undefined;
  readonly onFresh: () => void;
  readonly onNext: () => void;
  readonly onClose: () => void;
}

/** Why a decision was not carried out, and the way on. */
export function TroubleLine({ trouble, onFresh, onNext, onClose }: TroubleLineProps) {
  const say = useSay();
  if (!trouble) return null;
  const way = trouble.overtaken === 'changed' ? <Button size="small" color="inherit" onClick={onFresh}>{say(deskWords.takeFresh)}</Button>
    : trouble.overtaken === 'gone' ? <Button size="small" color="inherit" onClick={onNext}>{say(deskWords.goNext)}</Button> : trouble.again ? <Button size="small" color="inherit" data-again onClick={trouble.again}>{say(deskWords.retry)}</Button> : undefined;
  return <Alert severity="warning" role="alert" data-trouble={trouble.overtaken ?? (trouble.again ? 'lost' : 'refused')} onClose={onClose} sx={{ borderRadius: 0 }} {...(way ? { action: way } : {})}>{trouble.sentence}</Alert>;
}
