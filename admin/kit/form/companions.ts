import { lazy, type ComponentType } from 'react';

/** Nouns of which one may be registered twice: a new one is compared while it is typed. */
export const comparedWhileTyped: readonly string[] = ['institutions', 'people'];
export const Alike = lazy(() => import('./Alike.tsx'));

/** What stands beside the form of a noun, and reads along as it is filled in. */
export const companions: Readonly<Record<string, ComponentType>> = {
  templates: lazy(() => import('../../settings/templates/TemplateCompanion.tsx')),
};
