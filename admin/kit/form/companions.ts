import { lazy, type ComponentType } from 'react';

/** What stands beside the form of a noun, and reads along as it is filled in. */
export const companions: Readonly<Record<string, ComponentType>> = {
  templates: lazy(() => import('../../settings/templates/TemplateCompanion.tsx')),
};
