import { labelIn } from '#domain/language/label.ts';
import { type Page } from '#domain/language/resource.ts';
import { type Sentence } from '#domain/language/refuse.ts';

export const tooManyCode = 'TOO_MANY_TO_JUDGE';

/** There are more records than whoever asked is ready to look at; never a cut of them. */
export class TooManyFound extends RangeError {
  readonly sentence: Sentence;

  constructor(page: Page, bound: number, asked: readonly string[]) {
    super(`More than ${bound} '${page.name}' with ${asked.join(', ')}: whoever asks must state a higher bound, or go through them in parts`);
    this.name = 'TooManyFound';
    const label = (language: 'tr' | 'en') => labelIn(language, page.plural ?? page.label, page.name);
    this.sentence = {
      code: tooManyCode,
      tr: `Koşul denetlenemedi: bu kayda bağlı “${label('tr')}” kayıtları ${bound} taneden çok. Sistem yöneticisine bildirin.`,
      en: `The condition could not be judged: more than ${bound} “${label('en')}” hang on this record. Tell your administrator.`,
    };
  }
}

/** In place of what was not loaded. Whoever looks at it hears why; who does not need it goes on. */
export const notLoaded = (fault: TooManyFound): readonly never[] => new Proxy([], { get: () => { throw fault; } });
