import { Alert, Box, Link as MuiLink } from '@mui/material';
import { useEffect, useState } from 'react';
import { useGetList, type RaRecord } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { Link } from 'react-router-dom';
import { labelIn, type Label } from '#domain/language/label.ts';
import { knownPage } from '../../pages.ts';
import { StateChip } from '../StateChip.tsx';
import { titleOf, useLanguage } from '../words.ts';

interface Alikeness {
  /** Field whose value is asked for once it looks like this; what is about a person travels in the body of the question alone. */
  readonly field: string;
  readonly worthAsking: RegExp;
  /** The whole value in its field, or found by whatever a search box finds. */
  readonly asked: 'filter' | 'search';
  readonly told: Label;
}

const likenesses: Readonly<Record<string, readonly Alikeness[]>> = {
  institutions: [
    { field: 'vkn', worthAsking: /^\d{10}$/, asked: 'filter', told: { tr: 'Bu vergi no ile kayıtlı:', en: 'Registered with this tax number:' } },
    { field: 'detsis', worthAsking: /^\d{6,9}$/, asked: 'filter', told: { tr: 'Bu DETSİS no ile kayıtlı:', en: 'Registered with this DETSIS number:' } },
    { field: 'name', worthAsking: /\S.{5,}/, asked: 'search', told: { tr: 'Benzer adla kayıtlı:', en: 'Registered under a like name:' } },
  ],
  people: [{ field: 'personNumber', worthAsking: /^\d{11}$/, asked: 'search', told: { tr: 'Bu numarayla kayıtlı kişi var:', en: 'Registered with this number:' } }],
};

const most = 4;
const pauseMs = 400;

/** While a new record is typed: who may be registered already, with the way there. A hint; what cannot be saved the server says itself. */
export default function Alike({ noun }: { noun: string }) {
  return (
    <Box role="status" sx={{ display: 'grid', gap: 0.5, flexBasis: '100%', '&:empty': { display: 'none' } }} data-alike>
      {(likenesses[noun] ?? []).map((one) => (
        <AlikeBy key={one.field} noun={noun} likeness={one} />
      ))}
    </Box>
  );
}

function AlikeBy({ noun, likeness: { field, worthAsking, asked, told } }: { noun: string; likeness: Alikeness }) {
  const language = useLanguage();
  const value = useAfterPause(String(useWatch({ name: field }) ?? '').trim());
  const enabled = worthAsking.test(value);
  const { data = [] } = useGetList<RaRecord>(noun, {
    filter: asked === 'search' ? { q: value } : { [field]: [value] }, sort: { field: 'createdAt', order: 'DESC' }, pagination: { page: 1, perPage: most },
  }, { enabled, retry: false });
  const open = enabled ? data.filter(({ state }) => state !== 'closed') : [];
  if (open.length === 0) return null;
  const page = knownPage(noun);
  return (
    <Alert severity="warning" data-alike-by={field} sx={{ py: 0, '& .MuiAlert-message': { display: 'flex', gap: 1.5, flexWrap: 'wrap', alignItems: 'center' } }}>
      {labelIn(language, told, field)}
      {open.map((other) => (
        <Box key={other.id} sx={{ display: 'inline-flex', gap: 0.75, alignItems: 'center' }}>
          {/* What is typed stays where it is. */}
          <MuiLink component={Link} to={`/${noun}/${other.id}/show`} target="_blank" rel="noopener" sx={{ fontWeight: 500 }}>
            {titleOf(page, other, language)}
          </MuiLink>
          <StateChip page={page} state={String(other['state'])} bare />
        </Box>
      ))}
    </Alert>
  );
}

function useAfterPause(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pauseMs);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
