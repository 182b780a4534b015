import { Alert, Box, Button, Link as MuiLink, Typography } from '@mui/material';
import { BooleanInput, useGetList, type RaRecord } from 'react-admin';
import { Link } from 'react-router-dom';
import { mayRead } from '#domain/language/permit.ts';
import { type Field } from '#domain/language/field.ts';
import { type SignatureReason } from '#domain/signature-checks.ts';
import { Kbd } from '../kit/Kbd.tsx';
import { KindChip } from '../kit/StateChip.tsx';
import { fieldLabel, stateLabel, textOf, useLanguage } from '../kit/words.ts';
import { knownPage } from '../pages.ts';
import { useSession } from '../providers/session.ts';
import { useSay } from '../settings/say.ts';
import { type FormerDocument } from './before.ts';
import { correctable } from './desk-steps.ts';
import { Lines } from './FormHandle.tsx';
import { type CheckName } from './type-checks.ts';
import { deskWords } from './words.ts';

const page = knownPage('documents');

interface DocumentFormProps {
  readonly record: RaRecord;
  readonly checks: readonly CheckName[];
  readonly former: FormerDocument | undefined;
  readonly onAllChecks: () => void;
}

/** What the document is and whose, the checks of its type, and what its signature is worth. */
export function DocumentForm({ record, checks, former, onAllChecks }: DocumentFormProps) {
  const say = useSay();
  const language = useLanguage();
  const fields = correctable.documents.map((name) => [name, page.fields[name]] as const).filter((line): line is readonly [(typeof correctable.documents)[number], Field] => line[1] !== undefined);
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <Box component="section">
        <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, alignItems: 'baseline' }}>
          <Typography variant="h2" sx={{ fontSize: 18 }}>{textOf(page.fields['type'], record['type'], language)}</Typography>
          <MuiLink component={Link} to={`/documents/${record.id}/show`} variant="body2">{String(record['reference'] ?? '')}</MuiLink>
        </Box>
        {record['originalDueAt'] !== null && record['originalReceivedAt'] === null && <Typography variant="body2" color="textSecondary">{say(deskWords.original)}</Typography>}
        {former && (
          <Alert severity="info" icon={false} data-former sx={{ mt: 1 }}>
            {say(deskWords.cameBefore, { reference: String(former.record['reference'] ?? '') })} <KindChip kind={former.record['state'] === 'refused' ? 'stopped' : 'done'} bare>{stateLabel(page, String(former.record['state']), language)}</KindChip>
            {former.reason !== undefined && <div>{say(deskWords.refusedFor, { reason: former.reason })}</div>}
          </Alert>
        )}
      </Box>
      <Lines title={say(deskWords.correct)} noun="documents" fields={fields} />
      <Box component="section" data-checks={checks.length}>
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, mb: 0.5 }}>
          <Typography variant="h3" component="h2">{say(deskWords.checks)}</Typography>
          {checks.length > 1 && <Button size="small" onClick={onAllChecks} sx={{ gap: 1 }}>{say(deskWords.allChecks)} <Kbd keys="t" /></Button>}
        </Box>
        {checks.length === 0 && <Typography variant="body2" color="textSecondary">{say(deskWords.noChecks)}</Typography>}
        {checks.map((check) => <BooleanInput key={check} source={check} label={fieldLabel(page, check, language)} helperText={false} />)}
      </Box>
      <Signature record={record} />
    </Box>
  );
}

/** The newest check of its electronic signature, with its reasons; nothing where none was made. */
function Signature({ record }: { record: RaRecord }) {
  const say = useSay();
  const language = useLanguage();
  const session = useSession();
  const noun = knownPage('signature-checks');
  const { data = [] } = useGetList<RaRecord>('signature-checks', { filter: { document: record.id }, sort: { field: 'createdAt', order: 'DESC' }, pagination: { page: 1, perPage: 1 } }, { enabled: mayRead(noun, session) });
  const found = data[0];
  if (!found) return null;
  const reasons = Array.isArray(found['reasons']) ? (found['reasons'] as SignatureReason[]) : [];
  return (
    <Box component="section" data-signature={String(found['verdict'])}>
      <Typography variant="h3" component="h2" sx={{ mb: 0.5 }}>{say(deskWords.signature)}</Typography>
      <KindChip kind={found['verdict'] === 'valid' ? 'done' : 'alarm'}>{textOf(noun.fields['verdict'], found['verdict'], language)}</KindChip>
      <Box component="ul" sx={{ m: 0, mt: 0.5, pl: 2.5, fontSize: 13.5 }}>{reasons.slice(0, 6).map((reason) => <li key={reason.code}>{reason[language]}</li>)}</Box>
    </Box>
  );
}
