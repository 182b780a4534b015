import { type Engine } from '../../engine/types.ts';
import { countHeld } from './held-files.ts';

/** What of scanning whoever runs the machines should know. `expected`: an installation of production, which must have a scanner. */
export async function watchScanning(engine: Engine, { configured, expected }: { readonly configured: boolean; readonly expected: boolean }): Promise<{ readonly notices: readonly string[]; readonly metrics: readonly string[] }> {
  const { waiting, infected } = await countHeld(engine.reads);
  return {
    notices: [
      ...(expected && !configured ? ['Virüs tarayıcısı ayarlı değil (VIRUS_SCANNER); gelen dosyalar taranmıyor.'] : []),
      ...(waiting > 0 ? [`Virüs taraması bekleyen ${waiting} dosya karantinada; tarayıcıya ulaşılınca kendiliğinden taranır.`] : []),
    ],
    metrics: ['# TYPE nes_files_held gauge', `nes_files_held{why="waiting"} ${waiting}`, `nes_files_held{why="infected"} ${infected}`],
  };
}
