import { z } from 'zod';

/** One refusal that a person can read and a program can tell apart. */
export interface TextFault {
  code: string;
  tr: string;
  en: string;
}

interface Rule {
  /** Longest text looked at, before tidying; the bound that keeps every check cheap. */
  longest: number;
  tidy: (text: string) => string;
  /** The fault of a tidied text, or undefined when it is right. */
  faultOf: (tidied: string) => TextFault | undefined;
  example: string;
}

/**
 * A zod schema over text: tidies, then checks. Output is the tidied text, so input and output have one type and the
 * schema stays expressible as JSON Schema.
 * A fault is a `custom` issue: `message` Turkish, `params` `{ code, en }`.
 */
export function checkedText({ longest, tidy, faultOf, example }: Rule) {
  return z
    .string({ error: 'Metin bekleniyor.' })
    .max(longest, { error: `En çok ${longest} karakter yazılabilir.`, abort: true })
    .overwrite(tidy)
    .check((context) => {
      const fault = faultOf(context.value);
      if (!fault) return;
      context.issues.push({
        code: 'custom',
        input: context.value,
        message: fault.tr,
        params: { code: fault.code, en: fault.en },
      });
    })
    .meta({ examples: [example] });
}

/** The stable code of an issue: ours when the rule named one, else zod's own. */
export function codeOfIssue(issue: { code?: string; params?: Record<string, unknown> }): string {
  const named = issue.params?.['code'];
  return typeof named === 'string' ? named : (issue.code ?? 'invalid');
}
