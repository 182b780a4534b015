/** What a person shows when a card is handed over. */
export const identityDocuments = {
  nationalId: { tr: 'T.C. kimlik kartı', en: 'National identity card' },
  passport: { tr: 'Pasaport', en: 'Passport' },
  drivingLicence: { tr: 'Sürücü belgesi', en: 'Driving licence' },
} as const;
