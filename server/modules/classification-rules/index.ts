import { classificationFacts, classificationRules } from '#domain/classification-rules.ts';
import { refuse } from '#domain/language/refuse.ts';
import { fold } from '#domain/turkish/fold.ts';
import { defineModule } from '../../engine/module.ts';
import { type Outside } from '../outside.ts';
import { supersedeOlder } from '../supersede-older.ts';
import { classificationRulesEntity } from './entity.ts';

const inAttachments = new Set(['attachmentName', 'formTitle', 'mediaType', 'signed', 'subject', 'body']);

export const classificationRulesModule = defineModule<typeof classificationRules, Outside>(classificationRules, {
  entity: classificationRulesEntity,
  guards: {
    wordsFitPlace: ({ looksAt, words, speaksFor }) => {
      const lines = words.split('\n').map((line) => line.trim()).filter(Boolean);
      const facts: readonly string[] | undefined = looksAt in classificationFacts ? classificationFacts[looksAt as keyof typeof classificationFacts] : undefined;
      const wrong = facts ? lines.find((line) => !facts.includes(line)) : undefined;
      if (facts && wrong !== undefined) return refuse('WORDS_UNKNOWN', `“${wrong.slice(0, 60)}” burada kullanılamaz; yazılabilecekler: ${facts.join(', ')}.`, `“${wrong.slice(0, 60)}” means nothing here; use ${facts.join(', ')}.`);
      if (lines.length === 0 || (!facts && looksAt !== 'mediaType' && lines.some((line) => fold(line) === ''))) return refuse('NO_WORDS', 'Her satırda en az bir harf ya da rakam olmalı.', 'Each line needs a letter or a digit.');
      const aboutForm = speaksFor.startsWith('form') || speaksFor === 'coverLetter';
      return !aboutForm || inAttachments.has(looksAt) || refuse('FORM_ELSEWHERE', 'Bir formu yalnız ekin başlığı, adı, türü ya da iletinin sözleri gösterebilir.', 'Only an attachment or the words of the letter can speak for a form.');
    },
  },
  consequences: { supersedeOlder: supersedeOlder('classification-rules') },
});
