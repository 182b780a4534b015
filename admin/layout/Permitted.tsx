import { NoRight } from '../kit/NoRight.tsx';
import { useSession } from '../providers/session.ts';
import { type Place } from '../routes.tsx';

/** A screen of ours for those who may open it; the others read why not, whether they came by the rail or by an address. */
export function Permitted({ place }: { place: Place }) {
  const session = useSession();
  return place.may && !place.may(session) ? <NoRight /> : <place.Screen />;
}
