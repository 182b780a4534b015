import { invoiceLines } from '#domain/invoice-lines.ts';
import { refuse } from '#domain/language/refuse.ts';
import { addKurus } from '#domain/money/kurus.ts';
import { defineModule } from '../../engine/module.ts';
import { type Row } from '../../engine/types.ts';
import { invoiceLinesEntity } from './entity.ts';

const mostLines = 1500;

export const invoiceLinesModule = defineModule(invoiceLines, {
  entity: invoiceLinesEntity,
  guards: {
    invoiceIsDraft: (_line, given) => (given['invoiceRecord'] as Row | null)?.state === 'draft'
      || refuse('invoice_issued', 'Düzenlenmiş faturanın satırı çıkarılamaz.', 'A line of an issued invoice cannot be removed.'),
  },
  consequences: {
    async letGo(tx, line) {
      // The reader is billed with its certificate: left behind, it would be billed again with it.
      if (line.billedItem !== null) {
        const together = await tx.find('invoice-lines', { invoice: line.invoice, preApplication: line.preApplication, state: 'billed', billedItem: null });
        for (const { id } of together) await tx.perform('invoice-lines', id, 'remove');
      }
      await tx.set('invoice-lines', line.id, { billedItem: null, billedCharge: null });
    },
    async sumAgain(tx, line) {
      const left = await tx.find('invoice-lines', { invoice: line.invoice, state: 'billed' }, { bound: mostLines });
      const sum = (name: string) => addKurus(...left.map((one) => Number(one[name])));
      await tx.set('invoices', line.invoice, { netAmount: sum('netAmount'), vatAmount: sum('vatAmount'), amount: sum('amount') });
    },
  },
});
