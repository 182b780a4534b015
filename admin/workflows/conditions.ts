import { type Label } from '#domain/language/label.ts';
import { type Page } from '#domain/language/resource.ts';

/** What a guard asks for, in words. In a build the words come with this module instead of with the pages (`admin/build/conditions-apart.ts`). */
export const conditionOf = (page: Page, guard: string): Label | undefined => page.conditions?.[guard];
