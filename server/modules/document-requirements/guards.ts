import { paperLabel, papersOfStep, wantedPapers } from '#domain/document-completeness.ts';
import { type documentRequirements } from '#domain/document-requirements.ts';
import { labelIn } from '#domain/language/label.ts';
import { refuse } from '#domain/language/refuse.ts';
import { type ModuleParts } from '../../engine/module.ts';
import { type Outside } from '../outside.ts';

export const guards: ModuleParts<typeof documentRequirements, Outside>['guards'] = {
  papersFitStep: (set) => {
    const never = wantedPapers(set).filter((code) => !papersOfStep[set.step].includes(code)).map(paperLabel);
    const named = (language: 'tr' | 'en'): string => never.map((label) => labelIn(language, label, '')).join(', ');
    return never.length === 0
      || refuse('PAPER_OF_ANOTHER_STEP', `Bu adımda gelemeyecek evrak isteniyor: ${named('tr')}. “İstenmez” seçin ya da başka bir adımın takımına ekleyin.`, `This step never brings: ${named('en')}. Leave it out, or ask for it in another step’s set.`);
  },
};
