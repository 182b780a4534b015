import { type Stream } from './block.ts';

export type FaultKind =
  | 'row_changed' | 'row_missing' | 'head_changed' | 'version_changed' | 'record_missing' | 'trail_missing'
  | 'seal_changed' | 'block_changed' | 'block_missing' | 'anchor_changed' | 'anchor_missing';

/** Where the trail does not hold. */
export interface Fault {
  readonly stream: Stream;
  readonly kind: FaultKind;
  /** Number of the bad row; of a missing one nothing is left but its neighbour. */
  readonly row?: string;
  readonly neighbour?: string;
  readonly noun?: string;
  readonly recordId?: string;
  readonly seq?: number;
  readonly block?: number;
  /** Turkish, for the auditor. */
  readonly message: string;
}

export interface Findings {
  readonly faults: Fault[];
  /** More are counted, not kept: the first ones name the place. */
  readonly full: () => boolean;
  add(fault: Omit<Fault, 'message'>): void;
}

const mostFaults = 100;

export function findings(): Findings {
  const faults: Fault[] = [];
  return {
    faults,
    full: () => faults.length >= mostFaults,
    add(fault) { if (faults.length < mostFaults) faults.push({ ...fault, message: sentences[fault.kind](placeOf(fault)) }); },
  };
}

const sentences: Readonly<Record<FaultKind, (place: string) => string>> = {
  row_changed: (place) => `Satır sistemin yazdığı gibi değil (değiştirilmiş ya da sonradan eklenmiş): ${place}.`,
  row_missing: (place) => `Satır silinmiş; komşusu: ${place}.`,
  head_changed: (place) => `Kaydın iz özeti izindeki satırlarla uyuşmuyor: ${place}.`,
  version_changed: (place) => `Kaydın sürümü izindeki son satırla uyuşmuyor: ${place}.`,
  record_missing: (place) => `İzi olan kayıt yerinde yok: ${place}.`,
  trail_missing: (place) => `Kaydın hiç izi yok: ${place}.`,
  seal_changed: (place) => `Satır mühürlendiği gibi değil: ${place}.`,
  block_changed: (place) => `Mühür bloğu değiştirilmiş: ${place}.`,
  block_missing: (place) => `Mühür bloğu silinmiş: ${place}.`,
  anchor_changed: (place) => `Dışarıda saklanan mühür bloğunkinden farklı: ${place}.`,
  anchor_missing: (place) => `Dışarıda saklanan mühürlerden biri yok: ${place}.`,
};

function placeOf(fault: Omit<Fault, 'message'>): string {
  const parts = [
    fault.stream === 'audit' ? 'işlem izi' : 'görüntüleme kaydı',
    fault.block === undefined ? '' : `blok ${fault.block}`,
    fault.row === undefined ? '' : `satır ${fault.row}`,
    fault.neighbour === undefined ? '' : `komşu satır ${fault.neighbour}`,
    fault.recordId === undefined ? (fault.noun ?? '') : `${fault.noun ?? ''} ${fault.recordId}`.trim(),
    fault.seq === undefined ? '' : `sıra ${fault.seq}`,
  ];
  return parts.filter((part) => part !== '').join(', ');
}
