import { Alert, Typography } from '@mui/material';
import { type RaRecord } from 'react-admin';
import { labelIn } from '#domain/language/label.ts';
import { type Page } from '#domain/language/resource.ts';
import { same } from '../../providers/patch.ts';
import { StateChip } from '../StateChip.tsx';
import { useLanguage } from '../words.ts';
import { Kept } from './MergeChoices.tsx';

const words = {
  changed: { tr: 'Siz yazarken kayıt değişti. Değişene bakın; yazdıklarınız duruyor, aynı düğmeyle sürdürebilirsiniz.', en: 'The record changed while you typed. Look at the change; what you typed is kept, and the same button goes on.' },
  gone: { tr: 'Siz yazarken kayıt başka bir duruma geçti; bu işlem orada yapılamıyor. Yazdıklarınızı buradan alabilirsiniz.', en: 'The record moved on while you typed and this cannot be done there. What you typed can be taken from here.' },
  what: { tr: 'Değişen', en: 'What changed' },
  stands: { tr: 'Durumu', en: 'It stands at' },
} as const;

/** In the dialog of an action whose record somebody else changed meanwhile: what it was and what it is, before anything is done. */
export default function ChangedMeanwhile({ page, begun, now, gone }: { page: Page; begun: RaRecord; now: RaRecord; gone: boolean }) {
  const language = useLanguage();
  const names = Object.keys(page.fields).filter((name) => !same(begun[name] ?? null, now[name] ?? null));
  return (
    <Alert severity="warning" sx={{ mb: 1.5 }} role="alert" data-changed-meanwhile>
      {labelIn(language, gone ? words.gone : words.changed, '')}
      {begun['state'] !== now['state'] && (
        <Typography component="div" variant="body2" sx={{ display: 'flex', gap: 1, alignItems: 'center', mt: 0.5 }}>
          {labelIn(language, words.stands, '')}: <StateChip page={page} state={String(begun['state'])} bare /> → <StateChip page={page} state={String(now['state'])} bare />
        </Typography>
      )}
      <Kept page={page} title={labelIn(language, words.what, '')} names={names} values={now} before={begun} />
    </Alert>
  );
}
