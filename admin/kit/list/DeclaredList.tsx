import { Box, Button, LinearProgress, Stack, useMediaQuery } from '@mui/material';
import { type Theme } from '@mui/material/styles';
import AddIcon from '@mui/icons-material/Add';
import DownloadIcon from '@mui/icons-material/FileDownloadOutlined';
import ViewColumnIcon from '@mui/icons-material/ViewColumnOutlined';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { ListBase, Title, useListContext, useNotify, useStoreContext, useTranslate, type RaRecord } from 'react-admin';
import { Link, Navigate, useLocation } from 'react-router-dom';
import { mayCreate } from '#domain/language/permit.ts';
import { type Page } from '#domain/language/resource.ts';
import { usePreference } from '../../providers/preferences.ts';
import { useSession } from '../../providers/session.ts';
import { EmptyState } from '../EmptyState.tsx';
import { ErrorState } from '../ErrorState.tsx';
import { LoadingState } from '../LoadingState.tsx';
import { PageHead } from '../PageHead.tsx';
import { useLabel } from '../words.ts';
import { SelectionBar } from './bulk/SelectionBar.tsx';
import { openerOf } from './column-choice.ts';
import { CellEditor, editableColumns } from './CellEditor.tsx';
import { ColumnsDialog } from './ColumnsDialog.tsx';
import { DeclaredTable } from './DeclaredTable.tsx';
import { ExportDialog } from './ExportDialog.tsx';
import { FilterBar } from './filters/FilterBar.tsx';
import { ListPager, useTotal, useTotalInWords } from './ListPager.tsx';
import { startOf, stateKey, useLookOf, useSoundState, usualRows } from './list-state.ts';
import { RowMenu, type RowMenuPlace } from './RowMenu.tsx';
import { useSelection } from './selection.ts';
import { ViewBar } from './views/ViewBar.tsx';
import { useViews, type SavedView } from './views/views-api.ts';

interface DeclaredListProps {
  readonly page: Page;
  /** Beside the button for a new record. */
  readonly actions?: ReactNode;
  /** In place of that button. */
  readonly begin?: ReactNode;
}

/**
 * The list of any noun. The address carries at most the id of a view: a filter may hold a name or a number of a person,
 * and addresses are kept by the browser. The settings of the moment lie in memory, what is kept lies on the server.
 */
export function DeclaredList({ page, actions, begin }: DeclaredListProps) {
  const store = useStoreContext();
  const translate = useTranslate();
  const notify = useNotify();
  const { search } = useLocation();
  const { views, known } = useViews(page.name);
  const usual = usePreference(`view.${page.name}`);
  const asked = new URLSearchParams(search).get('view');
  const view = views.find(({ id }) => id === asked);
  const gone = asked !== null && known && view === undefined;
  useEffect(() => {
    if (gone) notify(translate('console.list.views.gone'), { type: 'warning' });
  }, [gone]);
  if (gone) return <Navigate to={`/${page.name}`} replace />;
  if (asked !== null && !known) return <LoadingState shape="table" rows={12} />;
  const first = views.find(({ id }) => id === usual.value) ?? views.find(({ isDefault }) => isDefault);
  // Whoever has already worked in the plain list, or came by a link with a question, stays there.
  if (asked === null && first && store.getItem(stateKey(page.name, undefined)) === undefined) return <Navigate to={`/${page.name}?view=${first.id}`} replace />;
  return <OneList key={stateKey(page.name, view)} page={page} views={views} view={view} actions={actions} begin={begin} />;
}

interface OneListProps {
  readonly page: Page;
  readonly views: readonly SavedView[];
  readonly view: SavedView | undefined;
  readonly actions: ReactNode;
  readonly begin: ReactNode;
}

function OneList({ page, views, view, actions, begin }: OneListProps) {
  const key = stateKey(page.name, view);
  const notify = useNotify();
  const translate = useTranslate();
  const mended = useSoundState(page, key);
  const looks = useLookOf(page, view);
  const start = useMemo(() => startOf(page, view), [page, view]);
  useEffect(() => {
    if (mended) notify(translate('console.list.mended'), { type: 'warning' });
    if (view?.notice) notify(view.notice, { type: 'warning' });
  }, [mended, view?.notice]);
  return (
    <ListBase
      resource={page.name}
      exporter={false}
      disableSyncWithLocation
      storeKey={key}
      perPage={usualRows}
      sort={start.sort}
      filterDefaultValues={start.filter}
      queryOptions={{ meta: { columns: looks.look.columns } }}
    >
      <Frame page={page} views={views} view={view} actions={actions} begin={begin} place={key} {...looks} />
    </ListBase>
  );
}

type FrameProps = OneListProps & ReturnType<typeof useLookOf> & { readonly place: string; readonly forget?: () => void };

function Frame({ page, views, view, actions, begin, place, look, setLook, forget }: FrameProps) {
  const label = useLabel();
  const notify = useNotify();
  const store = useStoreContext();
  const translate = useTranslate();
  const session = useSession();
  const { filterValues, error, isFetching, isPending, refetch, perPage } = useListContext<RaRecord>();
  const columns = useOrderHere(page, look.columns);
  const words = useTotalInWords();
  const { count } = useTotal();
  const selection = useSelection(JSON.stringify(filterValues ?? {}), count);
  const [exporting, setExporting] = useState(false);
  const [arranging, setArranging] = useState(false);
  const [menu, setMenu] = useState<RowMenuPlace>();
  const [editing, setEditing] = useState<RaRecord>();
  const editsOf = (record: RaRecord) => editableColumns(page, session, look.columns, record);
  const edit = (record: RaRecord) => {
    setMenu(undefined);
    if (editsOf(record).length > 0) setEditing(record);
    else notify(translate('console.list.notEditable'), { type: 'info' });
  };
  const search = useRef<HTMLInputElement>(null);
  const exportButton = (
    <Button size="small" startIcon={<DownloadIcon />} onClick={() => setExporting(true)}>
      {translate('ra.action.export')}
    </Button>
  );
  const title = label(page.plural ?? page.label, page.name);
  const beginPlain = () => {
    if (store.getItem(stateKey(page.name, undefined)) === undefined) {
      const { sort: usual } = startOf(page, undefined);
      store.setItem(stateKey(page.name, undefined), { filter: {}, displayedFilters: {}, page: 1, perPage, sort: usual.field, order: usual.order });
    }
  };
  return (
    <Box sx={{ minWidth: 0 }} data-list-page={page.name}>
      <Title title={title} />
      <PageHead
        title={title}
        beside={
          <Box component="span" sx={{ color: 'text.secondary', fontVariantNumeric: 'tabular-nums' }} data-total>
            {isPending ? '' : words}
          </Box>
        }
        actions={
          <>
            {actions}
            {begin ?? (mayCreate(page, session) && <NewRecord page={page} />)}
          </>
        }
      />
      <ViewBar page={page} views={views} view={view} look={look} onPlain={beginPlain} onForget={() => forget?.()} />
      <Stack direction="row" sx={{ gap: 1, mb: 1, minHeight: 40, alignItems: 'flex-start', position: 'relative' }}>
        <SelectionBar page={page} selection={selection} extra={exportButton} />
        <Box sx={{ flex: '1 1 auto', minWidth: 0 }}>
          <FilterBar page={page} search={search} />
        </Box>
        {exportButton}
        <Button size="small" startIcon={<ViewColumnIcon />} onClick={() => setArranging(true)}>
          {translate('console.list.columns.open')}
        </Button>
      </Stack>
      <Box sx={{ height: 2 }}>{isFetching && !isPending && <LinearProgress sx={{ height: 2 }} aria-label={translate('ra.page.loading')} />}</Box>
      {error ? (
        <ErrorState error={error} onRetry={refetch} />
      ) : (
        <DeclaredTable
          page={page}
          columns={columns}
          density={look.density}
          widths={look.widths}
          onWidths={(widths) => setLook({ ...look, widths })}
          selection={selection}
          place={place}
          onMenu={(record, at) => setMenu({ record, at })}
          onEdit={edit}
          onSearch={() => search.current?.focus()}
          maxHeight="max(340px, calc(100vh - 270px))"
          empty={<EmptyList />}
        />
      )}
      {!error && <ListPager />}
      {menu && <RowMenu page={page} place={menu} onEdit={editsOf(menu.record).length > 0 ? () => edit(menu.record) : undefined} onClose={() => setMenu(undefined)} />}
      {editing && <CellEditor page={page} record={editing} columns={editsOf(editing)} onClose={() => setEditing(undefined)} />}
      {exporting && <ExportDialog page={page} columns={look.columns} selection={selection} onClose={() => setExporting(false)} />}
      {arranging && <ColumnsDialog page={page} look={look} onChange={setLook} onClose={() => setArranging(false)} />}
    </Box>
  );
}

/** On a narrow screen the state stands beside the name, not out of view behind everything else. */
function useOrderHere(page: Page, columns: readonly string[]): readonly string[] {
  const isNarrow = useMediaQuery((theme: Theme) => theme.breakpoints.down('md'));
  return useMemo(() => {
    if (!isNarrow || !columns.includes('state')) return columns;
    const opener = openerOf(page, columns);
    const named = columns.filter((name) => name === opener || page.title.includes(name));
    return [...named, 'state', ...columns.filter((name) => name !== 'state' && !named.includes(name))];
  }, [page, columns, isNarrow]);
}

/** In its place on every width: a button that floats would lie on the rows and the pages. */
function NewRecord({ page }: { page: Page }) {
  const translate = useTranslate();
  return (
    <Button component={Link} to={`/${page.name}/create`} variant="contained" startIcon={<AddIcon />}>
      {translate('ra.action.create')}
    </Button>
  );
}

/** Nothing found, or nothing there yet: two different sentences, each with the way on. */
function EmptyList() {
  const translate = useTranslate();
  const { filterValues, setFilters } = useListContext();
  const filtered = Object.keys(filterValues ?? {}).length > 0;
  return (
    <Box sx={{ border: 1, borderColor: 'divider', borderRadius: 1, bgcolor: 'background.paper' }}>
      {filtered ? (
        <EmptyState
          title={translate('console.list.emptyFiltered')}
          hint={translate('console.list.emptyHint')}
          action={
            <Button variant="outlined" onClick={() => setFilters({}, {}, false)}>
              {translate('console.list.clear')}
            </Button>
          }
        />
      ) : (
        <EmptyState title={translate('console.list.empty')} />
      )}
    </Box>
  );
}
