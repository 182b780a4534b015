import { type Danger } from './danger.ts';

const longest = 180;
const direction = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
// eslint-disable-next-line no-control-regex
const control = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;
const reserved = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\.|$)/i;

/**
 * A name from outside as a label for people: one line, no path, no hidden signs, none that Windows keeps for devices. Files are
 * stored under ids of ours, never under this.
 */
export function shownName(given: string | undefined, fallback = 'ek'): string {
  const whole = (given ?? '').toWellFormed().normalize('NFC');
  const last = whole.split(/[/\\]/).pop() ?? '';
  const clean = last.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\uFFFD]/gu, '').replace(/[<>:"|?*]/g, '_').replace(/\s+/g, ' ').replace(/^[.\s]+|[.\s]+$/g, '');
  const free = reserved.test(clean) ? `_${clean}` : clean;
  return shortened(free) || fallback;
}

/** The ending tells what it is, so it stays. */
function shortened(name: string): string {
  const signs = [...name];
  if (signs.length <= longest) return name;
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? '';
  return signs.slice(0, longest - ending.length - 1).join('') + '…' + ending;
}

/** What a name itself gives away. */
export function dangerOfName(given: string | undefined): Danger | null {
  if (given === undefined) return null;
  if (/(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[a-z]:[/\\]|[/\\]/i.test(given)) return 'pathName';
  if (control.test(given)) return 'controlName';
  if (direction.test(given)) return 'directionName';
  return dangerOfExtension(given);
}

const programs = new Set('exe com scr pif msi msp dll sys cpl drv ocx jar apk app deb rpm dmg pkg bin elf lnk gadget appx msix'.split(' '));
const scripts = new Set('bat cmd ps1 psm1 vbs vbe js jse mjs ws wsf wsh hta sh bash csh py pyw rb pl php reg inf scf url website desktop msc chm hlp application jnlp iqy slk'.split(' '));
const macros = new Set('xlsm xlsb xltm xlam xla xll docm dotm pptm potm ppam ppsm sldm'.split(' '));
const archives = new Set('rar 7z gz tgz tar bz2 xz zst cab iso img vhd vhdx arj lzh ace z udf'.split(' '));

/** By the last ending: it is what a system opens the file with. */
export function dangerOfExtension(name: string): Danger | null {
  const ending = endingOf(name);
  if (programs.has(ending)) return 'executable';
  if (scripts.has(ending)) return 'script';
  if (macros.has(ending)) return 'macro';
  if (archives.has(ending)) return 'archive';
  if (['htm', 'html', 'xhtml', 'shtml', 'mht', 'mhtml'].includes(ending)) return 'html';
  return ending === 'svg' || ending === 'svgz' ? 'svg' : null;
}

export const endingOf = (name: string): string => /\.([A-Za-z0-9]{1,12})[\s.]*$/.exec(name)?.[1]?.toLowerCase() ?? '';

const families: readonly (readonly [readonly string[], RegExp])[] = [
  [['pdf'], /^application\/pdf$/],
  [['jpg', 'jpeg', 'png', 'tif', 'tiff', 'gif'], /^image\/(?!svg)/],
  [['xlsx', 'xls', 'docx', 'doc', 'pptx', 'ppt', 'ods', 'odt', 'zip'], /officedocument|opendocument|ms-excel|msword|x-ole-storage|^application\/zip$|^text\/plain$/],
  [['p7m', 'p7s', 'p7b', 'p7c', 'imz', 'cades'], /^application\/pkcs7|octet-stream|^text\/plain$/],
];

/** A name that promises one family of files over content of another; an ending that promises nothing agrees with everything. */
export function contradicts(name: string, mediaType: string): boolean {
  const ending = endingOf(name);
  return families.some(([endings, types]) => endings.includes(ending) && !types.test(mediaType));
}
