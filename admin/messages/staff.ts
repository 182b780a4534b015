const tr = {
  roles: { role: 'Rol', from: 'Başlangıç', until: 'Bitiş', add: 'Rol ekle', remove: 'Rolü kaldır' },
  secret: {
    sure: '%{name}: yeni bir değer verilecek; öncekiler geçersiz olacak.',
    once: 'Yalnız şimdi gösteriliyor; güvenli bir yoldan iletin.',
    password: 'Geçici parola ver',
    key: 'Yeni anahtar ver',
  },
};

const en: typeof tr = {
  roles: { role: 'Role', from: 'From', until: 'Until', add: 'Add a role', remove: 'Remove the role' },
  secret: {
    sure: '%{name}: a new value will be given; the former ones end.',
    once: 'Shown this once; pass it on by a safe way.',
    password: 'Give a temporary password',
    key: 'Give a new key',
  },
};

export default { tr, en };
