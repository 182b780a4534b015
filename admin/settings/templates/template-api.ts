import { useQuery } from '@tanstack/react-query';
import { post } from '../../providers/http.ts';

export interface ShownBlank {
  readonly name: string;
  readonly label: { readonly tr: string; readonly en: string };
  readonly value: string;
  readonly from: 'letter' | 'sample';
}

export interface TemplateValues {
  readonly blanks: readonly ShownBlank[];
  readonly about: { readonly noun: string; readonly recordId: string } | null;
}

/** The values to look at a template with; asked for once a code. */
export const useTemplateValues = (code: string) =>
  useQuery({ queryKey: ['template-values', code], queryFn: async () => (await post('/api/templates/values', { code })).json as TemplateValues, enabled: /^[a-z][a-z0-9-]*$/.test(code), staleTime: 60_000 });

export interface Wording {
  readonly code: string;
  readonly subjectText: string;
  readonly body: string;
}

export const sendTrial = (wording: Wording) => post('/api/templates/trial', wording);
