import { type RaRecord } from 'react-admin';
import { complianceGate } from '#domain/compliance-gate.ts';
import { type Sentence } from '#domain/language/refuse.ts';

/** The compliance gate as the server asks it, over what this screen has read. `today`: YYYY-MM-DD, Istanbul. */
export function gateOf(institution: RaRecord, applications: readonly RaRecord[], exemptions: readonly RaRecord[], today: string): true | Sentence {
  return complianceGate({
    today,
    firstProducedAt: (institution['firstProducedAt'] as string | null | undefined) ?? null,
    // A word that nobody confirmed opens nothing.
    migratedHistory: institution['migratedHistory'] === true && (institution['historyConfirmedBy'] ?? null) !== null,
    applications: applications.map((one) => ({ standing: String(one['standing'] ?? one['state']), validUntil: (one['validUntil'] as string | null | undefined) ?? null })),
    exemptions: exemptions.map((one) => ({ state: String(one['state']), until: String(one['until']) })),
  });
}
