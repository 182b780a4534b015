import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface Profile {
  readonly nodes: readonly { id: number; callFrame: { functionName: string; url: string; lineNumber: number }; children?: readonly number[] }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

const lines = 8;

/** The digest of the profile that a process left in a folder. */
export async function digestOf(folder: string): Promise<string> {
  const [file] = (await readdir(folder)).filter((name) => name.endsWith('.cpuprofile'));
  return file ? digestOfProfile(JSON.parse(await readFile(join(folder, file), 'utf8')) as Profile) : 'There is no profile.';
}

/** Where the processor time of a process went: by file or package, then by function. Idle time is left out. */
export function digestOfProfile(profile: Profile): string {
  const frames = new Map(profile.nodes.map(({ id, callFrame }) => [id, callFrame]));
  const byPlace = new Map<string, number>();
  const byFunction = new Map<string, number>();
  let busy = 0;
  profile.samples.forEach((id, index) => {
    const frame = frames.get(id);
    const took = profile.timeDeltas[index] ?? 0;
    if (!frame || frame.functionName === '(idle)' || took < 0) return;
    busy += took;
    const place = placeOf(frame.url, frame.functionName);
    byPlace.set(place, (byPlace.get(place) ?? 0) + took);
    const name = `${frame.functionName || '(anonymous)'} ${place}:${frame.lineNumber + 1}`;
    byFunction.set(name, (byFunction.get(name) ?? 0) + took);
  });
  const list = (times: Map<string, number>) => [...times].sort((a, b) => b[1] - a[1]).slice(0, lines).map(([name, took]) => `${name} ${((took / busy) * 100).toFixed(0)} %`).join(', ');
  return `  - by place: ${list(byPlace)}\n  - by function: ${list(byFunction)}`;
}

function placeOf(url: string, name: string): string {
  if (url === '') return name.startsWith('(') ? name : 'native';
  const packaged = /node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules)/.exec(url);
  if (packaged) return packaged[1] ?? url;
  return url.startsWith('node:') ? url : url.replace(/^.*\/(?=(server|bench|scripts)\/)/, '');
}
