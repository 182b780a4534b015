import { mergerMoves } from '#domain/merger-moves.ts';
import { entityOf } from '../../engine/columns.ts';

// One reference moves once in a merger, whatever job comes twice; and the next ones are found by what became of them.
export const mergerMovesEntity = entityOf(mergerMoves, { uniques: [['merger', 'noun', 'recordId', 'field']], indexes: [['merger', 'outcome']] });
