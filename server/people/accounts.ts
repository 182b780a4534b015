import { businessDate } from '#domain/calendar/dates.ts';
import { rolesOn, type HeldRole } from '#domain/held-roles.ts';
import { forbiddenPairIn, type Role } from '#domain/roles.ts';
import { type Engine } from '../engine/types.ts';

/** A member of staff as sign-in sees him: the record of the noun `staff` and its credentials beside it. */
export interface Account {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly state: string;
  readonly heldRoles: readonly HeldRole[];
  /** The human being behind the account. */
  readonly human: string;
  readonly passwordHash: string | null;
  /** Sealed TOTP seed, if any. */
  readonly totpSecret: Uint8Array | null;
  readonly totpConfirmed: boolean;
}

export const accountColumns = `s.id, s.username, s.name, s.state, s.held_roles as "heldRoles", coalesce(s.person, s.id)::text as human,
  c.password_hash as "passwordHash", c.totp_secret as "totpSecret", c.totp_confirmed_at is not null as "totpConfirmed"`;

export async function accountNamed(engine: Engine, username: string): Promise<Account | undefined> {
  const { rows } = await engine.reads.query<Account>({
    name: 'nes_account_named',
    text: `select ${accountColumns} from staff s left join engine.credentials c on c.staff_id = s.id where s.username = $1`,
    values: [username],
  });
  return rows[0];
}

export async function accountById(engine: Engine, id: string): Promise<Account | undefined> {
  const { rows } = await engine.reads.query<Account>({
    name: 'nes_account_by_id', text: `select ${accountColumns} from staff s left join engine.credentials c on c.staff_id = s.id where s.id = $1`, values: [id],
  });
  return rows[0];
}

/** The roles that count today; none for who has left, is suspended or was only invited. */
export const rolesOf = (account: Pick<Account, 'state' | 'heldRoles'>, now: string): Role[] =>
  account.state === 'active' ? rolesOn(account.heldRoles, businessDate(now)) : [];

/** A colleague who is away and named this person as stand-in. */
export interface Absence {
  readonly id: string;
  readonly name: string;
  readonly human: string;
  readonly state: string;
  readonly heldRoles: readonly HeldRole[];
  readonly from: string | null;
  readonly until: string | null;
}

const mostAbsences = 20;

/**
 * The colleagues in whose place the person may act now. An absence whose roles, with the person's own or with those that another
 * absence lends today, make a forbidden pair lends nothing: roles may have changed since somebody agreed to it.
 */
export async function absencesStoodInBy(engine: Engine, standIn: Pick<Account, 'id' | 'heldRoles'>): Promise<Absence[]> {
  const all = await absencesOf(engine, standIn.id);
  const own = rolesOn(standIn.heldRoles, businessDate(engine.clock.now()));
  const lent = all.map((absence) => rolesOf(absence, engine.clock.now()));
  return all.filter((_, at) => {
    const others = lent.filter((_roles, other) => other !== at);
    return [own, ...others].every((held) => forbiddenPairIn([...held, ...(lent[at] ?? [])]) === undefined || forbiddenPairIn(held) !== undefined);
  });
}

async function absencesOf(engine: Engine, staffId: string): Promise<Absence[]> {
  const { rows } = await engine.reads.query<Absence>({
    name: 'nes_absences',
    text: `select s.id, s.name, coalesce(s.person, s.id)::text as human, s.state, s.held_roles as "heldRoles", s.away_from as "from", s.away_until as until from staff s
      where s.stand_in = $1 and s.away_from <= $2::date and (s.away_until is null or s.away_until >= $2::date) and s.state = 'active' order by s.name limit ${mostAbsences}`,
    values: [staffId, businessDate(engine.clock.now())],
  });
  return rows;
}
