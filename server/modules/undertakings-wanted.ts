import { completenessOf, requirementFor, setsThatCount, undertakingsWork, type PaperCode, type Requirement } from '#domain/document-completeness.ts';
import { refuse, type Sentence } from '#domain/language/refuse.ts';
import { type Row } from '../engine/types.ts';

/** The set that an institution's undertakings must fulfil today. `sets`: those in force; `signed`: both undertakings bear a valid electronic signature. Null: none is in force. */
export const undertakingsSet = (sets: readonly Row[], today: string, signed: boolean): Requirement | null =>
  requirementFor(setsThatCount(sets as unknown as (Requirement & { validFrom: string; state: string })[], today), undertakingsWork(signed));

/** Whether a set lets somebody begin without this paper: it does not want it, or only awaits it by post. */
export const mayLack = (set: Requirement, code: PaperCode): boolean => !completenessOf(set, {}).missing.includes(code);

export const noRequiredSet = (): Sentence =>
  refuse('NO_REQUIRED_SET', 'İlk başvuru için yürürlükte evrak takımı yok. Yönetici, Ayarlar > İstenen evrak takımları ekranından yürürlüğe koymalı.', 'No set of papers for a first application is in force; an administrator sets one.');
