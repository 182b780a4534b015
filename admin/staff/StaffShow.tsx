import { type Page } from '#domain/language/resource.ts';
import { DeclaredShow } from '../kit/DeclaredShow.tsx';
import { issueApiKey, resetCredentials } from '../providers/console-api.ts';
import { OneTimeSecret } from './OneTimeSecret.tsx';

/** The derived page, with what an administrator hands out beside it. */
export const StaffShow = ({ page }: { page: Page }) => (
  <DeclaredShow page={page} more={<OneTimeSecret page={page} label="console.secret.password" ask={resetCredentials} />} />
);

export const ApiClientShow = ({ page }: { page: Page }) => (
  <DeclaredShow page={page} more={<OneTimeSecret page={page} label="console.secret.key" ask={issueApiKey} />} />
);
