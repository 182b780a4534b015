import { type RaRecord } from 'react-admin';

const asked = [['asksAuthorisedSigner', 'authorisedSigner'], ['asksInitials', 'everyPageInitialled'], ['asksStamp', 'stamped'], ['asksFormVersion', 'formVersionCurrent']] as const;

export type CheckName = (typeof asked)[number][1];

/** The checks that a type of document asks, by the field that holds each tick. */
export const checksOf = (type: RaRecord | undefined): readonly CheckName[] => asked.filter(([question]) => type?.[question] === true).map(([, field]) => field);
