import { type Tx } from '../../engine/types.ts';

interface Quoted {
  readonly name: string;
  readonly number: string;
  readonly article: string | null;
}

/**
 * A letter whose template quotes a text of law that no longer holds does not leave: the records of the law decide, whatever words the template
 * still has. What no record tells of is not judged, and what a person typed into the letter is theirs. Refuses with the texts by name.
 */
export async function refuseEndedLaw(tx: Tx, templateBody: string): Promise<void> {
  const ended = await tx.sql<Quoted>(
    `select max(name) as name, number, article from legal_texts where state <> 'draft' and strpos($1, number) > 0 group by code, number, article
     having not bool_or(state = 'inForce' and valid_from <= $2::date and (valid_until is null or valid_until >= $2::date)) limit 20`, [templateBody, tx.today]);
  const quoted = ended.filter(({ number, article }) => stands(templateBody, number) && (article === null || stands(templateBody, article)));
  if (quoted.length === 0) return;
  const names = quoted.map(({ name }) => name).join(', ');
  tx.refuse({ code: 'LETTER_QUOTES_ENDED_LAW', tr: `Şablon, bugün yürürlükte olmayan mevzuatı anıyor: ${names}. Önce şablonun yeni sürümü onaylanmalı.`, en: `The template quotes law that is not in force today: ${names}. A new version of the template must be approved first.` });
}

/** As a whole: 4734 is not quoted by 24734. */
function stands(body: string, words: string): boolean {
  for (let at = body.indexOf(words); at >= 0; at = body.indexOf(words, at + 1)) {
    if (!/[0-9]$/.test(body.slice(0, at)) && !/^[0-9]/.test(body.slice(at + words.length))) return true;
  }
  return false;
}
