import { Box, Typography } from '@mui/material';
import { useGetList, type RaRecord } from 'react-admin';
import { mayRead } from '#domain/language/permit.ts';
import { fieldLabel, useLanguage } from '../kit/words.ts';
import { knownPage } from '../pages.ts';
import { useSession } from '../providers/session.ts';
import { checksOf } from './type-checks.ts';

/** What will be looked at in each attached form once it is a document, by the rules of its type. */
export function ExpectedChecks({ attachments, title }: { attachments: readonly RaRecord[]; title: string }) {
  const language = useLanguage();
  const session = useSession();
  const kinds = [...new Set(attachments.flatMap((file) => [file['formKind'], ...((file['alsoHolds'] as string[] | null) ?? [])]))].filter((kind): kind is string => typeof kind === 'string' && kind in (knownPage('document-types').fields['code']?.choices ?? {}));
  const { data = [] } = useGetList<RaRecord>('document-types', { filter: { code: kinds, state: ['inForce'] }, sort: { field: 'code', order: 'ASC' }, pagination: { page: 1, perPage: 25 } }, { enabled: kinds.length > 0 && mayRead(knownPage('document-types'), session), staleTime: 60_000 });
  const types = data.map((type) => ({ type, checks: checksOf(type) })).filter(({ checks }) => checks.length > 0);
  if (types.length === 0) return null;
  return (
    <Box component="section" data-expected>
      <Typography variant="h3" component="h2" sx={{ mb: 0.5 }}>{title}</Typography>
      {types.map(({ type, checks }) => (
        <Typography key={type.id} variant="body2" sx={{ mb: 0.5 }}>
          <strong>{String(type['name'])}:</strong> {checks.map((check) => fieldLabel(knownPage('documents'), check, language)).join(' · ')}
        </Typography>
      ))}
    </Box>
  );
}
