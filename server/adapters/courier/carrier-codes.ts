import { z } from 'zod'

/** What a carrier's code means to us. `information` changes nothing; `accepted` means that the carrier has it. */
export const CARRIER_EVENT_KINDS = [
  'accepted', 'inTransit', 'outForDelivery', 'notDelivered', 'identityProblem', 'atBranch', 'delivered',
  'misdelivered', 'returning', 'returned', 'lost', 'cancelled', 'information',
] as const

export type CarrierEventKind = (typeof CARRIER_EVENT_KINDS)[number]

const carrierCode = z.object({
  carrier: z.string().regex(/^[a-z0-9-]{2,30}$/),
  code: z.string().min(1).max(40),
  event: z.enum(CARRIER_EVENT_KINDS),
  /** Turkish, as the carrier means it. */
  label: z.string().min(1).max(200),
  /** Of `delivered`: whether the code itself says "to the addressee in person". Without it the proof of identity must come from elsewhere. */
  toAddressee: z.boolean().optional(),
}).strict()

export type CarrierCode = z.infer<typeof carrierCode>

const carrierCodes = z.array(carrierCode).max(10_000)

export type CarrierCodeMap = { meaningOf(carrier: string, code: string): CarrierCode | undefined }

/** Reads rows of the code map. Throws for a malformed row and for a code given twice: the second meaning would silently win. */
export function carrierCodeMap(rows: unknown): CarrierCodeMap {
  const found = new Map<string, CarrierCode>()
  for (const row of carrierCodes.parse(rows)) {
    const key = keyOf(row.carrier, row.code)
    if (found.has(key)) throw new RangeError(`Carrier code ${row.carrier} ${row.code} is given twice`)
    found.set(key, row)
  }
  return { meaningOf: (carrier, code) => found.get(keyOf(carrier, code)) }
}

// Some services send 007 for 7 and blanks around it.
const keyOf = (carrier: string, code: string) => `${carrier} ${code.trim().replace(/^0+(?=[0-9]+$)/, '')}`
