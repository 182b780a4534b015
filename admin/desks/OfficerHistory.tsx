import { Box, Link as MuiLink, Typography } from '@mui/material';
import { useGetList, type RaRecord } from 'react-admin';
import { Link } from 'react-router-dom';
import { mayRead } from '#domain/language/permit.ts';
import { KindSign } from '../kit/KindSign.tsx';
import { SectionCard } from '../kit/SectionCard.tsx';
import { dayText, stateLabel, titleOf, useLanguage } from '../kit/words.ts';
import { knownPage } from '../pages.ts';
import { useSession } from '../providers/session.ts';
import { dossierWords, useDossierWords } from './dossier-words.ts';

const page = knownPage('officers');
const most = 50;

/** Who spoke for the institution from when until when: the newest first, each with whom the duty went to and why it ended. */
export function OfficerHistory({ institution }: { institution: string }) {
  const say = useDossierWords();
  const language = useLanguage();
  const session = useSession();
  const readable = mayRead(page, session);
  const { data = [], total = 0, isPending, error, refetch } = useGetList<RaRecord>(
    'officers',
    { filter: { institution: [institution] }, sort: { field: 'from', order: 'DESC' }, pagination: { page: 1, perPage: most } },
    { enabled: readable },
  );
  if (!readable) return null;
  return (
    <SectionCard title={say(dossierWords.officers)} count={total} loading={isPending && 'lines'} rows={2} error={error} onRetry={refetch} empty={data.length === 0 ? say(dossierWords.nobody) : undefined}>
      <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none' }} data-officer-history>
        {data.map((officer) => {
          const successor = data.find(({ id }) => id === officer['successor']);
          return (
            <Box component="li" key={officer.id} sx={{ display: 'grid', gridTemplateColumns: '20px minmax(0, 1fr)', gap: 1, pb: 1.25 }}>
              <Box aria-hidden sx={{ pt: 0.5, display: 'flex', flexDirection: 'column', alignItems: 'center', gap: 0.75 }}>
                <KindSign kind={page.workflow.states[String(officer['state'])]?.kind ?? 'done'} />
                <Box sx={{ flexGrow: 1, borderLeft: 1, borderColor: 'divider' }} />
              </Box>
              <Box sx={{ minWidth: 0 }}>
                <MuiLink component={Link} to={`/officers/${officer.id}/show`} underline="hover" sx={{ fontWeight: 500, overflowWrap: 'anywhere' }}>
                  {titleOf(page, officer, language)}
                </MuiLink>
                <Typography variant="caption" color="textSecondary" component="div" sx={{ fontVariantNumeric: 'tabular-nums' }}>
                  {dayText(String(officer['from']))} – {typeof officer['until'] === 'string' ? dayText(officer['until']) : say(dossierWords.today)} · {stateLabel(page, String(officer['state']), language)}
                </Typography>
                {successor && (
                  <Typography variant="body2">
                    {say(dossierWords.handedTo)} {titleOf(page, successor, language)}
                  </Typography>
                )}
                {typeof officer['endReason'] === 'string' && <Typography variant="body2">{officer['endReason']}</Typography>}
              </Box>
            </Box>
          );
        })}
      </Box>
    </SectionCard>
  );
}
