const tr = {
  steps: { progress: '%{step}/%{of} · %{label}', back: 'Geri', on: 'İleri', saveAndGoOn: 'Kaydet ve ilerle' },
  registration: {
    title: 'Adım adım kurum kaydı',
    under: 'Her adım kaydedilir; yarıda bırakırsanız bu adresi yeniden açıp devam edersiniz.',
    institution: 'Kurum',
    officer: 'e-İmza sorumlusu',
    undertakings: 'Taahhütnameler',
    summary: 'Özet ve inceleme',
    begun: 'Kayda dön',
    number: 'Sorumlunun T.C. / yabancı kimlik no',
    find: 'Kişiyi bul',
    newPerson: 'Bu numarayla kayıtlı kişi yok. Kişiyi kaydedin.',
    otherPerson: 'Başka kişi',
    person: 'Sorumlu olacak kişi: %{name}',
    sender: 'İlk başvuru evrakını gönderen: %{name}. Ad ve adres ondan önerildi; belgeyle karşılaştırın.',
    scanThere: 'Tarama eklendi.',
    scanWanted: 'Taramayı seçin; kontrolleri işaretleyip kaydedin.',
    missing: 'Eksik olan',
    nothingMissing: 'Eksik yok; kayıt incelemeye gönderilebilir.',
    later: 'Taahhütnameler aktif etmeden önce kabul edilmelidir.',
  },
};

const en: typeof tr = {
  steps: { progress: '%{step}/%{of} · %{label}', back: 'Back', on: 'Next', saveAndGoOn: 'Save and go on' },
  registration: {
    title: 'Register an institution step by step',
    under: 'Each step is saved; if you leave, open this address again and go on.',
    institution: 'Institution',
    officer: 'e-Signature officer',
    undertakings: 'Undertakings',
    summary: 'Summary and review',
    begun: 'Back to the record',
    number: 'Person number of the officer',
    find: 'Find the person',
    newPerson: 'Nobody is recorded under this number. Record the person.',
    otherPerson: 'Another person',
    person: 'The person to be officer: %{name}',
    sender: 'The papers of the first application came from %{name}. Name and address are suggested from there; compare them with the document.',
    scanThere: 'The scan is attached.',
    scanWanted: 'Choose the scan, tick the checks and save.',
    missing: 'What is missing',
    nothingMissing: 'Nothing is missing; the record may be sent to review.',
    later: 'The undertakings must be accepted before the activation.',
  },
};

export default { tr, en };
