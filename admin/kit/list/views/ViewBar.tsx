import { Button, Menu, MenuItem, Stack, Tab, Tabs } from '@mui/material';
import MoreHorizIcon from '@mui/icons-material/MoreHoriz';
import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider, useListContext, useNotify, useTranslate } from 'react-admin';
import { Link, useNavigate } from 'react-router-dom';
import { type Page } from '#domain/language/resource.ts';
import { usePreference } from '../../../providers/preferences.ts';
import { sentenceOf } from '../../../providers/problem.ts';
import { same } from '../../../providers/patch.ts';
import { useSession } from '../../../providers/session.ts';
import { useLanguage } from '../../words.ts';
import { type ListLook } from '../column-choice.ts';
import { figure } from '../ListPager.tsx';
import { startOf } from '../list-state.ts';
import { ViewDialog } from './ViewDialog.tsx';
import { useViewChanges, type SavedView, type ViewDefinition } from './views-api.ts';

export interface ViewBarProps {
  readonly page: Page;
  readonly views: readonly SavedView[];
  readonly view: SavedView | undefined;
  readonly look: ListLook;
  /** The plain list, even where a role begins with a view. */
  readonly onPlain: () => void;
  readonly onForget: () => void;
}

const mostCounted = 8;

/** The kept views as tabs with their counts, and what can be done with the one that is open. */
export function ViewBar({ page, views, view, look, onPlain, onForget }: ViewBarProps) {
  const translate = useTranslate();
  const language = useLanguage();
  const counts = useCounts(page, views);
  const definition = useDefinition(look);
  const changed = view !== undefined && isChanged(page, view, definition, look);
  return (
    <Stack direction="row" sx={{ alignItems: 'center', borderBottom: 1, borderColor: 'divider', mb: 1, minWidth: 0 }}>
      <Tabs value={view?.id ?? ''} variant="scrollable" scrollButtons={false} aria-label={translate('console.list.views.name')} sx={{ minHeight: 36, flex: '1 1 auto', minWidth: 0 }}>
        <Tab value="" component={Link} to={`/${page.name}`} onClick={onPlain} label={translate('console.list.views.all')} sx={{ minHeight: 36 }} />
        {views.map(({ id, name }) => {
          const count = counts.get(id);
          return (
            <Tab
              key={id}
              value={id}
              data-view={id}
              component={Link}
              to={`/${page.name}?view=${id}`}
              label={`${name}${count === undefined ? '' : ` ${figure(count.total, language)}${count.capped ? '+' : ''}`}${changed && id === view.id ? ' •' : ''}`}
              sx={{ minHeight: 36 }}
            />
          );
        })}
      </Tabs>
      <ViewMenu page={page} view={view} definition={definition} changed={changed} onForget={onForget} />
    </Stack>
  );
}

/** How the list stands now, as a view would keep it. */
function useDefinition(look: ListLook): ViewDefinition {
  const { filterValues, sort } = useListContext();
  return {
    filter: (filterValues ?? {}) as Record<string, unknown>,
    ...(sort ? { sort: [sort.field, sort.order as 'ASC' | 'DESC'] as const } : {}),
    columns: look.columns,
    density: look.density,
  };
}

function isChanged(page: Page, view: SavedView, now: ViewDefinition, look: ListLook): boolean {
  const { filter, sort } = startOf(page, view);
  const { columns = look.columns, density = look.density } = view.definition;
  return !same(filter, now.filter) || !same([sort.field, sort.order], now.sort) || !same(columns, now.columns) || density !== now.density;
}

function useCounts(page: Page, views: readonly SavedView[]): ReadonlyMap<string, { total: number; capped: boolean }> {
  const provider = useDataProvider();
  const counted = views.slice(0, mostCounted);
  const answers = useQueries({
    queries: counted.map(({ definition }) => ({
      queryKey: [page.name, 'count', definition.filter ?? {}],
      staleTime: 60_000,
      retry: false,
      queryFn: async () => {
        const { meta } = await provider.getList(page.name, { pagination: { page: 1, perPage: 1 }, sort: { field: 'id', order: 'ASC' }, filter: definition.filter ?? {}, meta: { columns: ['state'] } });
        const { said, capped } = meta as { said: number; capped: boolean };
        return { total: said, capped };
      },
    })),
  });
  return new Map(counted.flatMap(({ id }, at) => (answers[at]?.data ? [[id, answers[at].data] as const] : [])));
}

interface ViewMenuProps {
  readonly page: Page;
  readonly view: SavedView | undefined;
  readonly definition: ViewDefinition;
  readonly changed: boolean;
  readonly onForget: () => void;
}

function ViewMenu({ page, view, definition, changed, onForget }: ViewMenuProps) {
  const translate = useTranslate();
  const notify = useNotify();
  const navigate = useNavigate();
  const session = useSession();
  const changes = useViewChanges();
  const usual = usePreference(`view.${page.name}`);
  const { setFilters, setSort } = useListContext();
  const [anchor, setAnchor] = useState<HTMLElement>();
  const [dialog, setDialog] = useState<'new' | 'edit'>();
  const say = (key: string) => translate(`console.list.views.${key}`);
  const tell = (work: Promise<unknown>, sentence: string) =>
    void work.then(
      () => notify(sentence, { type: 'success' }),
      (error: unknown) => notify(sentenceOf(error, translate('console.unexpected')), { type: 'error' }),
    );
  const choose = (work: () => void) => () => {
    setAnchor(undefined);
    work();
  };
  const reset = () => {
    const { filter, sort } = startOf(page, view);
    setFilters({ ...filter }, {}, false);
    setSort(sort);
    onForget();
  };
  const isUsual = view !== undefined && usual.value === view.id;
  const mayRemove = view !== undefined && (view.mine || session.roles.includes('admin'));
  return (
    <>
      {changed && view?.mine && (
        <Button size="small" onClick={() => tell(changes.change(view, { definition }).then(onForget), say('saved'))}>
          {say('save')}
        </Button>
      )}
      {!view && (
        <Button size="small" onClick={() => setDialog('new')}>
          {say('saveAs')}
        </Button>
      )}
      {view && (
        <Button size="small" aria-label={say('menu')} aria-haspopup="menu" onClick={({ currentTarget }) => setAnchor(currentTarget)} data-view-menu>
          <MoreHorizIcon fontSize="small" />
        </Button>
      )}
      <Menu open={anchor !== undefined} anchorEl={anchor ?? null} onClose={() => setAnchor(undefined)}>
        {changed && <MenuItem onClick={choose(reset)}>{say('reset')}</MenuItem>}
        <MenuItem onClick={choose(() => setDialog('new'))}>{say('saveAs')}</MenuItem>
        {(view?.mine || session.roles.includes('admin')) && <MenuItem onClick={choose(() => setDialog('edit'))}>{say('edit')}</MenuItem>}
        <MenuItem onClick={choose(() => usual.set(isUsual ? null : view?.id))}>{say(isUsual ? 'notMine' : 'makeMine')}</MenuItem>
        {view && mayRemove && <MenuItem onClick={choose(() => tell(changes.remove(view).then(() => navigate(`/${page.name}`, { replace: true })), say('removed')))}>{say('remove')}</MenuItem>}
      </Menu>
      {dialog && <ViewDialog page={page} view={dialog === 'edit' ? view : undefined} definition={definition} onClose={() => setDialog(undefined)} />}
    </>
  );
}
