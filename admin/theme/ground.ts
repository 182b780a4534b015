import { readKept } from '../providers/kept.ts';
import { dark, fonts, light, type Colours } from './tokens.ts';

/** The theme that somebody chose in this browser, else the system's. */
export function themeNow(): 'light' | 'dark' {
  const chosen = readKept('theme');
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** Colours of the page before the console is there: no white flash in the dark, and what sign-in.css is painted with. */
export function paintGround(): void {
  const paint = () => {
    const name = themeNow();
    const colours = name === 'dark' ? dark : light;
    const { style } = document.documentElement;
    style.colorScheme = name;
    style.backgroundColor = colours.canvas;
    style.setProperty('--font', fonts.text);
    style.setProperty('--mono', fonts.mono);
    for (const [variable, value] of Object.entries(variablesOf(colours))) style.setProperty(`--${variable}`, value);
  };
  paint();
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', paint);
}

const variablesOf = ({ canvas, surface, line, edge, text, muted, accent, accentStrong, onAccent, focus, danger, info }: Colours): Record<string, string> => ({
  canvas, surface, line, edge, text, muted, accent, 'accent-strong': accentStrong, 'on-accent': onAccent, focus,
  'danger-ink': danger.ink, 'danger-soft': danger.soft, 'info-ink': info.ink, 'info-soft': info.soft,
});
