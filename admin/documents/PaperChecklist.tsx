import { Box, Link as MuiLink } from '@mui/material';
import CheckIcon from '@mui/icons-material/CheckCircleOutlined';
import MissingIcon from '@mui/icons-material/ErrorOutlineOutlined';
import ToComeIcon from '@mui/icons-material/ScheduleOutlined';
import { useQuery } from '@tanstack/react-query';
import { useRecordContext, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { SectionCard } from '../kit/SectionCard.tsx';
import { useLanguage } from '../kit/words.ts';
import words from '../messages/documents.ts';
import { call } from '../providers/http.ts';
import { bringWords } from '../providers/late-messages.ts';

bringWords(words);

interface Answer {
  readonly set: { readonly name: string; readonly oneEmail: boolean } | null;
  readonly complete: boolean;
  readonly papers: readonly { readonly code: string; readonly label: string; readonly standing: 'there' | 'missing' | 'toCome'; readonly says: string; readonly document: { readonly id: string; readonly reference: string } | null }[];
}

const signs = { there: CheckIcon, missing: MissingIcon, toCome: ToComeIcon } as const;
const tones = { there: 'success', missing: 'danger', toCome: 'warning' } as const;

/** What this work wants of papers: here, missing, on its way by post, in words that a caller may be told. */
export default function PaperChecklist({ noun }: { noun: string }) {
  const translate = useTranslate();
  const language = useLanguage();
  const record = useRecordContext();
  const { data, isPending, error, refetch } = useQuery({ queryKey: [noun, 'papers', record?.id, record?.['version'], language], queryFn: async () => (await call(`/api/${noun}/${encodeURIComponent(String(record?.id))}/papers`)).json as Answer, enabled: record !== undefined });
  if (data && data.set === null) return null;
  return (
    <SectionCard title={translate('console.papers.wanted')} {...(data?.set ? { count: data.set.name } : {})} loading={isPending && 'lines'} rows={3} error={error} onRetry={refetch}>
      <Box component="ul" data-checklist={data?.complete} sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 0.75 }}>
        {data?.papers.map(({ code, label, standing, says, document }) => {
          const Sign = signs[standing];
          return (
            <Box component="li" key={code} data-paper={code} data-standing={standing} sx={{ display: 'flex', gap: 1, alignItems: 'flex-start', fontSize: 14 }}>
              <Sign fontSize="small" titleAccess={translate(`console.papers.${standing}`)} sx={{ mt: 0.125, color: (theme) => theme.tokens[tones[standing]].ink }} />
              <span>
                <strong>{label}</strong> – {says}
                {document && <> <MuiLink component={Link} to={`/documents/${document.id}/show`}>{document.reference}</MuiLink></>}
              </span>
            </Box>
          );
        })}
      </Box>
    </SectionCard>
  );
}
