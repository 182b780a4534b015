import { Box, FormHelperText, Typography } from '@mui/material';
import { useMemo, useState } from 'react';
import { useInput } from 'react-admin';
import { type Route } from '#domain/application-routes.ts';
import { freshRoute, mostRoutes, routeFaults } from '#domain/route-faults.ts';
import { faultText } from '../../kit/fault-text.ts';
import { type StructureInputProps } from '../../kit/structure-inputs.ts';
import { useLanguage } from '../../kit/words.ts';
import { type GridRow } from '../grid/columns.ts';
import { EditGrid } from '../grid/EditGrid.tsx';
import { gridWords } from '../grid/words.ts';
import { useSay } from '../say.ts';
import { RouteReading } from './RouteReading.tsx';
import { useRouteTable } from './route-columns.ts';
import { RouteTrial } from './RouteTrial.tsx';
import { routeWords } from './words.ts';

/** The route table of an application type: a grid, and beside the row that one stands on what people will read. */
export default function RoutesInput({ source, label, disabled, validate }: StructureInputProps) {
  const say = useSay();
  const language = useLanguage();
  const { columns, choices, guides } = useRouteTable();
  const whole = useMemo(() => (value: unknown) => {
    const count = routeFaults(rowsOf(value), choices).length;
    return count === 0 ? undefined : language === 'tr' ? gridWords.faults.tr.replace('%{count}', String(count)) : gridWords.faults.en.replace('%{count}', String(count));
  }, [choices, language]);
  const { field, fieldState } = useInput({ source, validate: [validate as never, whole] });
  const [active, setActive] = useState(0);
  const rows = rowsOf(field.value);
  const faults = useMemo(() => routeFaults(rows, choices), [field.value, choices]);
  return (
    <Box data-routes-input sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 1.5, my: 1, minWidth: 0 }}>
      <Box>
        <Typography variant="h3" component="h2">{`${label} *`}</Typography>
        <Typography sx={{ fontSize: 13, color: 'text.secondary' }}>{say(routeWords.order)}</Typography>
      </Box>
      <EditGrid label={label} columns={columns} rows={rows as readonly GridRow[]} faults={faults} fresh={() => freshRoute() as GridRow} most={mostRoutes} active={active} onActive={setActive} {...(disabled ? {} : { onChange: (next) => field.onChange(next) })} />
      {fieldState.invalid && rows.length === 0 && <FormHelperText error>{faultText(fieldState.error?.message)}</FormHelperText>}
      <RouteReading route={rows[active]} row={active + 1} guides={guides} />
      <RouteTrial routes={faults.length === 0 ? (rows as readonly Route[]) : []} />
    </Box>
  );
}

const rowsOf = (value: unknown): readonly Partial<Route>[] => (Array.isArray(value) ? (value as Partial<Route>[]).filter((row) => typeof row === 'object' && row !== null) : []);
