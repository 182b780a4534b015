/** Why a file that came from outside is not opened; the sentence is what a person reads. */
export const dangers = {
  executable: 'Çalıştırılabilir dosya.',
  script: 'Betik dosyası (çalıştırılabilir).',
  macro: 'Makro içeren Office dosyası.',
  html: 'HTML sayfası; tarayıcıda kod çalıştırabilir.',
  svg: 'SVG çizimi; tarayıcıda kod çalıştırabilir.',
  richText: 'İçine nesne gömülmüş RTF belgesi.',
  polyglot: 'Aynı anda birden çok dosya türü gibi davranan dosya.',
  virus: 'Virüs bulunan dosya.',
  tooManyPages: '500’den çok sayfası olan PDF.',
  tooSlow: '10 saniyede okunamayan PDF.',
  tooHeavy: 'Okunurken aşırı bellek isteyen PDF.',
  active: 'Kendiliğinden iş yapabilen dosya (betik, gömülü ek ya da program taşıyor).',
  tooManyPoints: 'Hiçbir tarayıcının üretmeyeceği kadar büyük resim.',
  mismatch: 'Adındaki tür ile içeriği uyuşmuyor.',
  zipBomb: 'Açılınca aşırı büyüyen sıkıştırılmış dosya.',
  archive: 'İçi denetlenemeyen arşiv.',
  encrypted: 'Parolayla korunan dosya; içi denetlenemiyor.',
  nested: 'İç içe sıkıştırılmış dosya.',
  entity: 'Dışarıdan içerik çağıran XML.',
  pathName: 'Adında klasör yolu var.',
  controlName: 'Adında görünmeyen denetim karakterleri var.',
  directionName: 'Adında yazı yönünü değiştiren gizli işaretler var.',
  damaged: 'Bozuk sıkıştırılmış dosya.',
  virusTest: 'Virüs deneme dosyası (EICAR).',
} as const;

export type Danger = keyof typeof dangers;
