import { Box, Link as MuiLink, Table, TableBody, TableCell, TableHead, TableRow, Tooltip, Typography } from '@mui/material';
import { RecordContextProvider, type RaRecord } from 'react-admin';
import { Link } from 'react-router-dom';
import { mayUpdate } from '#domain/language/permit.ts';
import { type Page } from '#domain/language/resource.ts';
import { settingInWords, settingRule } from '#domain/setting-values.ts';
import { Ago } from '../../kit/DueTime.tsx';
import { FieldDisplay } from '../../kit/FieldDisplay.tsx';
import { SectionCard } from '../../kit/SectionCard.tsx';
import { EditableFact } from '../../kit/record/EditableFact.tsx';
import { textOf, useLanguage } from '../../kit/words.ts';
import { useSession } from '../../providers/session.ts';
import { useSay } from '../say.ts';
import { type Standing } from './standing.ts';
import { boardWords } from './words.ts';

interface AreaOfSettingsProps {
  readonly page: Page;
  readonly title: string;
  readonly settings: readonly RaRecord[];
  readonly standing: Standing | undefined;
}

export function AreaOfSettings({ page, title, settings, standing }: AreaOfSettingsProps) {
  const say = useSay();
  return (
    <SectionCard title={title} count={settings.length} flush>
      <Table size="small" sx={{ tableLayout: 'fixed', minWidth: 640 }}>
        <TableHead>
          <TableRow>
            <TableCell sx={{ width: '36%' }}>{say(boardWords.setting)}</TableCell>
            <TableCell sx={{ width: '24%' }}>{say(boardWords.value)}</TableCell>
            <TableCell sx={{ width: '17%' }}>{say(boardWords.bounds)}</TableCell>
            <TableCell sx={{ width: '23%' }}>{say(boardWords.changed)}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {settings.map((setting) => (
            <RecordContextProvider key={setting.id} value={setting}>
              <SettingRow page={page} setting={setting} standing={standing} />
            </RecordContextProvider>
          ))}
        </TableBody>
      </Table>
    </SectionCard>
  );
}

function SettingRow({ page, setting, standing }: { page: Page; setting: RaRecord; standing: Standing | undefined }) {
  const language = useLanguage();
  const session = useSession();
  const unit = String(setting['unit']);
  const right = mayUpdate(page, session, 'value', String(setting['state'] ?? 'active'));
  const basis = [textOf(page.fields['mark'], setting['mark'], language), setting['source']].filter(Boolean).join(' · ');
  return (
    <TableRow data-setting={String(setting['name'])} sx={{ verticalAlign: 'top' }}>
      <TableCell sx={{ whiteSpace: 'normal' }}>
        <MuiLink component={Link} to={`/${page.name}/${setting.id}/show`} underline="hover" sx={{ fontWeight: 550, color: 'text.primary' }}>
          {String(language === 'tr' ? setting['labelTr'] : setting['labelEn'])}
        </MuiLink>
        <Tooltip title={basis}>
          <Typography sx={{ fontSize: 12, color: 'text.secondary', overflowWrap: 'anywhere' }}>
            <code>{String(setting['name'])}</code> · {textOf(page.fields['mark'], setting['mark'], language)}
          </Typography>
        </Tooltip>
      </TableCell>
      <TableCell sx={{ whiteSpace: 'normal', overflowWrap: 'anywhere', '& .edit-fact': { opacity: '1 !important' } }}>
        {right === 'no' ? <FieldDisplay page={page} field="value" /> : <EditableFact page={page} name="value" fourEyes={right === 'fourEyes'} />}
        <Waiting unit={unit} waiting={standing?.waiting.filter(({ recordId }) => recordId === setting.id) ?? []} />
      </TableCell>
      <TableCell sx={{ whiteSpace: 'normal', fontSize: 12.5, color: 'text.secondary' }}>{settingRule(unit, language)}</TableCell>
      <TableCell sx={{ whiteSpace: 'normal', fontSize: 12.5 }}>
        <Changed change={standing?.changed.find(({ recordId }) => recordId === setting.id)} known={standing !== undefined} />
      </TableCell>
    </TableRow>
  );
}

function Waiting({ unit, waiting }: { unit: string; waiting: Standing['waiting'] }) {
  const say = useSay();
  const language = useLanguage();
  return waiting.map(({ id, value, proposer }) => (
    <Box key={id} data-waiting={id} sx={{ mt: 0.5, px: 0.75, py: 0.25, borderRadius: 1, fontSize: 12.5, bgcolor: (theme) => theme.tokens.warning.soft, color: (theme) => theme.tokens.warning.ink }}>
      {value === undefined ? say(boardWords.waitsHidden) : say(boardWords.waits, { value: settingInWords(unit, value, language) })}
      {proposer && ` · ${say(boardWords.proposedBy, { proposer })}`}{' '}
      {value !== undefined && (
        <MuiLink underline="always" component={Link} to={`/changes/${id}/show`} sx={{ color: 'inherit', textDecorationColor: 'currentcolor', whiteSpace: 'nowrap' }}>
          {say(boardWords.openProposal)}
        </MuiLink>
      )}
    </Box>
  ));
}

function Changed({ change, known }: { change: Standing['changed'][number] | undefined; known: boolean }) {
  const say = useSay();
  if (!change) return <Box sx={{ color: 'text.secondary' }}>{known ? say(boardWords.never) : '…'}</Box>;
  return (
    <>
      <Ago at={change.at} />
      <Box sx={{ color: 'text.secondary' }}>{say(boardWords.by, { proposer: change.proposer ?? '—', approver: change.approver ?? '—' })}</Box>
    </>
  );
}
