import { Refusal } from '#domain/language/refuse.ts';
import { type FileRefused } from './file-store.ts';

/** What a person reads about a file that a scanner keeps back; null where the store refused for another reason. */
export function heldRefusal({ code }: FileRefused): Refusal | null {
  if (code === 'infected') return new Refusal('infected_file', 'Dosyada virüs bulundu; alınmadı ve açılmaz. Gönderenden temiz hâlini isteyin, bilgi güvenliğine haber verin.', 'A virus was found in this file; it is neither taken nor opened. Ask the sender for a clean one and tell information security.');
  if (code === 'held') return new Refusal('file_held', 'Dosya karantinada: virüs taraması yapılamadı. Tarayıcıya ulaşılınca kendiliğinden taranır ve açılır.', 'The file is in quarantine: it could not be scanned yet. It is scanned and opens by itself as soon as the scanner can be reached.');
  return null;
}
