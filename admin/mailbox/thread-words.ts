/** What the correspondence of a message says; loaded with it. */
export const threadWords = {
  title: { tr: 'Yazışma', en: 'Correspondence' },
  older: { tr: 'Daha eski %{count} e-posta gösterilmiyor.', en: '%{count} older e-mails are not shown.' },
  ours: { tr: 'Kamu SM (bizim yanıtımız)', en: 'Kamu SM (our answer)' },
  thisOne: { tr: 'Açık olan e-posta', en: 'The open e-mail' },
  open: { tr: 'Kaydını aç', en: 'Open its record' },
  nobody: { tr: 'Gönderen belli değil', en: 'Unknown sender' },
  hidden: { tr: 'Metin gizli; görmek için kaydı açıp nedenini yazın.', en: 'The text is hidden; open the record and give a reason to see it.' },
  noText: { tr: 'Metin yok.', en: 'No text.' },
  unfold: { tr: 'Alıntıyı göster (%{count} satır)', en: 'Show the quoted text (%{count} lines)' },
  fold: { tr: 'Alıntıyı gizle', en: 'Hide the quoted text' },
  files: { tr: 'Ekler', en: 'Attachments' },
  held: { tr: 'karantinada', en: 'in quarantine' },
} as const;
