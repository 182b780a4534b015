import { Box } from '@mui/material';
import { alpha, useTheme, type Theme } from '@mui/material/styles';
import { BarChart as Bars } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use, type EChartsCoreOption } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { formatKurus } from '#domain/money/kurus-text.ts';
import { type Language } from '#domain/language/label.ts';
import { asList, type StateKind } from '#domain/language/workflow.ts';
import { type Question } from '../kit/queues.ts';
import { kindOf } from '../kit/StateChip.tsx';
import { useLanguage } from '../kit/words.ts';
import { pageOf } from '../pages.ts';
import { questionOf, type ReportFacts } from './home-api.ts';
import { ageColours } from './WaitBar.tsx';

use([Bars, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

interface BarChartProps {
  readonly report: ReportFacts;
  readonly onOpen: (filter: Question) => void;
}

/** Bars in parts; a click opens the records behind a part. For the eye alone: the table says the same to everybody else. */
export default function BarChart({ report, onOpen }: BarChartProps) {
  const theme = useTheme();
  const language = useLanguage();
  const place = useRef<HTMLDivElement>(null);
  const open = useRef(onOpen);
  open.current = onOpen;
  const isLying = report.bars.some(({ label }) => label.length > 12);
  useEffect(() => {
    if (!place.current) return undefined;
    const chart = init(place.current);
    chart.setOption(optionsOf(report, theme, language, isLying, chart.getWidth()));
    chart.on('click', ({ dataIndex, seriesIndex }) => open.current(questionOf(report, dataIndex, report.parts.length > 1 ? seriesIndex : undefined)));
    const watch = new ResizeObserver(() => chart.resize());
    watch.observe(place.current);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
  }, [report, theme, language, isLying]);
  const height = isLying ? Math.max(120, report.bars.length * 30 + (report.parts.length > 1 ? 50 : 24)) : 240;
  return <Box ref={place} aria-hidden data-chart sx={{ width: '100%', height }} />;
}

function optionsOf(report: ReportFacts, theme: Theme, language: Language, isLying: boolean, width: number): EChartsCoreOption {
  const { tokens } = theme;
  const words = { color: tokens.muted, fontFamily: theme.typography.fontFamily ?? 'sans-serif', fontSize: 12 };
  const said = (value: number) => (report.measure === 'money' ? formatKurus(value) : value.toLocaleString(figures(language)));
  const longest = isLying ? Math.max(...report.bars.map(({ label }) => label.length)) : 0;
  // Two lines of names where one is too short for them: nothing of it may lie on the bars.
  const named = report.parts.reduce((sum, { label }) => sum + label.length * 6.2 + 28, 0);
  const legendLines = Math.ceil(named / Math.max(width - 24, 200));
  const category = { type: 'category', data: report.bars.map(({ label }) => label), inverse: isLying, axisLabel: { ...words, ...(longest > 26 ? { width: 170, overflow: 'break', lineHeight: 14 } : {}) }, axisTick: { show: false }, axisLine: { lineStyle: { color: tokens.line } } };
  const value = { type: 'value', minInterval: 1, axisLabel: { ...words, formatter: (at: number) => short(at, report.measure, language) }, splitLine: { lineStyle: { color: tokens.line } } };
  return {
    animation: false,
    color: coloursOf(report, theme),
    grid: { left: 8, right: 16, top: report.parts.length > 1 ? 16 + 18 * legendLines : 10, bottom: 4, containLabel: true },
    legend: { show: report.parts.length > 1, top: 0, left: 4, itemWidth: 12, itemHeight: 10, textStyle: words, inactiveColor: tokens.edge, type: 'plain' },
    // As text: the content policy allows no styles in markup, which a tooltip of HTML would be made of.
    tooltip: { trigger: 'item', renderMode: 'richText', backgroundColor: tokens.raised, borderColor: tokens.line, textStyle: { ...words, color: tokens.text }, formatter: ({ name, seriesName, value: at }: { name: string; seriesName: string; value: number }) => `${name}\n${report.parts.length > 1 ? `${seriesName}: ` : ''}${said(at)}` },
    xAxis: isLying ? value : category,
    yAxis: isLying ? category : value,
    series: report.parts.map(({ label }, part) => ({ type: 'bar', name: label, stack: 'all', barMaxWidth: 26, cursor: 'pointer', data: report.values.map((values) => values[part] ?? 0) })),
  };
}

/** Ages press more the longer they are; other parts only have to be told apart. */
function coloursOf(report: ReportFacts, theme: Theme): string[] {
  const { tokens } = theme;
  const isAge = report.parts.length === 4 && report.parts.every(({ filter }) => Object.values(filter).some((limit) => typeof limit === 'object' && !Array.isArray(limit)));
  if (isAge) return [...ageColours(theme)];
  const kinds = kindsOf(report);
  if (kinds) return kinds.map((kind, at) => (alpha(tokens.kind[kind].ink, shades[kinds.slice(0, at).filter((one) => one === kind).length] ?? 0.2)));
  // Kinds of things are neither good nor bad: no red, no green, no amber.
  return [tokens.accent, tokens.info.ink, tokens.muted, alpha(tokens.accent, 0.55), alpha(tokens.info.ink, 0.5), tokens.edge, alpha(tokens.accent, 0.3), alpha(tokens.info.ink, 0.28), alpha(tokens.muted, 0.35)];
}

/** Several parts of one kind are told apart by how strong they are. */
const shades = [1, 0.6, 0.4, 0.28];

/** Where the parts are states, good and bad ends have the colours that they have everywhere. */
function kindsOf(report: ReportFacts): StateKind[] | undefined {
  const page = pageOf(report.noun);
  const states = report.parts.map(({ filter }) => asList<string>(filter['state'] as string | readonly string[] | undefined));
  if (!page || report.parts.length < 2 || states.some((one) => one.length !== 1)) return undefined;
  return states.map(([state = '']) => kindOf(page, state));
}

const figures = (language: Language): string => (language === 'tr' ? 'tr-TR' : 'en-GB');
const sizes = { tr: { million: ' Mn TL', thousand: ' bin TL' }, en: { million: 'M TL', thousand: 'k TL' } } as const;

/** An axis has no room for kuruş: 12.000 TL becomes 12 bin TL, a million 1 Mn TL. */
function short(value: number, measure: 'count' | 'money', language: Language): string {
  if (measure === 'count') return value.toLocaleString(figures(language));
  const lira = value / 100;
  const [size, unit] = lira >= 1_000_000 ? [1_000_000, sizes[language].million] : lira >= 1_000 ? [1_000, sizes[language].thousand] : [1, ' TL'];
  return `${(lira / size).toLocaleString(figures(language), { maximumFractionDigits: 1 })}${unit}`;
}
