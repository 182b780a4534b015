import { Box, Link as MuiLink, Skeleton } from '@mui/material';
import { useGetOne, useTranslate, type RaRecord } from 'react-admin';
import { Link } from 'react-router-dom';
import { labelIn, type Language } from '#domain/language/label.ts';
import { ValueOf } from '../kit/record/ValueOf.tsx';
import { isMasked } from '../providers/patch.ts';
import { fieldLabel, useLanguage } from '../kit/words.ts';
import { pageOf } from '../pages.ts';

/** What a proposal is about: the kind of record and the day it was made. */
export function titleOfChange(change: RaRecord, language: Language): string {
  const page = pageOf(String(change['noun']));
  return page ? labelIn(language, page.label, page.name) : String(change['noun']);
}

/** A proposed change as a difference in words: each field, what it holds and what it would hold. Opening it is recorded where it is about a person. */
export function ChangeDifference({ id, noun }: { id: RaRecord['id']; noun: string }) {
  const translate = useTranslate();
  const language = useLanguage();
  const page = pageOf(noun);
  const { data, isPending } = useGetOne<RaRecord>('changes', { id });
  if (isPending) return <Skeleton width="60%" height={24} />;
  if (!data || !page) return null;
  const [before, after] = [data['before'], data['patch']];
  if (isMasked(after) || typeof after !== 'object' || after === null) return <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{translate('console.approvals.hidden')}</Box>;
  const was = (typeof before === 'object' && before !== null ? before : {}) as Readonly<Record<string, unknown>>;
  return (
    <Box component="dl" data-difference={id} sx={{ m: 0, mt: 0.75, fontSize: 13, display: 'grid', gridTemplateColumns: 'minmax(110px, max-content) minmax(0, 1fr)', columnGap: 2, rowGap: 0.25 }}>
      {Object.entries(after).map(([name, value]) => (
        <Box key={name} sx={{ display: 'contents' }}>
          <Box component="dt" sx={{ color: 'text.secondary' }}>
            {fieldLabel(page, name, language)}
          </Box>
          <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
            <Box component="del" sx={{ color: 'text.secondary' }}>
              {isEmpty(was[name]) ? translate('console.approvals.empty_value') : <ValueOf page={page} name={name} value={was[name]} />}
            </Box>
            <Box component="span" aria-hidden sx={{ mx: 1, color: 'text.secondary' }}>
              →
            </Box>
            <Box component="ins" sx={{ textDecoration: 'none', fontWeight: 550 }}>
              {isEmpty(value) ? translate('console.approvals.empty_value') : <ValueOf page={page} name={name} value={value} />}
            </Box>
          </Box>
        </Box>
      ))}
      <Box component="dt" sx={{ color: 'text.secondary' }}>
        {translate('console.approvals.record')}
      </Box>
      <Box component="dd" sx={{ m: 0 }}>
        <MuiLink component={Link} to={`/${noun}/${String(data['recordId'])}/show`} underline="hover">
          {translate('console.approvals.openRecord')}
        </MuiLink>
        {typeof data['reason'] === 'string' && data['reason'] !== '' && ` · ${data['reason']}`}
      </Box>
    </Box>
  );
}

const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === '';
