import { type ThemeOptions } from '@mui/material/styles';
import { fonts, sizes, type Colours } from './tokens.ts';

type Components = NonNullable<ThemeOptions['components']>;

/** How the widgets of MUI and react-admin look here. */
export function components(colours: Colours): Components & Record<`Ra${string}`, unknown> {
  return { ...ground(colours), ...pressed(colours), ...typed(colours), ...tables(colours), ...floating(colours), ...ofReactAdmin(colours) };
}

const ring = (colours: Colours) => ({ outline: `2px solid ${colours.focus}`, outlineOffset: 1 });
const px = (size: number) => `${size / 16}rem`;

const ground = (colours: Colours): Components => ({
  MuiCssBaseline: {
    styleOverrides: {
      body: { fontFeatureSettings: '"cv05", "ss03"', scrollbarColor: `${colours.edge} transparent` },
      ':focus-visible': ring(colours),
      // The bar above stays; what is jumped to must not lie behind it.
      ':target, [tabindex="-1"]': { scrollMarginTop: sizes.bar + 8 },
      'code, kbd, samp, .long-code': { fontFamily: fonts.mono },
      // See kit/LongCode.tsx.
      '.long-code > span': { fontSize: 0 },
      '.long-code > span::before': { content: '"…"', fontSize: px(12.5) },
      '::selection': { background: colours.chosen },
      '@media (prefers-reduced-motion: reduce)': { '*, *::before, *::after': { animationDuration: '0.01ms !important', transitionDuration: '0.01ms !important' } },
    },
  },
  MuiPaper: { defaultProps: { elevation: 0 }, styleOverrides: { root: { backgroundImage: 'none' }, outlined: { borderColor: colours.line } } },
  MuiCard: { defaultProps: { variant: 'outlined' } },
  MuiSkeleton: { defaultProps: { animation: 'wave' }, styleOverrides: { root: { backgroundColor: colours.hover, transform: 'none', borderRadius: 4 } } },
  MuiLink: { defaultProps: { underline: 'hover' }, styleOverrides: { root: { color: colours.accent, textUnderlineOffset: 3 } } },
});

const pressed = (colours: Colours): Components => ({
  MuiButtonBase: { defaultProps: { disableRipple: true }, styleOverrides: { root: { '&:focus-visible': ring(colours) } } },
  MuiButton: {
    defaultProps: { disableElevation: true, size: 'small' },
    styleOverrides: {
      root: {
        textTransform: 'none',
        minWidth: 0,
        minHeight: 32,
        paddingInline: 12,
        whiteSpace: 'nowrap',
        '&.MuiButton-contained.MuiButton-colorPrimary:hover': { backgroundColor: colours.accentStrong },
      },
      outlined: { borderColor: colours.edge },
      startIcon: { '& > *:nth-of-type(1)': { fontSize: 18 } },
    },
  },
  MuiIconButton: { defaultProps: { size: 'small' }, styleOverrides: { root: { borderRadius: sizes.radius, minWidth: 30, minHeight: 30, color: colours.muted } } },
  MuiToggleButton: { styleOverrides: { root: { textTransform: 'none', minHeight: 30, paddingBlock: 2, borderColor: colours.edge } } },
  MuiTabs: { styleOverrides: { root: { minHeight: 38 }, indicator: { height: 2 } } },
  MuiTab: { styleOverrides: { root: { textTransform: 'none', minHeight: 38, minWidth: 0, paddingInline: 14, fontWeight: 500, '&.Mui-focusVisible': { ...ring(colours), outlineOffset: -3 } } } },
  MuiChip: { defaultProps: { size: 'small' }, styleOverrides: { root: { borderRadius: sizes.radius, height: 24, fontSize: px(12) }, outlined: { borderColor: colours.line } } },
  MuiMenuItem: { styleOverrides: { root: { minHeight: 34, fontSize: px(13), paddingBlock: 4, '&.Mui-selected': { backgroundColor: colours.chosen } } } },
  MuiListItemIcon: { styleOverrides: { root: { minWidth: 32, color: colours.muted } } },
});

const typed = (colours: Colours): Components => ({
  MuiTextField: { defaultProps: { variant: 'outlined', size: 'small', margin: 'dense' } },
  MuiFormControl: { defaultProps: { variant: 'outlined', size: 'small', margin: 'dense' } },
  MuiAutocomplete: { defaultProps: { size: 'small' } },
  MuiOutlinedInput: {
    styleOverrides: {
      root: { backgroundColor: colours.surface, '&.Mui-disabled': { backgroundColor: colours.canvas } },
      notchedOutline: { borderColor: colours.edge },
      input: { fontSize: px(14) },
    },
  },
  MuiFilledInput: { styleOverrides: { root: { backgroundColor: colours.canvas } } },
  MuiInputLabel: { styleOverrides: { root: { color: colours.muted, fontSize: px(14) } } },
  MuiFormLabel: { styleOverrides: { asterisk: { color: 'inherit' } } },
  MuiFormHelperText: { styleOverrides: { root: { marginInline: 2, fontSize: px(12) } } },
  MuiCheckbox: { defaultProps: { size: 'small' }, styleOverrides: { root: { padding: 6, color: colours.edge } } },
  // White on white: its edge says where it stands.
  MuiSwitch: { styleOverrides: { thumb: { border: `1px solid ${colours.edge}`, boxShadow: 'none' } } },
  MuiRadio: { defaultProps: { size: 'small' }, styleOverrides: { root: { padding: 6, color: colours.edge } } },
  MuiAlert: {
    styleOverrides: {
      root: { borderRadius: sizes.radius, alignItems: 'center', fontSize: px(13), paddingBlock: 4, border: `1px solid ${colours.line}` },
      standard: Object.fromEntries(
        ([['Error', colours.danger], ['Warning', colours.warning], ['Success', colours.success], ['Info', colours.info]] as const).map(([name, tone]) => [
          `&.MuiAlert-color${name}`,
          { backgroundColor: tone.soft, color: tone.ink },
        ]),
      ),
    },
  },
});

const tables = (colours: Colours): Components => ({
  MuiTable: { defaultProps: { size: 'small' } },
  MuiTableRow: { styleOverrides: { root: { '&.MuiTableRow-hover:hover': { backgroundColor: colours.hover } } } },
  MuiTableCell: {
    styleOverrides: {
      root: { fontVariantNumeric: 'tabular-nums', fontSize: px(13), borderBottomColor: colours.line },
      sizeSmall: { height: sizes.row, paddingTop: 3, paddingBottom: 3, paddingInline: 12 },
      head: { color: colours.muted, fontWeight: 550, fontSize: px(12), backgroundColor: colours.surface, lineHeight: 1.3 },
    },
  },
  MuiTableSortLabel: { styleOverrides: { root: { '&.Mui-active': { color: colours.text } } } },
});

const floating = (colours: Colours): Components => ({
  MuiDialog: { styleOverrides: { paper: { backgroundColor: colours.raised, border: `1px solid ${colours.line}` } } },
  MuiDialogTitle: { styleOverrides: { root: { fontSize: px(17), fontWeight: 620 } } },
  MuiPopover: { styleOverrides: { paper: { backgroundColor: colours.raised, border: `1px solid ${colours.line}` } } },
  // Beside a form of the same ground it needs an edge.
  MuiAutocomplete: { styleOverrides: { paper: { backgroundColor: colours.raised, border: `1px solid ${colours.edge}` } } },
  MuiMenu: { styleOverrides: { paper: { backgroundColor: colours.raised, border: `1px solid ${colours.line}` } } },
  MuiTooltip: {
    defaultProps: { enterDelay: 400, arrow: false },
    styleOverrides: { tooltip: { backgroundColor: colours.text, color: colours.surface, fontSize: px(12), fontWeight: 400 } },
  },
  MuiLinearProgress: { styleOverrides: { root: { borderRadius: 3, backgroundColor: colours.line } } },
});

const ofReactAdmin = (colours: Colours): Record<`Ra${string}`, unknown> => ({
  RaToolbar: { styleOverrides: { root: { backgroundColor: 'transparent' } } },
  RaDatagrid: { styleOverrides: { root: { '& .RaDatagrid-headerCell': { backgroundColor: colours.surface } } } },
});
