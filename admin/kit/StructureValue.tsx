import { Box } from '@mui/material';
import { lazy, Suspense, type ComponentType, type ReactNode } from 'react';
import { type Page } from '#domain/language/resource.ts';
import { type Language } from '#domain/language/label.ts';
import { partLabel, partText } from './structure-words.ts';
import { useLanguage } from './words.ts';

const mostEntries = 100;
const deepest = 4;

/** Structures that are read in words of their own, by noun and field. */
const own: Readonly<Record<string, ComponentType<{ value: unknown }>>> = {
  'signature-checks.reasons': lazy(() => import('../signatures/SignatureReasons.tsx')),
  'settings.value': lazy(() => import('../settings/board/SettingValue.tsx')),
  'application-types.routes': lazy(() => import('../settings/routes/RoutesSummary.tsx')),
};

interface StructureProps {
  readonly page: Page;
  readonly name: string;
  readonly value: unknown;
  readonly compact: boolean;
  /** The noun whose fields the parts are, where that is another one: a proposal holds values of the record that it changes. */
  readonly about?: { readonly page: Page; readonly show: (part: string, value: unknown) => ReactNode } | undefined;
}

/** A small JSON value in words: parts by their names, values as people write them, identifiers not at all. */
export function StructureValue({ page, name, value, compact, about }: StructureProps) {
  const language = useLanguage();
  const sayer: Sayer = { place: `${page.name}.${name}`, page: about?.page ?? page, language, show: about?.show };
  if (compact)
    return (
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {summary(sayer, value)}
      </Box>
    );
  const Own = own[sayer.place];
  if (Own)
    return (
      <Suspense fallback={null}>
        <Own value={value} />
      </Suspense>
    );
  return <Whole sayer={sayer} part={undefined} value={value} depth={0} />;
}

interface Sayer {
  readonly place: string;
  readonly page: Page;
  readonly language: Language;
  readonly show: ((part: string, value: unknown) => ReactNode) | undefined;
}

function Whole({ sayer, part, value, depth }: { sayer: Sayer; part: string | undefined; value: unknown; depth: number }): ReactNode {
  if (part !== undefined && sayer.show && sayer.page.fields[part]) return sayer.show(part, value);
  if (typeof value !== 'object' || value === null) return <span>{textIn(sayer, part, value)}</span>;
  if (isFlat(value) || depth >= deepest) return <span>{summary(sayer, value, part)}</span>;
  if (Array.isArray(value)) {
    if (value.length === 0) return <span>—</span>;
    return (
      <Box component="ul" sx={{ m: 0, pl: 2.25 }}>
        {value.slice(0, mostEntries).map((item, index) => (
          <li key={index}>
            <Whole sayer={sayer} part={part} value={item} depth={depth + 1} />
          </li>
        ))}
      </Box>
    );
  }
  return (
    <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: 'minmax(0, max-content) minmax(0, 1fr)', columnGap: 2, rowGap: 0.25 }}>
      {Object.entries(value)
        .slice(0, mostEntries)
        .map(([name, item]) => (
          <Box key={name} sx={{ display: 'contents' }}>
            <Box component="dt" sx={{ color: 'text.secondary', fontSize: 13 }}>
              {partLabel(sayer.page, name, sayer.language)}
            </Box>
            <Box component="dd" sx={{ m: 0 }}>
              <Whole sayer={sayer} part={name} value={item} depth={depth + 1} />
            </Box>
          </Box>
        ))}
    </Box>
  );
}

/** One thing of a list, in one line; the whole value itself is told name by name. */
const isFlat = (value: object): boolean => 'tr' in value || ('role' in value && 'from' in value) || ('text' in value && Object.keys(value).length <= 3);

const textIn = (sayer: Sayer, part: string | undefined, value: unknown): string => partText(sayer.place, sayer.page, part, value, sayer.language) ?? '—';

/** A role or a text needs no name before it. */
const saysItself = (part: string): boolean => part === 'role' || part === 'text';

/** One line: a sentence where there is one, else the parts with their names. */
function summary(sayer: Sayer, value: unknown, part?: string): string {
  if (typeof value !== 'object' || value === null) return textIn(sayer, part, value);
  if (Array.isArray(value)) return value.slice(0, 6).map((item) => summary(sayer, item, part)).join(', ') + (value.length > 6 ? ` +${value.length - 6}` : '') || '—';
  const { tr, en } = value as { tr?: unknown; en?: unknown };
  if (typeof tr === 'string') return sayer.language === 'en' && typeof en === 'string' ? en : tr;
  // Who or what comes first, its circumstances after it.
  const parts = Object.entries(value).sort(([one], [other]) => Number(saysItself(other)) - Number(saysItself(one)));
  const told = parts.flatMap(([name, item]) => {
    const text = typeof item === 'object' && item !== null ? summary(sayer, item, name) : partText(sayer.place, sayer.page, name, item, sayer.language);
    if (text === undefined) return [];
    return [saysItself(name) ? text : `${partLabel(sayer.page, name, sayer.language)}: ${text}`];
  });
  return told.slice(0, 6).join(' · ') || '—';
}
