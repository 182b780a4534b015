import { Box, Link as MuiLink, Skeleton, Typography } from '@mui/material';
import { useGetList, useGetOne, useRecordContext, type RaRecord } from 'react-admin';
import { Link } from 'react-router-dom';
import { type Page } from '#domain/language/resource.ts';
import { DeclaredShow } from '../kit/DeclaredShow.tsx';
import { ValueOf } from '../kit/record/ValueOf.tsx';
import { fieldLabel, titleOf, useLanguage } from '../kit/words.ts';
import { NewVersion } from './NewVersion.tsx';
import { RoutesReading } from './routes/RoutesReading.tsx';
import { routeWords } from './routes/words.ts';
import { useSay } from './say.ts';
import { TemplateReading } from './templates/TemplateReading.tsx';
import { templateWords } from './templates/words.ts';
import { differenceOfLines } from './line-difference.ts';
import { changedFields, linesOf, predecessorOf, siblingsFilter } from './versions-of.ts';

const versionWords = {
  first: { tr: 'Bundan önce yürürlüğe girmiş sürüm yok.', en: 'No version was in force before this one.' },
  changed: { tr: 'Önceki sürüme göre değişenler; önceki:', en: 'What changes from the version before, which is:' },
  same: { tr: 'Önceki sürümle aynı; önceki:', en: 'The same as the version before, which is:' },
} as const;

/** The record page of a version: what it changes stands first. */
export const VersionedShow = ({ page }: { page: Page }) => <DeclaredShow page={page} more={<DifferenceOfRecord page={page} />} />;

/** The same of an application type, with its table to be read and tried. */
export function ApplicationTypeShow({ page }: { page: Page }) {
  const say = useSay();
  return <DeclaredShow page={page} more={<DifferenceOfRecord page={page} />} tabs={[{ name: 'routes', label: say(routeWords.table), content: <RoutesReading />, first: true }]} />;
}

/** The same of a template, with the letter that it makes. */
export function TemplateShow({ page }: { page: Page }) {
  const say = useSay();
  return <DeclaredShow page={page} more={<DifferenceOfRecord page={page} />} tabs={[{ name: 'preview', label: say(templateWords.preview), content: <TemplateReading />, first: true }]} />;
}

function DifferenceOfRecord({ page }: { page: Page }) {
  const record = useRecordContext();
  if (!record) return null;
  return (
    <>
      <NewVersion page={page} record={record} />
      <VersionDifference page={page} record={record} />
    </>
  );
}

/** What a version says otherwise than the one before it, in words: for who approves it, and for who wonders later. */
export function VersionDifference({ page, record }: { page: Page; record: RaRecord }) {
  const say = useSay();
  const language = useLanguage();
  const { data: siblings, isPending } = useGetList<RaRecord>(page.name, { filter: siblingsFilter(page.name, record), pagination: { page: 1, perPage: 100 }, sort: { field: 'createdAt', order: 'DESC' } });
  const former = predecessorOf(page.name, record, siblings ?? []);
  const { data: before } = useGetOne<RaRecord>(page.name, { id: former?.id ?? '' }, { enabled: former !== undefined });
  const { data: after } = useGetOne<RaRecord>(page.name, { id: record.id });
  if (isPending || (former !== undefined && before === undefined) || after === undefined) return <Skeleton width="60%" height={24} />;
  if (before === undefined) return <Typography sx={{ fontSize: 13, color: 'text.secondary', mt: 0.75 }}>{say(versionWords.first)}</Typography>;
  const changed = changedFields(page, before, after);
  return (
    <Box data-version-difference={record.id} sx={{ mt: 1, fontSize: 13 }}>
      <Typography sx={{ fontSize: 13, fontWeight: 600 }}>
        {say(changed.length === 0 ? versionWords.same : versionWords.changed)}{' '}
        <MuiLink underline="always" component={Link} to={`/${page.name}/${before.id}/show`}>
          {titleOf(page, before, language)}
        </MuiLink>
      </Typography>
      <Box component="dl" sx={{ m: 0, mt: 0.5, display: 'grid', gridTemplateColumns: 'minmax(110px, max-content) minmax(0, 1fr)', columnGap: 2, rowGap: 0.5 }}>
        {changed.map((name) => (
          <Box key={name} sx={{ display: 'contents' }}>
            <Box component="dt" sx={{ color: 'text.secondary' }}>
              {fieldLabel(page, name, language)}
            </Box>
            <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
              <Change page={page} name={name} before={before[name]} after={after[name]} />
            </Box>
          </Box>
        ))}
      </Box>
    </Box>
  );
}

function Change({ page, name, before, after }: { page: Page; name: string; before: unknown; after: unknown }) {
  const language = useLanguage();
  const lines = [before, after].map((value) => linesOf(page, name, value, language));
  if (lines.some((text) => text !== undefined)) return <Lines before={lines[0] ?? ''} after={lines[1] ?? ''} />;
  return (
    <>
      <Box component="del" sx={{ color: 'text.secondary' }}>
        <ValueOf page={page} name={name} value={before} />
      </Box>
      <Box component="span" aria-hidden sx={{ mx: 1, color: 'text.secondary' }}>
        →
      </Box>
      <Box component="ins" sx={{ textDecoration: 'none', fontWeight: 550 }}>
        <ValueOf page={page} name={name} value={after} />
      </Box>
    </>
  );
}

const looks = { same: { component: 'div', sign: ' ' }, gone: { component: 'del', sign: '−' }, new: { component: 'ins', sign: '+' } } as const;

/** A sign before each line, so that colour is not the only mark. */
function Lines({ before, after }: { before: string; after: string }) {
  return (
    <Box sx={{ border: 1, borderColor: 'divider', borderRadius: 1, overflow: 'hidden', maxHeight: 320, overflowY: 'auto' }} tabIndex={0}>
      {differenceOfLines(before, after).map(({ kind, text }, at) => (
        <Box
          key={at}
          component={looks[kind].component}
          sx={(theme) => ({
            display: 'grid', gridTemplateColumns: '20px minmax(0, 1fr)', px: 0.5, textDecoration: 'none', whiteSpace: 'pre-wrap',
            ...(kind === 'same' ? { color: 'text.secondary' } : { backgroundColor: theme.tokens[kind === 'gone' ? 'danger' : 'success'].soft, color: theme.tokens[kind === 'gone' ? 'danger' : 'success'].ink }),
          })}
        >
          <span aria-hidden>{looks[kind].sign}</span>
          <span>{text}</span>
        </Box>
      ))}
    </Box>
  );
}
