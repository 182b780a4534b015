import { useState } from 'react';
import { useNotify, useRedirect, useRefresh } from 'react-admin';
import { call } from '../providers/http.ts';
import { sentenceOf } from '../providers/problem.ts';
import { useSay } from '../settings/say.ts';

export const uploadWords = {
  choose: { tr: 'E-posta yükle (.eml)', en: 'Upload an e-mail (.eml)' },
  working: { tr: 'Yükleniyor…', en: 'Uploading…' },
  drop: { tr: 'Bırakın: e-posta (.eml) alınacak', en: 'Drop it: the e-mail (.eml) will be taken in' },
  title: { tr: 'E-posta yükle', en: 'Upload an e-mail' },
  help: {
    tr: 'E-posta programından kaydedilmiş .eml dosyasını buraya bırakın ya da seçin; Thunderbird’den ve yeni Outlook’tan ileti doğrudan sürüklenebilir. Kutudan gelmiş gibi okunur, ekleri ayrılır, öneri hazırlanır.',
    en: 'Drop or choose an .eml file saved by a mail program; from Thunderbird and the new Outlook a message can be dragged here. It is read as if it had come to the mailbox.',
  },
  taken: { tr: 'E-posta alındı.', en: 'The e-mail was taken in.' },
  known: { tr: 'Bu e-posta daha önce alınmış; kaydı açıldı.', en: 'This e-mail is here already; its record was opened.' },
  several: { tr: '%{taken} e-posta alındı, %{known} tanesi zaten vardı.', en: '%{taken} e-mails were taken in, %{known} were here already.' },
  tooMany: { tr: 'Bir kerede en çok %{count} e-posta bırakın.', en: 'Drop at most %{count} e-mails at once.' },
} as const;

const mostAtOnce = 20;

/** What the server did not take, by the file's name. */
export interface Refused {
  readonly name: string;
  readonly sentence: string;
}

/** Sends files one after another; one that was taken, or is here already, is opened. */
export function useMailUpload(): { send(files: readonly File[]): Promise<void>; working: boolean; refused: readonly Refused[]; forget(): void } {
  const say = useSay();
  const notify = useNotify();
  const redirect = useRedirect();
  const refresh = useRefresh();
  const [working, setWorking] = useState(false);
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const send = async (files: readonly File[]): Promise<void> => {
    if (working || files.length === 0) return;
    if (files.length > mostAtOnce) return setRefused([{ name: '', sentence: say(uploadWords.tooMany, { count: mostAtOnce }) }]);
    setWorking(true);
    setRefused([]);
    const faults: Refused[] = [];
    const taken: { id: string; isNew: boolean }[] = [];
    for (const file of files) {
      try {
        taken.push(await sendOne(file));
      } catch (error) {
        faults.push({ name: file.name, sentence: sentenceOf(error, '') });
      }
    }
    setWorking(false);
    setRefused(faults);
    const [only] = taken;
    if (files.length === 1 && only) {
      notify(say(only.isNew ? uploadWords.taken : uploadWords.known), { type: only.isNew ? 'success' : 'info' });
      return redirect('show', 'messages', only.id);
    }
    if (taken.length > 0) notify(say(uploadWords.several, { taken: taken.filter(({ isNew }) => isNew).length, known: taken.filter(({ isNew }) => !isNew).length }), { type: 'success' });
    refresh();
  };
  return { send, working, refused, forget: () => setRefused([]) };
}

async function sendOne(file: File): Promise<{ id: string; isNew: boolean }> {
  const { json } = await call('/api/messages/upload', { method: 'POST', body: file, headers: { 'Content-Type': 'application/octet-stream', 'X-File-Name': encodeURIComponent(file.name) } });
  return json as { id: string; isNew: boolean };
}
