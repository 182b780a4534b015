import { expect, test } from 'vitest';
import { dark, light, type Colours } from '../../admin/theme/tokens.ts';

/** WCAG 2.2, relative luminance. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

/** Grounds that text stands on. */
const groundsOf = (it: Colours) => ({ canvas: it.canvas, surface: it.surface, raised: it.raised, rail: it.rail, hover: it.hover, chosen: it.chosen });

const tonesOf = (it: Colours) => ({ danger: it.danger, warning: it.warning, success: it.success, info: it.info, ...it.kind });

/** [what, ink, ground, least] */
function pairsOf(it: Colours): [string, string, string, number][] {
  const grounds = Object.entries(groundsOf(it));
  const words = { text: it.text, muted: it.muted, accent: it.accent };
  return [
    ...Object.entries(words).flatMap(([name, ink]) => grounds.map(([ground, colour]): [string, string, string, number] => [`${name} on ${ground}`, ink, colour, 4.5])),
    ...Object.entries(tonesOf(it)).flatMap(([name, { ink, soft }]): [string, string, string, number][] => [
      [`${name} on its own ground`, ink, soft, 4.5],
      ...grounds.map(([ground, colour]): [string, string, string, number] => [`${name} on ${ground}`, ink, colour, 4.5]),
    ]),
    ['button', it.onAccent, it.accent, 4.5],
    ['button under the pointer', it.onAccent, it.accentStrong, 4.5],
    ['dangerous button', it.surface, it.solidDanger, 4.5],
    ['tooltip', it.surface, it.text, 4.5],
    // Not text: the edge of what can be typed into, and the focus (WCAG 1.4.11, 2.4.13).
    ...['canvas', 'surface', 'raised', 'rail'].flatMap((ground): [string, string, string, number][] => {
      const colour = groundsOf(it)[ground as 'canvas'];
      return [
        [`focus on ${ground}`, it.focus, colour, 3],
        [`edge on ${ground}`, it.edge, colour, ground === 'surface' || ground === 'raised' ? 3 : 2.8],
      ];
    }),
  ];
}

test.each([
  ['light', light],
  ['dark', dark],
] as const)('whoever sees poorly reads every colour of the %s theme on every ground that it stands on', (_, colours) => {
  const poor = pairsOf(colours)
    .map(([what, ink, ground, least]) => ({ what, least, is: Number(contrast(ink, ground).toFixed(2)) }))
    .filter(({ is, least }) => is < least);
  expect(poor).toEqual([]);
});

test('the two themes are two designs: none is the other turned round, and both name every colour', () => {
  expect(Object.keys(dark)).toEqual(Object.keys(light));
  expect(luminance(dark.text)).toBeLessThan(luminance(light.canvas));
  expect(dark.canvas).not.toBe('#000000');
});
