import { lazy, type ComponentType } from 'react';
import { HeldRolesInput } from '../staff/HeldRolesInput.tsx';

export interface StructureInputProps {
  readonly source: string;
  readonly label: string;
  readonly disabled: boolean;
  readonly validate: unknown;
}

/** Structures that have an input of their own, by noun and field; the others are written as JSON. */
export const structureInputs: Readonly<Record<string, ComponentType<StructureInputProps>>> = {
  'messages.missing': lazy(() => import('../mailbox/MissingPapersInput.tsx')),
  'settings.value': lazy(() => import('../settings/board/SettingInput.tsx')),
  'application-types.routes': lazy(() => import('../settings/routes/RoutesInput.tsx')),
  'staff.heldRoles': HeldRolesInput,
};
