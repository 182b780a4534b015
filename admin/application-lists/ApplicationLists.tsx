import { type Page } from '#domain/language/resource.ts';
import { DeclaredList } from '../kit/DeclaredList.tsx';
import IssueForm from './IssueForm.tsx';

/** The derived list, with the form that a new list begins with. */
export const ApplicationLists = ({ page }: { page: Page }) => <DeclaredList page={page} actions={<IssueForm />} />;
