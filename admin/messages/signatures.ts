const tr = {
  signatures: {
    title: 'Elektronik imza',
    claimed: 'İmzalayanın bildirdiği: %{when}',
    provenStamp: 'Zaman damgasıyla kanıtlı: %{when}',
    provenArrival: 'Kanıtlanan en erken an, dosyanın gelişi: %{when}',
    issuedBy: 'Sertifikayı veren: %{issuer} · seri no %{serial}',
    record: 'Kontrol kaydı ve kanıtı: %{reference}',
  },
};

const en: typeof tr = {
  signatures: {
    title: 'Electronic signature',
    claimed: 'Stated by the signer: %{when}',
    provenStamp: 'Proven by a time stamp: %{when}',
    provenArrival: 'Earliest proof, the arrival of the file: %{when}',
    issuedBy: 'Certificate issued by %{issuer} · serial %{serial}',
    record: 'The check and its evidence: %{reference}',
  },
};

export default { tr, en };
