import { Box } from '@mui/material';
import { lazy, Suspense, type ComponentType } from 'react';
import { humanise } from '#domain/language/label.ts';

const mostEntries = 100;
const deepest = 4;

/** Structures that are read in words of their own, by noun and field. */
const own: Readonly<Record<string, ComponentType<{ value: unknown }>>> = {
  'application-types.routes': lazy(() => import('../settings/routes/RoutesSummary.tsx')),
};

/** A structured field: in its own words where it has some, else as names and values. */
export function StructureField({ place, value, compact }: { place: string; value: unknown; compact: boolean }) {
  const Own = compact ? undefined : own[place];
  return Own ? (
    <Suspense fallback={null}>
      <Own value={value} />
    </Suspense>
  ) : (
    <StructureValue value={value} compact={compact} />
  );
}

/** A small JSON value, read as a list of names and values. */
export function StructureValue({ value, compact, depth = 0 }: { value: unknown; compact: boolean; depth?: number }) {
  if (compact)
    return (
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {summary(value)}
      </Box>
    );
  if (typeof value !== 'object' || value === null) return <span>{String(value ?? '—')}</span>;
  if (depth >= deepest) return <code>{JSON.stringify(value).slice(0, 200)}</code>;
  if (Array.isArray(value)) {
    return (
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {value.slice(0, mostEntries).map((item, index) => (
          <li key={index}>
            <StructureValue value={item} compact={isFlat(item)} depth={depth + 1} />
          </li>
        ))}
      </Box>
    );
  }
  return (
    <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: 'max-content 1fr', columnGap: 2 }}>
      {Object.entries(value)
        .slice(0, mostEntries)
        .map(([name, item]) => (
          <Box key={name} sx={{ display: 'contents' }}>
            <Box component="dt" sx={{ color: 'text.secondary' }}>
              {humanise(name)}
            </Box>
            <Box component="dd" sx={{ m: 0 }}>
              <StructureValue value={item} compact={false} depth={depth + 1} />
            </Box>
          </Box>
        ))}
    </Box>
  );
}

const isFlat = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.values(value).every((part) => typeof part !== 'object' || part === null);

/** One line: the values of a flat thing, else how many there are. */
function summary(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value ?? '—');
  const parts = Array.isArray(value) ? value : Object.values(value);
  const flat = parts
    .map((part) => (typeof part === 'object' && part !== null ? Object.values(part)[0] : part))
    .filter((part) => part !== null && part !== undefined && typeof part !== 'object');
  return flat.length > 0 ? flat.slice(0, 6).map(String).join(' · ') : String(parts.length);
}
