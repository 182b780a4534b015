import { whenForgotten } from '../../providers/session.ts';

/**
 * Where the reader of a list stood: row and scroll. In memory only and without any value of a record but its id, so that
 * going back finds the place again and signing out leaves nothing.
 */
export interface Place {
  readonly row: string | undefined;
  readonly top: number;
  readonly left: number;
}

const mostPlaces = 100;
const places = new Map<string, Place>();

export function rememberPlace(list: string, place: Place): void {
  places.delete(list);
  if (places.size >= mostPlaces) places.delete(places.keys().next().value as string);
  places.set(list, place);
}

export const placeOf = (list: string): Place | undefined => places.get(list);

export const forgetPlaces = (): void => {
  places.clear();
};

whenForgotten(forgetPlaces);
