import { alpha, createTheme, type Theme } from '@mui/material/styles';
import { components } from './components.ts';
import { dark, fonts, light, sizes, type, type Colours } from './tokens.ts';

declare module '@mui/material/styles' {
  interface Theme {
    readonly tokens: Colours;
  }
  interface ThemeOptions {
    readonly tokens?: Colours;
  }
}

/** Calm and dense: lines instead of shadows, sentence case everywhere (capitals turn a Turkish i into İ and an English one too). */
function themeOf(mode: 'light' | 'dark', colours: Colours): Theme {
  return createTheme({
    tokens: colours,
    palette: {
      mode,
      primary: { main: colours.accent, dark: colours.accentStrong, contrastText: colours.onAccent },
      // react-admin paints its bar with this one.
      secondary: { main: colours.accent, contrastText: colours.onAccent },
      background: { default: colours.canvas, paper: colours.surface },
      text: { primary: colours.text, secondary: colours.muted },
      divider: colours.line,
      error: { main: mode === 'light' ? colours.solidDanger : colours.danger.ink },
      warning: { main: colours.warning.ink },
      info: { main: colours.info.ink },
      success: { main: colours.success.ink },
      action: { hover: colours.hover, selected: colours.chosen, active: colours.muted, focus: alpha(colours.focus, 0.16) },
    },
    shape: { borderRadius: sizes.radius },
    spacing: sizes.grid * 2,
    typography: typography(),
    // Lines say where a thing ends; only what floats has a shadow.
    shadows: ['none', ...Array<string>(24).fill(mode === 'light' ? '0 8px 28px rgba(16, 28, 36, 0.16)' : '0 8px 28px rgba(0, 0, 0, 0.6)')] as Theme['shadows'],
    components: components(colours),
  });
}

function typography() {
  const plain = { letterSpacing: 0 };
  const px = (size: number) => `${size / 16}rem`;
  return {
    fontFamily: fonts.text,
    fontSize: type.body,
    fontWeightMedium: 550,
    fontWeightBold: 620,
    body1: { ...plain, fontSize: px(type.body), lineHeight: 1.5 },
    body2: { ...plain, fontSize: px(type.small), lineHeight: 1.45 },
    caption: { ...plain, fontSize: px(type.caption), lineHeight: 1.4 },
    subtitle1: { ...plain, fontSize: px(type.body), fontWeight: 550 },
    subtitle2: { ...plain, fontSize: px(type.small), fontWeight: 550 },
    button: { ...plain, textTransform: 'none' as const, fontWeight: 550, fontSize: px(type.small), lineHeight: 1.5 },
    overline: { ...plain, textTransform: 'none' as const },
    h1: { letterSpacing: '-0.012em', fontSize: px(type.h1), fontWeight: 620, lineHeight: 1.3 },
    h2: { letterSpacing: '-0.006em', fontSize: px(type.h2), fontWeight: 620, lineHeight: 1.35 },
    h3: { ...plain, fontSize: px(type.h3), fontWeight: 600, lineHeight: 1.4 },
    h4: { ...plain, fontSize: px(type.h3), fontWeight: 600 },
    h5: { ...plain, fontSize: px(type.h3), fontWeight: 600 },
    h6: { ...plain, fontSize: px(type.h3), fontWeight: 600 },
  };
}

export const lightTheme = themeOf('light', light);
export const darkTheme = themeOf('dark', dark);
