import { type Tx } from '../../engine/types.ts';
import { inDomain } from './evidence.ts';
import { type KnownSender } from './letter.ts';

/** Who sent it, as the console's records say; the address of a letter proves nothing, so this only carries a proposal. */
export interface SenderFound {
  readonly known: KnownSender;
  readonly institution: string | null;
  readonly officer: string | null;
  /** Tax numbers that stand in the letter and belong to another institution than the sender's, or to one while the sender is unknown. */
  readonly named: string | null;
}

interface InstitutionRow { readonly id: string; readonly state: string; readonly vkn: string | null; readonly email: string | null; readonly mail_domains: string | null }

const mostFound = 20;

/** @param words subject and body: a tax number in them names an institution, without making its writer known */
export async function findSender(tx: Tx, address: string | null, words: string): Promise<SenderFound> {
  const publicMail = address !== null && (await listSetting(tx, 'publicMailDomains')).some((domain) => inDomain(address, domain));
  const byNumber = await namedInstitution(tx, words);
  const nobody: SenderFound = { known: { by: 'none', publicMail }, institution: byNumber?.id ?? null, officer: null, named: byNumber?.id ?? null };
  if (address === null) return nobody;
  const officers = await tx.find('officers', { email: address, state: 'active' }, { limit: mostFound });
  const institutions = new Set(officers.map((officer) => officer['institution']));
  if (officers.length > 0 && institutions.size === 1) {
    const institution = await tx.get('institutions', String(officers[0]!['institution']));
    return { known: { by: 'officer', publicMail, institutionActive: isActive(institution.state) }, institution: institution.id, officer: officers.length === 1 ? officers[0]!.id : null, named: other(byNumber, institution.id) };
  }
  const found = await byAddress(tx, address, publicMail);
  if (!found) return nobody;
  return { known: { by: found.by, publicMail, institutionActive: isActive(found.row.state) }, institution: found.row.id, officer: null, named: other(byNumber, found.row.id) };
}

// Threat: one letter of a stranger that somebody accepts opens an institution with the stranger's address; only two people make it active.
const isActive = (state: string): boolean => state === 'active' || state === 'blockedForOrders';

const other = (named: InstitutionRow | null, institution: string): string | null => (named !== null && named.id !== institution ? named.id : null);

/** The institution that registered the longest fitting domain; of two that fit equally well neither is known. */
async function byAddress(tx: Tx, address: string, publicMail: boolean): Promise<{ row: InstitutionRow; by: 'institutionMail' | 'domain' } | null> {
  const host = address.slice(address.lastIndexOf('@') + 1);
  const labels = host.split('.');
  const ends = labels.map((_, at) => labels.slice(at).join('.')).filter((end) => end.includes('.'));
  const rows = await tx.sql<InstitutionRow>(`select id, state, vkn, email, mail_domains from institutions where state <> 'closed'
    and (email = $1 or split_part(email, '@', 2) = $2 or string_to_array(replace(coalesce(mail_domains, ''), ' ', ''), ',') && $3::text[]) order by id limit ${mostFound}`, [address, host, ends]);
  const own = rows.filter(({ email }) => email === address);
  if (own.length === 1) return { row: own[0]!, by: 'institutionMail' };
  if (publicMail || own.length > 1) return null;
  const ranked = rows.map((row) => ({ row, fit: fitOf(row, host) })).sort((one, another) => another.fit - one.fit);
  const [best, second] = ranked;
  return best && best.fit > 0 && best.fit !== second?.fit ? { row: best.row, by: 'domain' } : null;
}

function fitOf({ email, mail_domains: registered }: InstitutionRow, host: string): number {
  const fits = (registered ?? '').split(',').map((domain) => domain.trim()).filter((domain) => inDomain(`@${host}`, domain)).map(({ length }) => length + 1);
  // The domain of an institution's own address counts when nobody registered that domain.
  return Math.max(0, ...fits, email?.endsWith(`@${host}`) ? host.length : 0);
}

async function namedInstitution(tx: Tx, words: string): Promise<InstitutionRow | null> {
  const numbers = [...new Set(words.match(/(?<!\d)\d{10}(?!\d)/g) ?? [])].slice(0, mostFound);
  if (numbers.length === 0) return null;
  const rows = await tx.sql<InstitutionRow>("select id, state, vkn, email, mail_domains from institutions where state <> 'closed' and vkn = any($1) limit 2", [numbers]);
  return rows.length === 1 ? rows[0]! : null;
}

async function listSetting(tx: Tx, name: string): Promise<readonly string[]> {
  return String(await tx.setting(name)).split(',').map((one) => one.trim()).filter(Boolean);
}
