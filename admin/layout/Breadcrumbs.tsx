import { Box, Link as MuiLink } from '@mui/material';
import { useEffect, type ReactNode } from 'react';
import { useGetOne, useTranslate } from 'react-admin';
import { Link, useLocation } from 'react-router-dom';
import { type Page } from '#domain/language/resource.ts';
import { titleOf, useLabel, useLanguage } from '../kit/words.ts';
import { pageOf } from '../pages.ts';
import { places } from '../routes.tsx';
import { railDesks, type RailDesk } from './rail-groups.ts';

interface Crumb {
  readonly key: string;
  readonly words: ReactNode;
  readonly to?: string;
}

/** The way down to this screen. The browser's own title names the kind of screen only: it is kept in histories. */
export function Breadcrumbs() {
  const translate = useTranslate();
  const { crumbs, name } = useCrumbs();
  useEffect(() => {
    document.title = [name, translate('console.name')].filter(Boolean).join(' · ');
  }, [name, translate]);
  return (
    <Box component="nav" aria-label={translate('console.layout.here')} sx={{ minWidth: 0, flex: '1 1 0' }}>
      <Box component="ol" sx={{ display: 'flex', alignItems: 'center', m: 0, p: 0, listStyle: 'none', fontSize: 13, minWidth: 0 }}>
        {crumbs.map(({ key, words, to }, index) => {
          const last = index === crumbs.length - 1;
          return (
            <Box
              component="li"
              key={key}
              {...(last ? { 'aria-current': 'page' as const } : {})}
              sx={{
                // Where it gets narrow the way up goes first, this place last.
                display: { xs: last ? 'block' : 'none', md: 'block' },
                minWidth: 0,
                flexShrink: last ? 1 : 0,
                whiteSpace: 'nowrap',
                overflow: 'hidden',
                textOverflow: 'ellipsis',
                color: last ? 'text.primary' : 'text.secondary',
                fontWeight: last ? 550 : 400,
                ...(index > 0 ? { '&::before': { content: { xs: 'none', md: '"/"' }, mx: 1, color: 'text.secondary', fontWeight: 400 } } : {}),
              }}
            >
              {to !== undefined && !last ? (
                <MuiLink component={Link} to={to} color="inherit">
                  {words}
                </MuiLink>
              ) : (
                words
              )}
            </Box>
          );
        })}
      </Box>
    </Box>
  );
}

function useCrumbs(): { crumbs: readonly Crumb[]; name: string } {
  const label = useLabel();
  const translate = useTranslate();
  const { pathname } = useLocation();
  const [, noun = '', id, view] = pathname.split('/');
  const home: Crumb = { key: 'home', words: translate('console.home.title'), to: '/' };
  const place = places.find(({ path }) => path.split('/')[1] === noun);
  const page = pageOf(noun);
  if (page) {
    const many = label(page.plural ?? page.label, page.name);
    const list: Crumb = { key: 'list', words: many, to: `/${page.name}` };
    // A desk that is called as its list is not said twice.
    const above = deskCrumb(page.group, label).filter(({ words }) => words !== many);
    if (id === undefined) return { crumbs: [...above, list], name: many };
    if (id === 'create') return { crumbs: [...above, list, { key: 'create', words: translate('console.layout.newRecord') }], name: many };
    const record: Crumb = { key: 'record', words: <RecordCrumb page={page} id={decodeURIComponent(id)} />, to: `/${page.name}/${id}/show` };
    const one = label(page.label, page.name);
    if (view === 'show') return { crumbs: [...above, list, record], name: one };
    return { crumbs: [...above, list, record, { key: 'edit', words: translate('ra.action.edit') }], name: one };
  }
  if (place) {
    const words = label(place.label, place.path);
    return { crumbs: [...deskCrumb(place.desk, label), { key: 'place', words }], name: words };
  }
  return { crumbs: [home], name: translate('console.home.title') };
}

const deskCrumb = (desk: string | undefined, label: ReturnType<typeof useLabel>): Crumb[] =>
  desk !== undefined && desk in railDesks ? [{ key: 'desk', words: label(railDesks[desk as RailDesk], desk) }] : [];

/** The record's own name once its screen has read it; the crumb asks for nothing itself. */
function RecordCrumb({ page, id }: { page: Page; id: string }) {
  const language = useLanguage();
  const label = useLabel();
  const { data } = useGetOne(page.name, { id }, { enabled: false });
  return data ? titleOf(page, data, language) : label(page.label, page.name);
}
