import { Box, MenuItem, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { decideRoute, type Route, type RouteQuestion } from '#domain/application-routes.ts';
import { labelIn, type Label } from '#domain/language/label.ts';
import { origins, payers, sectors, staffClasses } from '#domain/sectors.ts';
import { SectionCard } from '../../kit/SectionCard.tsx';
import { useLanguage } from '../../kit/words.ts';
import { useSay } from '../say.ts';
import { routeWords } from './words.ts';

const unknown = 'unknown';

/** Asks the table as the console will: the same function decides here and on the server. */
export function RouteTrial({ routes }: { routes: readonly Route[] }) {
  const say = useSay();
  const language = useLanguage();
  const [first] = routes;
  const [given, ask] = useState<Partial<Record<keyof RouteQuestion, string>>>({});
  if (!first) return null;
  const asked = { sector: first.sectors?.[0] ?? 'other', staffClass: unknown, payer: first.payer, origin: first.origins[0] ?? 'list', ...given };
  const decision = decideRoute(routes, { ...asked, staffClass: asked.staffClass === unknown ? null : asked.staffClass } as RouteQuestion);
  const open = 'route' in decision;
  const choice = (name: keyof RouteQuestion, label: string, choices: Readonly<Record<string, Label>>) => (
    <TextField select size="small" label={label} value={asked[name]} onChange={(event) => ask({ ...given, [name]: event.target.value })} sx={{ minWidth: 170, flex: '1 1 170px' }}>
      {Object.entries(choices).map(([code, words]) => (
        <MenuItem key={code} value={code}>
          {labelIn(language, words, code)}
        </MenuItem>
      ))}
    </TextField>
  );
  return (
    <SectionCard title={say(routeWords.trial)}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5 }}>
        {choice('sector', say(routeWords.sector), sectors)}
        {choice('staffClass', say(routeWords.staffClass), { [unknown]: routeWords.unknownClass, ...staffClasses })}
        {choice('payer', say(routeWords.payer), payers)}
        {choice('origin', say(routeWords.origin), origins)}
      </Box>
      <Typography role="status" data-route-trial={open ? 'open' : 'closed'} sx={{ mt: 1.5, fontSize: 14, color: (theme) => theme.tokens[open ? 'success' : 'danger'].ink }}>
        {open ? `${say(routeWords.opens, { row: routes.indexOf(decision.route) + 1 })} ${decision.route.says?.[language] ?? ''}` : say(routeWords.stays, { sentence: decision.refusal[language] })}
      </Typography>
    </SectionCard>
  );
}
