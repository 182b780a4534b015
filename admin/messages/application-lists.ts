const tr = {
  listCheck: {
    reading: 'Liste okunuyor…',
    takingIn: 'Başvurular kaydediliyor…',
    tabs: 'Satırlar',
    newTitle: 'Yeni başvuru listesi',
    newHelp: 'Dosyayı bırakın, kimin nasıl imzaladığını yazın; satırlar kayıttan hemen sonra kontrol edilir.',
    saveAndCheck: 'Kaydet ve kontrol et',
    drop: 'FRM.01.03 listesini buraya bırakın (Excel ya da e-imzalı)',
    dropHelp: 'Excel (.xlsx, .xls) ya da e-imzalı liste (.p7m), en çok 10 MB. Dosya da, ayrı imza dosyası (.p7s) da sonradan eklenebilir.',
    workbook: 'Excel dosyası',
    notWorkbook: 'Bu bir liste dosyası değil: .xlsx, .xls ya da e-imzalı listeyi (.p7m) seçin.',
  },
};

const en: typeof tr = {
  listCheck: {
    reading: 'The list is being read…',
    takingIn: 'The applications are being recorded…',
    tabs: 'Rows',
    newTitle: 'New application list',
    newHelp: 'Drop the file and say who signed it and how; the rows are checked as soon as it is saved.',
    saveAndCheck: 'Save and check',
    drop: 'Drop the FRM.01.03 list here (workbook or e-signed)',
    dropHelp: 'Workbook (.xlsx, .xls) or e-signed list (.p7m), at most 10 MB. The file, or a signature of its own (.p7s), may also be added later.',
    workbook: 'Workbook',
    notWorkbook: 'This is no list: choose .xlsx, .xls or the e-signed list (.p7m).',
  },
};

export default { tr, en };
