import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, Stack, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import DownloadIcon from '@mui/icons-material/Download';
import EyeIcon from '@mui/icons-material/VisibilityOutlined';
import { lazy, Suspense, useState } from 'react';
import { RecordContextProvider, useCreatePath, useGetManyReference, useRecordContext, useTranslate, type RaRecord } from 'react-admin';
import { Link } from 'react-router-dom';
import { mayRead, maySee, personalSight } from '#domain/language/permit.ts';
import { type Page } from '#domain/language/resource.ts';
import { knownPage } from '../../pages.ts';
import { useSession } from '../../providers/session.ts';
import { EmptyState } from '../EmptyState.tsx';
import { ErrorState } from '../ErrorState.tsx';
import { FieldDisplay } from '../FieldDisplay.tsx';
import { LoadingState } from '../LoadingState.tsx';
import { fieldLabel, titleOf, useLabel, useLanguage } from '../words.ts';
import { AddRelated } from './AddRelated.tsx';
import { type Shown } from '../viewer/shown.ts';
import { type Related } from './related.ts';

interface Paper {
  readonly page: Page;
  readonly field: string;
  readonly id: string;
}

const mostPapers = 50;

/** Work that wants a set of papers: what of it is here stands above them. */
const withChecklist = ['institutions', 'application-lists', 'assessments'];
/** What may be signed electronically, and how a check names it. */
const signedAs: Readonly<Record<string, 'applicationList' | 'document'>> = { 'application-lists': 'applicationList', documents: 'document' };
const SignatureCard = lazy(() => import('../../signatures/SignatureCard.tsx'));
const PaperChecklist = lazy(() => import('../../documents/PaperChecklist.tsx'));
const FileViewer = lazy(async () => ({ default: (await import('../viewer/FileViewer.tsx')).FileViewer }));

/** The papers of a record: its own files and those of the nouns that hang on it, to look at and to take along. */
export function Papers({ page, related }: { page: Page; related: readonly Related[] }) {
  const record = useRecordContext();
  const session = useSession();
  const language = useLanguage();
  const [open, setOpen] = useState<Paper>();
  if (!record) return null;
  const own = fileFields(page).filter((field) => maySee(page, session, field) && record[field] !== null && record[field] !== undefined);
  return (
    <Stack spacing={3} data-papers>
      {withChecklist.includes(page.name) && mayRead(knownPage('documents'), session) && (
        <Suspense fallback={null}>
          <PaperChecklist noun={page.name} />
        </Suspense>
      )}
      {signedAs[page.name] && mayRead(knownPage('signature-checks'), session) && (
        <Suspense fallback={null}>
          <SignatureCard by={signedAs[page.name]!} />
        </Suspense>
      )}
      {own.map((field) => (
        <Stack key={field} direction="row" spacing={2} sx={{ alignItems: 'center' }}>
          <Typography variant="body2">{fieldLabel(page, field, language)}</Typography>
          <PaperButtons paper={{ page, field, id: String(record.id) }} onOpen={setOpen} />
        </Stack>
      ))}
      {related.map((one) => (
        <PapersOf key={`${one.page.name}.${one.by}`} {...one} onOpen={setOpen} />
      ))}
      {open && <PaperView paper={open} onClose={() => setOpen(undefined)} />}
    </Stack>
  );
}

const fileFields = (page: Page): string[] => Object.entries(page.fields).flatMap(([name, { kind }]) => (kind === 'file' ? [name] : []));

function PapersOf({ page, by, onOpen }: Related & { onOpen: (paper: Paper) => void }) {
  const record = useRecordContext();
  const translate = useTranslate();
  const session = useSession();
  const label = useLabel();
  const { data = [], isPending, error, refetch } = useGetManyReference(page.name, {
    target: by,
    id: record?.id,
    pagination: { page: 1, perPage: mostPapers },
    sort: { field: 'createdAt', order: 'DESC' },
    filter: {},
  });
  const files = fileFields(page).filter((field) => maySee(page, session, field));
  return (
    <Box component="section">
      <Stack direction="row" spacing={1} sx={{ alignItems: 'center', mb: 0.5 }}>
        <Typography variant="h3">{label(page.plural ?? page.label, page.name)}</Typography>
        <AddRelated page={page} by={by} />
      </Stack>
      {error ? (
        <ErrorState error={error} onRetry={refetch} small />
      ) : isPending ? (
        <LoadingState shape="table" rows={2} />
      ) : data.length === 0 ? (
        <EmptyState title={translate('console.record.noPapers')} small />
      ) : (
        <PaperTable page={page} by={by} rows={data as RaRecord[]} files={files} onOpen={onOpen} />
      )}
    </Box>
  );
}

interface PaperTableProps {
  readonly page: Page;
  readonly by: string;
  readonly rows: readonly RaRecord[];
  readonly files: readonly string[];
  readonly onOpen: (paper: Paper) => void;
}

function PaperTable({ page, by, rows, files, onOpen }: PaperTableProps) {
  const language = useLanguage();
  const session = useSession();
  const createPath = useCreatePath();
  const names = (page.list ?? page.title).filter((name) => name !== by && !page.title.includes(name) && maySee(page, session, name)).slice(0, 4);
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell>{fieldLabel(page, page.title[0] ?? 'id', language)}</TableCell>
            {names.map((name) => (
              <TableCell key={name}>{fieldLabel(page, name, language)}</TableCell>
            ))}
            <TableCell />
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <RecordContextProvider key={row.id} value={row}>
              <TableRow>
                <TableCell sx={{ whiteSpace: 'nowrap' }}>
                  <Link to={createPath({ resource: page.name, type: 'show', id: row.id })}>{titleOf(page, row, language)}</Link>
                </TableCell>
                {names.map((name) => (
                  <TableCell key={name}>
                    <FieldDisplay page={page} field={name} compact />
                  </TableCell>
                ))}
                <TableCell sx={{ whiteSpace: 'nowrap' }}>
                  {files.map((field) => row[field] && <PaperButtons key={field} paper={{ page, field, id: String(row.id) }} onOpen={onOpen} />)}
                </TableCell>
              </TableRow>
            </RecordContextProvider>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}

const addressOf = ({ page, field, id }: Paper): string => `/api/${page.name}/${encodeURIComponent(id)}/files/${field}`;
/** Only attachments of letters are read as tables by the server; a list has a page for its rows. */
const shownOf = (paper: Paper): Shown => ({ address: addressOf(paper), ...(paper.page.name === 'message-attachments' ? { table: `/api/message-attachments/${encodeURIComponent(paper.id)}/table` } : {}) });

function PaperButtons({ paper, onOpen }: { paper: Paper; onOpen: (paper: Paper) => void }) {
  const translate = useTranslate();
  const session = useSession();
  // A file about a person opens only for those who see such values; the server refuses the others.
  if (paper.page.subject !== undefined && personalSight(paper.page, session) !== 'always')
    return (
      <Typography component="span" variant="body2" color="textSecondary">
        {translate('console.record.paperHidden')}
      </Typography>
    );
  return (
    <Stack component="span" direction="row" spacing={0.5}>
      <Button size="small" startIcon={<EyeIcon />} onClick={() => onOpen(paper)}>
        {translate('console.record.look')}
      </Button>
      <Button size="small" startIcon={<DownloadIcon />} component="a" href={addressOf(paper)} download>
        {translate('console.record.download')}
      </Button>
    </Stack>
  );
}

/** A look beside the page, by the same viewer as at the operator's desk: nothing that was sent in is opened by the browser itself. */
function PaperView({ paper, onClose }: { paper: Paper; onClose: () => void }) {
  const translate = useTranslate();
  const label = useLabel();
  return (
    <Dialog open onClose={onClose} maxWidth="lg" fullWidth aria-labelledby="paper-title">
      <DialogTitle id="paper-title">
        {label(paper.page.label, paper.page.name)} · {label(paper.page.fields[paper.field]?.label, paper.field)}
      </DialogTitle>
      <DialogContent dividers sx={{ p: 0, height: '80vh' }}>
        <Suspense fallback={<LoadingState shape="lines" rows={8} />}>
          <FileViewer shown={shownOf(paper)} />
        </Suspense>
      </DialogContent>
      <DialogActions>
        <Button variant="contained" onClick={onClose}>
          {translate('console.close')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
