import { z } from 'zod';
import { courierMeanings, type CourierMeaning } from '#domain/courier-meanings.ts';

const carrierCode = z
  .object({
    /** Code of the carrier, such as PTT. */
    carrier: z.string().regex(/^[A-Z0-9]{2,20}$/),
    code: z.string().min(1).max(20),
    event: z.enum(Object.keys(courierMeanings) as CourierMeaning[]),
    /** Turkish, as the carrier means it. */
    label: z.string().min(1).max(200),
    /** Of `delivered`: whether the code itself says "to the addressee in person". Without it the proof of identity must come from elsewhere. */
    toAddressee: z.boolean().optional(),
  })
  .strict();

export type CarrierCode = z.infer<typeof carrierCode>;

const carrierCodes = z.array(carrierCode).max(10_000);

export type CarrierCodeMap = {
  meaningOf(carrier: string, code: string): CarrierCode | undefined;
  /** Code → meaning of one carrier, as its record keeps it. */
  tableOf(carrier: string): Record<string, CourierMeaning>;
};

/** Reads the rows of seeds/data/carrier-codes.json. Throws for a malformed row and for a code given twice: the second meaning would silently win. */
export function carrierCodeMap(rows: unknown): CarrierCodeMap {
  const found = new Map<string, CarrierCode>();
  for (const row of carrierCodes.parse(rows)) {
    const key = `${row.carrier} ${plainCode(row.code)}`;
    if (found.has(key)) throw new RangeError(`Carrier code ${row.carrier} ${row.code} is given twice`);
    found.set(key, row);
  }
  return {
    meaningOf: (carrier, code) => found.get(`${carrier} ${plainCode(code)}`),
    tableOf: (carrier) => Object.fromEntries([...found.values()].filter((it) => it.carrier === carrier).map((it) => [plainCode(it.code), it.event])),
  };
}

/** A carrier's code without what services add to it: blanks around, 007 for 7. */
export const plainCode = (code: string): string => code.trim().replace(/^0+(?=[0-9]+$)/, '');
