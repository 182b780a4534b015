import { createTheme, type Theme } from '@mui/material/styles';
import { defaultDarkTheme, defaultLightTheme } from 'react-admin';

const font = '"Inter Variable", "Inter", system-ui, sans-serif';

/** Calm and dense: lines instead of shadows, sentence case everywhere (capitals turn a Turkish i into İ and an English one too). */
function themeOf(mode: 'light' | 'dark'): Theme {
  const base = mode === 'light' ? defaultLightTheme : defaultDarkTheme;
  return createTheme({
    ...base,
    palette: mode === 'light' ? light : dark,
    shape: { borderRadius: 6 },
    typography: {
      fontFamily: font,
      fontSize: 13,
      body1: { letterSpacing: 0 },
      body2: { letterSpacing: 0 },
      caption: { letterSpacing: 0 },
      subtitle1: { letterSpacing: 0 },
      subtitle2: { letterSpacing: 0 },
      button: { textTransform: 'none', fontWeight: 500, letterSpacing: 0 },
      h1: { fontFamily: font, fontSize: 20, fontWeight: 600, lineHeight: 1.3 },
      h2: { fontFamily: font, fontSize: 17, fontWeight: 600, lineHeight: 1.3 },
      h3: { fontFamily: font, fontSize: 15, fontWeight: 600 },
      h6: { fontFamily: font, fontSize: 15, fontWeight: 600 },
      overline: { textTransform: 'none' },
    },
    components: {
      ...base.components,
      MuiButton: { defaultProps: { disableElevation: true }, styleOverrides: { root: { textTransform: 'none' } } },
      MuiTab: { styleOverrides: { root: { textTransform: 'none', minHeight: 40 } } },
      MuiTabs: { styleOverrides: { root: { minHeight: 40 } } },
      MuiPaper: { defaultProps: { elevation: 0 }, styleOverrides: { root: { backgroundImage: 'none' } } },
      MuiTableCell: { styleOverrides: { root: { fontVariantNumeric: 'tabular-nums' }, sizeSmall: { paddingTop: 6, paddingBottom: 6 } } },
      MuiAppBar: { defaultProps: { elevation: 0 } },
      RaToolbar: { styleOverrides: { root: { backgroundColor: 'transparent' } } },
      RaMenuItemLink: { styleOverrides: { root: { borderRadius: 6 } } },
    },
  });
}

const light = {
  mode: 'light' as const,
  primary: { main: '#0b5566', contrastText: '#ffffff' },
  secondary: { main: '#0b5566', contrastText: '#ffffff' },
  background: { default: '#f6f7f8', paper: '#ffffff' },
  text: { primary: '#1b2328', secondary: '#55626b' },
  divider: '#d9dee2',
  error: { main: '#b3261e' },
  warning: { main: '#8a5a00' },
  info: { main: '#1f5fa8' },
  success: { main: '#1d6b3a' },
};

const dark = {
  mode: 'dark' as const,
  primary: { main: '#6cc3d5', contrastText: '#06242b' },
  secondary: { main: '#12313a', contrastText: '#e7edf0' },
  background: { default: '#12181b', paper: '#192125' },
  text: { primary: '#e7edf0', secondary: '#a5b3bb' },
  divider: '#33404a',
  error: { main: '#ff8a80' },
  warning: { main: '#f2c063' },
  info: { main: '#8ab8f0' },
  success: { main: '#7fcf9a' },
};

export const lightTheme = themeOf('light');
export const darkTheme = themeOf('dark');
