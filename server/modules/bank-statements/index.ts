import { bankStatements } from '#domain/bank-statements.ts';
import { refuse } from '#domain/language/refuse.ts';
import { addKurus, subtractKurus } from '#domain/money/kurus.ts';
import { formatKurus } from '#domain/money/kurus-text.ts';
import { safeInteger } from '../../db/types.ts';
import { defineModule } from '../../engine/module.ts';
import { bankStatementsEntity } from './entity.ts';

export const bankStatementsModule = defineModule(bankStatements, {
  entity: bankStatementsEntity,
  guards: {
    balances: (statement) => {
      const expected = addKurus(statement.opening, statement.movements);
      return expected === statement.closing
        || refuse('statement_unbalanced', `Açılış ile hareketlerin toplamı kapanışa eşit değil. Beklenen kapanış: ${formatKurus(expected)}.`, `Opening and movements give ${formatKurus(expected)}, not the closing balance.`);
    },
    daysInOrder: (statement) => statement.fromDay <= statement.toDay || refuse('days_reversed', 'İlk gün son günden sonra olamaz.', 'The first day lies after the last.'),
  },
  consequences: {
    /** Count and sum of what came in, theirs against ours. Payments taken back count as if they had never come. */
    async compareWithPayments(tx, statement) {
      const [ours] = await tx.sql<{ count: string; sum: string }>(
        "select count(*)::text as count, coalesce(sum(amount), 0)::text as sum from payments where bank = $1 and value_on between $2 and $3 and state <> 'reversed'",
        [statement.bank, statement.fromDay, statement.toDay]);
      const count = statement.movementCount - safeInteger(ours?.count ?? '0');
      const sum = subtractKurus(statement.movements, safeInteger(ours?.sum ?? '0'));
      const agrees = count === 0 && sum === 0;
      await tx.set('bank-statements', statement.id, { difference: agrees ? null : `${count} hareket, ${formatKurus(sum)}` });
      if (agrees) await tx.perform('bank-statements', statement.id, 'agree');
      else if (statement.state === 'received') await tx.perform('bank-statements', statement.id, 'differ');
    },
  },
});
