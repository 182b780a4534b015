import { readFileSync } from 'node:fs';
import { trustOf, type Trust } from '../../../server/adapters/signatures/trust.ts';

export const fixture = (path: string): Uint8Array => readFileSync(`${import.meta.dirname}/../../fixtures/${path}`);

/** The roots, authorities and revocation lists of tests/fixtures/pki; `without` leaves files out. */
export const fixtureTrust = (...without: readonly string[]): Trust => trustOf(
  ['kok-rsa.crt', 'kok-ec.crt', 'alt-kok-rsa.crt', 'alt-kok-ec.crt', 'alt-kok-rsa.crl', 'alt-kok-ec.crl'].filter((name) => !without.includes(name))
    .map((name) => ({ name, bytes: fixture(`pki/${name}`) })),
);

/** Some hours after the fixtures were signed, within everything's time. */
export const arrival = new Date('2026-11-22T12:00:00Z');
