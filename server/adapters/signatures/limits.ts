/** How much of a stranger's signed file we are ready to look at. Beyond any of these a file is refused before its mathematics begin. */
export const limits = {
  /** Bytes of the signed file, and of content that lies beside it. Above what may be uploaded (25 MB), so that base64 does not stand in the way of a list. */
  fileBytes: 36 * 1024 * 1024,
  /** A signature inside a PDF, as bytes; a long chain with time stamps stays below 60 KB. */
  pdfSignatureBytes: 512 * 1024,
  /** Depth and number of ASN.1 elements: a signer streaming in kilobyte pieces makes one a piece. */
  depth: 48,
  elements: 60_000,
  certificates: 40,
  signers: 8,
  crlsInside: 10,
  ocspsInside: 20,
  /** Questions to responders about one file, five seconds each at most. */
  ocspQuestions: 16,
  attributes: 64,
  /** A signed file within a signed file, and so on. */
  nesting: 3,
  /** Signatures of one PDF. */
  pdfSignatures: 16,
  /** From the signer up to a root. */
  path: 6,
  /** Candidate paths tried for one certificate. */
  paths: 32,
} as const;
