import { bankStatements } from '#domain/bank-statements.ts';
import { entityOf } from '../../engine/columns.ts';

export const bankStatementsEntity = entityOf(bankStatements, { uniques: [['account', 'fromDay', 'toDay']] });
