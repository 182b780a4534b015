import { type RaRecord } from 'react-admin';
import { type Label } from '#domain/language/label.ts';
import { type Page } from '#domain/language/resource.ts';
import { DeclaredShow } from '../kit/DeclaredShow.tsx';
import { issueApiKey, resetCredentials } from '../providers/console-api.ts';
import { OneTimeSecret } from './OneTimeSecret.tsx';

/** The way to a key, step by step; whether a permission still holds, and for whom, the server says. */
function whyNoKey(client: RaRecord): Label | undefined {
  if (client['state'] !== 'active') return { tr: 'Anahtar yalnız etkin hesaba verilir: önce başka bir kişi hesabı etkinleştirmeli.', en: 'Only an active account gets a key: another person must activate it first.' };
  if ((client['keyRequestedAt'] ?? null) === null) return { tr: 'Önce “Anahtar iste”; ardından başka bir kişi izin vermeli.', en: 'Ask for a key first; then another person must permit it.' };
  if ((client['keyPermittedAt'] ?? null) === null) return { tr: 'Anahtar istendi; başka bir kişinin izni bekleniyor.', en: 'The key was asked for and waits for another person’s permission.' };
  return undefined;
}

/** The derived page, with what an administrator hands out beside it. */
export const StaffShow = ({ page }: { page: Page }) => (
  <DeclaredShow page={page} more={<OneTimeSecret page={page} label="console.secret.password" ask={resetCredentials} />} />
);

export const ApiClientShow = ({ page }: { page: Page }) => (
  <DeclaredShow page={page} more={<OneTimeSecret page={page} label="console.secret.key" ask={issueApiKey} blockedBy={whyNoKey} />} />
);
