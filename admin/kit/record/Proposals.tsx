import { Box, Link as MuiLink, Stack, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useDataProvider, useRecordContext, useTranslate, type RaRecord } from 'react-admin';
import { Link } from 'react-router-dom';
import { mayRead } from '#domain/language/permit.ts';
import { type Page } from '#domain/language/resource.ts';
import { pageOf } from '../../pages.ts';
import { useSession } from '../../providers/session.ts';
import { Ago } from '../DueTime.tsx';
import { SectionCard } from '../SectionCard.tsx';
import { fieldLabel, useLanguage } from '../words.ts';
import { ValueOf } from './ValueOf.tsx';

interface Proposal {
  readonly id: string;
  readonly fields: readonly string[];
  readonly createdAt: string;
}

/** Where changes wait for a second person. */
const proposalNoun = 'changes';

/** Changes of this record that wait for a second person, each as a difference in words. */
export function Proposals({ page }: { page: Page }) {
  const record = useRecordContext();
  const translate = useTranslate();
  const proposals = (record?.['fourEyesPending'] ?? []) as readonly Proposal[];
  if (proposals.length === 0) return null;
  return (
    <SectionCard title={translate('console.record.pendingApproval')} count={proposals.length}>
      <Stack spacing={2} data-proposals>
        {proposals.map((proposal) => (
          <Difference key={proposal.id} page={page} proposal={proposal} />
        ))}
      </Stack>
    </SectionCard>
  );
}

function Difference({ page, proposal }: { page: Page; proposal: Proposal }) {
  const translate = useTranslate();
  const language = useLanguage();
  const session = useSession();
  const provider = useDataProvider();
  const target = pageOf(proposalNoun);
  const readable = target !== undefined && mayRead(target, session);
  const { data } = useQuery({
    queryKey: [proposalNoun, 'getOne', { id: proposal.id, meta: undefined }],
    queryFn: () => provider.getOne(proposalNoun, { id: proposal.id }).then(({ data: change }) => change as RaRecord),
    enabled: readable,
  });
  const [before, after] = [plain(data?.['before']), plain(data?.['patch'])];
  return (
    <Box sx={{ fontSize: 13 }}>
      <Box component="dl" sx={{ m: 0 }}>
        {proposal.fields.map((name) => (
          <Box key={name} sx={{ mb: 0.5 }}>
            <Box component="dt" sx={{ color: 'text.secondary', fontSize: 12 }}>
              {fieldLabel(page, name, language)}
            </Box>
            {after && (
              <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
                <ValueOf page={page} name={name} value={before?.[name]} /> → <ValueOf page={page} name={name} value={after[name]} />
              </Box>
            )}
          </Box>
        ))}
      </Box>
      <Typography variant="caption" color="textSecondary" component="div">
        <Ago at={proposal.createdAt} />
        {readable && (
          <>
            {' · '}
            <MuiLink component={Link} to={`/${proposalNoun}/${proposal.id}/show`}>
              {translate('console.record.openProposal')}
            </MuiLink>
          </>
        )}
      </Typography>
    </Box>
  );
}

const plain = (value: unknown): Readonly<Record<string, unknown>> | undefined =>
  typeof value === 'object' && value !== null && !('masked' in value) ? (value as Record<string, unknown>) : undefined;
