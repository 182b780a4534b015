import { refuse } from '#domain/language/refuse.ts';
import { type Row, type Tx } from '../../engine/types.ts';

const names: Readonly<Record<string, { tr: string; en: string }>> = {
  card: { tr: 'kart', en: 'card' }, reader: { tr: 'kart okuyucu', en: 'card reader' }, envelope: { tr: 'gönderi zarfı', en: 'envelope' },
};

/** Takes one piece from the oldest lot in use. Returns the lot as it was before. Refuses when the safe is empty. */
export async function takeOne(tx: Tx, kind: 'card' | 'reader' | 'envelope'): Promise<Row> {
  const [oldest] = await tx.sql<{ id: string }>("select id from stock_lots where kind = $1 and state = 'inUse' and received > coalesce(used, 0) order by received_on, id limit 1", [kind]);
  if (!oldest) {
    const name = names[kind] as { tr: string; en: string };
    tx.refuse(refuse('out_of_stock', `Stokta ${name.tr} kalmadı. Stok girişi yapın.`, `No ${name.en} is in stock; register a lot.`));
  }
  const lot = await tx.get('stock-lots', (oldest as { id: string }).id, { lock: true });
  await tx.perform('stock-lots', lot.id, 'draw', { quantity: 1 });
  return lot;
}

/** The number printed on the next card of a lot: its fixed beginning and six digits; null when the lot has none. */
export function cardNumber(lot: Row): string | null {
  const prefix = lot['serialPrefix'];
  return typeof prefix === 'string' && prefix !== '' ? `${prefix}${String(lot['nextSerial'] ?? 1).padStart(6, '0')}` : null;
}
