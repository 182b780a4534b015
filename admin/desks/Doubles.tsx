import { Alert, Box, Button, Link as MuiLink } from '@mui/material';
import { useGetList, useGetMany, useRecordContext, type RaRecord } from 'react-admin';
import { Link } from 'react-router-dom';
import { mayCreate } from '#domain/language/permit.ts';
import { SectionCard } from '../kit/SectionCard.tsx';
import { StateChip } from '../kit/StateChip.tsx';
import { knownPage } from '../pages.ts';
import { useSession } from '../providers/session.ts';
import { dossierWords, useDossierWords } from './dossier-words.ts';

const page = knownPage('institutions');
const doublesOf = (institution: RaRecord): string[] => (institution['state'] === 'closed' ? [] : ((institution['possibleDoubles'] ?? []) as string[]));

/** Whom this institution may be registered as already, and the way to one registration for both. */
export function Doubles({ institution }: { institution: RaRecord }) {
  const say = useDossierWords();
  const session = useSession();
  const ids = doublesOf(institution);
  const { data = [] } = useGetMany<RaRecord>('institutions', { ids }, { enabled: ids.length > 0 });
  if (data.length === 0) return null;
  const mayPropose = mayCreate(knownPage('mergers'), session);
  return (
    <Alert severity="warning" sx={{ mb: 2 }} data-doubles>
      <strong>{say(dossierWords.maybeDouble)}.</strong> {say(dossierWords.alike)}
      {data.map((other) => (
        <Box key={other.id} sx={{ mt: 0.75, display: 'flex', gap: 1.5, alignItems: 'center', flexWrap: 'wrap' }}>
          <DossierLink institution={other} />
          <StateChip page={page} state={String(other['state'])} bare />
          {mayPropose && (
            <Button size="small" component={Link} to="/mergers/create" state={{ record: { double: institution.id, survivor: other.id } }} title={say(dossierWords.mergeInto)} data-propose-merger>
              {say(dossierWords.merge)}
            </Button>
          )}
        </Box>
      ))}
    </Alert>
  );
}

/** Where a merged institution went, and which ones came here: what stayed behind as evidence is found over this link. */
export function Merged({ institution }: { institution: RaRecord }) {
  const say = useDossierWords();
  const into = typeof institution['mergedInto'] === 'string' ? institution['mergedInto'] : undefined;
  const { data: takers = [] } = useGetMany<RaRecord>('institutions', { ids: into === undefined ? [] : [into] }, { enabled: into !== undefined });
  const { data: taken = [] } = useGetList<RaRecord>('institutions', { filter: { mergedInto: [String(institution.id)] }, sort: { field: 'name', order: 'ASC' }, pagination: { page: 1, perPage: 20 } });
  return (
    <>
      {takers[0] && (
        <Alert severity="info" sx={{ mb: 2 }} data-merged-into>
          {say(dossierWords.wentTo)} <DossierLink institution={takers[0]} />
        </Alert>
      )}
      {taken.length > 0 && (
        <Box sx={{ mb: 2 }} data-absorbed>
          <SectionCard title={say(dossierWords.absorbed)} count={taken.length}>
            {taken.map((one) => (
              <Box key={one.id}>
                <DossierLink institution={one} />
              </Box>
            ))}
            <Box sx={{ mt: 0.75, fontSize: 13, color: 'text.secondary' }}>{say(dossierWords.evidence)}</Box>
          </SectionCard>
        </Box>
      )}
    </>
  );
}

const DossierLink = ({ institution }: { institution: RaRecord }) => (
  <MuiLink component={Link} to={`/kurum-dosyasi/${institution.id}`} underline="hover" sx={{ fontWeight: 500 }}>
    {String(institution['name'])}
    {typeof institution['reference'] === 'string' && ` · ${institution['reference']}`}
  </MuiLink>
);

/** On the record itself, right after it was registered. */
export function DoublesSign() {
  const say = useDossierWords();
  const record = useRecordContext<RaRecord>();
  if (!record || doublesOf(record).length === 0) return null;
  return (
    <Button size="small" color="warning" variant="outlined" component={Link} to={`/kurum-dosyasi/${record.id}`} data-doubles-sign>
      {say(dossierWords.maybeDouble)}
    </Button>
  );
}
