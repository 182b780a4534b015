import { type Sector, type StaffClass } from './sectors.ts';
import { fold } from './turkish/fold.ts';

/** Titles of teaching staff under law 2547 (professors, docents, doctors on a chair, lecturers, research assistants), folded; "Dr." alone is none. */
const academic = /^(PROF(ESOR)?|DOC(ENT)?|YRD DOC|(DR|DOKTOR) OGR(ETIM)? UYESI|OGR(ETIM)? UYESI|OGR(ETIM)? GOR(EVLISI)?|ARS GOR|ARASTIRMA GOR(EVLISI)?|OKUTMAN)( |$)/;

/**
 * Academic or other staff, as far as a title tells it. Of a university that names no title nothing is known: null, and somebody has
 * to be asked where the route table tells the two apart.
 */
export function staffClassOf(sector: Sector, title: string | null | undefined): StaffClass | null {
  if (title === null || title === undefined || fold(title) === '') return sector === 'university' ? null : 'other';
  return academic.test(fold(title)) ? 'academic' : 'other';
}
