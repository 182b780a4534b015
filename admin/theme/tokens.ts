import { type StateKind } from '#domain/language/workflow.ts';

/** A colour to write or draw with, and the soft ground that it may stand on. */
export interface Tone {
  readonly ink: string;
  readonly soft: string;
}

/** Every colour of the console, by what it is for. Each theme is chosen by eye for itself; tests/admin/contrast.test.ts computes the pairs. */
export interface Colours {
  /** Behind everything. */
  readonly canvas: string;
  /** What one reads on: tables, cards, forms. */
  readonly surface: string;
  /** What floats above: menus, dialogs. */
  readonly raised: string;
  readonly rail: string;
  /** A row under the pointer, and one that is chosen. */
  readonly hover: string;
  readonly chosen: string;
  /** Between things. */
  readonly line: string;
  /** Around what can be typed into or pressed: it must be seen (3:1). */
  readonly edge: string;
  readonly text: string;
  readonly muted: string;
  readonly accent: string;
  readonly accentStrong: string;
  readonly onAccent: string;
  readonly focus: string;
  readonly danger: Tone;
  readonly warning: Tone;
  readonly success: Tone;
  readonly info: Tone;
  /** The same six everywhere: colour means who has to move, or how it ended. */
  readonly kind: Readonly<Record<StateKind, Tone>>;
  /** Around what must not be acted on lightly; on it stands `surface`. */
  readonly solidDanger: string;
}

const lightTones = {
  danger: { ink: '#a8201a', soft: '#fdeceb' },
  warning: { ink: '#7d4b00', soft: '#fcf2de' },
  success: { ink: '#19633a', soft: '#e6f4ec' },
  info: { ink: '#1d5799', soft: '#e7f0fa' },
  accent: { ink: '#0a5868', soft: '#e0eff2' },
  quiet: { ink: '#4b5761', soft: '#eceff2' },
};

export const light: Colours = {
  canvas: '#f6f7f8',
  surface: '#ffffff',
  raised: '#ffffff',
  rail: '#eef1f3',
  hover: '#f1f4f6',
  chosen: '#e3eff2',
  line: '#dde2e6',
  edge: '#848f99',
  text: '#172026',
  muted: '#4f5b65',
  accent: '#0a5868',
  accentStrong: '#07434f',
  onAccent: '#ffffff',
  focus: '#0b7d96',
  danger: lightTones.danger,
  warning: lightTones.warning,
  success: lightTones.success,
  info: lightTones.info,
  kind: {
    ours: lightTones.accent,
    theirs: lightTones.quiet,
    moving: lightTones.info,
    done: lightTones.success,
    stopped: lightTones.quiet,
    alarm: lightTones.danger,
  },
  solidDanger: '#b3261e',
};

const darkTones = {
  danger: { ink: '#ff9d94', soft: '#3a1e1d' },
  warning: { ink: '#eebf68', soft: '#342a14' },
  success: { ink: '#80cf9c', soft: '#173023' },
  info: { ink: '#93bff3', soft: '#1a2b40' },
  accent: { ink: '#74c8da', soft: '#15343c' },
  quiet: { ink: '#adb9c2', soft: '#273037' },
};

export const dark: Colours = {
  canvas: '#0f1417',
  surface: '#161c20',
  raised: '#1d252a',
  rail: '#12181b',
  hover: '#1c2429',
  chosen: '#17313a',
  line: '#2a343b',
  edge: '#6f7d88',
  text: '#e3e9ed',
  muted: '#a4b1ba',
  accent: '#66bccf',
  accentStrong: '#8fd3e2',
  onAccent: '#04212a',
  focus: '#86d3e4',
  danger: darkTones.danger,
  warning: darkTones.warning,
  success: darkTones.success,
  info: darkTones.info,
  kind: {
    ours: darkTones.accent,
    theirs: darkTones.quiet,
    moving: darkTones.info,
    done: darkTones.success,
    stopped: darkTones.quiet,
    alarm: darkTones.danger,
  },
  solidDanger: '#ff9d94',
};

export const fonts = {
  text: '"Inter Variable", "Inter", system-ui, -apple-system, "Segoe UI", sans-serif',
  /** References and serials: 0 and O, 1 and l are told apart. */
  mono: 'ui-monospace, "Cascadia Mono", "SF Mono", "Roboto Mono", "DejaVu Sans Mono", Consolas, monospace',
};

/** Pixels. Everything is a multiple of the first. */
export const sizes = {
  grid: 4,
  radius: 6,
  row: 36,
  rowCompact: 30,
  bar: 48,
  rail: 232,
  railNarrow: 56,
  /** Nothing that is pressed is smaller. */
  target: 24,
};

/** Pixels of type. */
export const type = { caption: 12, small: 13, body: 14, h3: 15, h2: 17, h1: 21 };
