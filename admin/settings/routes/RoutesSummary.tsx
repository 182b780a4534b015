import { Box } from '@mui/material';
import { isRoutes } from '#domain/application-routes.ts';
import { useLanguage } from '../../kit/words.ts';
import { routeInWords } from './route-words.ts';

/** A route table among the facts of its record: a line of words a row. */
export default function RoutesSummary({ value }: { value: unknown }) {
  const language = useLanguage();
  if (!isRoutes(value)) return null;
  return (
    <Box component="ol" sx={{ m: 0, pl: 2.5, fontSize: 13 }}>
      {value.map((route, at) => (
        <li key={at}>{routeInWords(route, language)}</li>
      ))}
    </Box>
  );
}
