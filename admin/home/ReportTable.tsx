import { Box, Link as MuiLink, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { Money } from '../kit/Money.tsx';
import { listAddress } from '../kit/queues.ts';
import { unseen } from '../kit/unseen.ts';
import { questionOf, type ReportFacts } from './home-api.ts';

/** The figures of a report. With `linked` each of them opens its records. */
export function ReportTable({ report, caption, linked = false }: { report: ReportFacts; caption: string; linked?: boolean }) {
  const translate = useTranslate();
  const several = report.parts.length > 1;
  const figure = (value: number, bar: number, part?: number) => {
    if (value === 0) return '–';
    const text = report.measure === 'money' ? <Money kurus={value} /> : value.toLocaleString('tr-TR');
    if (!linked) return text;
    return (
      <MuiLink component={Link} to={listAddress(report.noun, questionOf(report, bar, part))} underline="hover">
        {text}
      </MuiLink>
    );
  };
  const sumOf = (values: readonly number[] = []) => values.reduce((sum, one) => sum + one, 0);
  return (
    <Table size="small">
      <Box component="caption" sx={unseen}>
        {caption}
      </Box>
      <TableHead>
        <TableRow>
          <TableCell>{translate('console.home.report.what')}</TableCell>
          {report.parts.map(({ key, label }) => (
            <TableCell key={key} align="right">
              {label}
            </TableCell>
          ))}
          {several && <TableCell align="right">{translate('console.home.report.total')}</TableCell>}
        </TableRow>
      </TableHead>
      <TableBody>
        {report.bars.map((bar, at) => (
          <TableRow key={bar.key} hover>
            <TableCell component="th" scope="row">
              {bar.label}
            </TableCell>
            {report.parts.map(({ key }, part) => (
              <TableCell key={key} align="right">
                {figure(report.values[at]?.[part] ?? 0, at, part)}
              </TableCell>
            ))}
            {several && <TableCell align="right">{figure(sumOf(report.values[at]), at)}</TableCell>}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
