import { Box, Typography } from '@mui/material';
import { useState } from 'react';
import { useRecordContext } from 'react-admin';
import { isRoutes } from '#domain/application-routes.ts';
import { mostRoutes, routeFaults } from '#domain/route-faults.ts';
import { type GridRow } from '../grid/columns.ts';
import { EditGrid } from '../grid/EditGrid.tsx';
import { useSay } from '../say.ts';
import { RouteReading } from './RouteReading.tsx';
import { useRouteTable } from './route-columns.ts';
import { RouteTrial } from './RouteTrial.tsx';
import { routeWords } from './words.ts';

/** The route table of the record in context, to be read and tried; whoever approves sees the same grid as who wrote it. */
export function RoutesReading() {
  const say = useSay();
  const record = useRecordContext();
  const { columns, choices, guides } = useRouteTable();
  const [active, setActive] = useState(0);
  const routes = record?.['routes'];
  if (!isRoutes(routes)) return null;
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 1.5 }}>
      <Typography sx={{ fontSize: 13, color: 'text.secondary' }}>{say(routeWords.order)}</Typography>
      <EditGrid label={say(routeWords.table)} columns={columns} rows={routes as unknown as readonly GridRow[]} faults={routeFaults(routes, choices)} fresh={() => ({})} most={mostRoutes} active={active} onActive={setActive} />
      <RouteReading route={routes[active]} row={active + 1} guides={guides} />
      <RouteTrial routes={routes} />
    </Box>
  );
}
