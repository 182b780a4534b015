import { mergerMoves } from '#domain/merger-moves.ts';
import { defineModule } from '../../engine/module.ts';
import { type Outside } from '../outside.ts';
import { mergerMovesEntity } from './entity.ts';

export const mergerMovesModule = defineModule<typeof mergerMoves, Outside>(mergerMoves, { entity: mergerMovesEntity });
