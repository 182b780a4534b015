/** A parcel as the carrier must know it. The service is always "to the addressee in person, with an identity check". */
export type Parcel = {
  /** Our id of the shipment; registering it again answers the same barcode. */
  shipmentId: string;
  /** What people read on the label, such as KR-2026-000123-7. Never a person number. */
  reference: string;
  recipient: { name: string; phone: string };
  address: { text: string; district: string; province: string; postcode?: string };
};

export type Manifest = {
  /** Our id of the hand-over; repeating it answers the same number. */
  manifestId: string;
  handedOverAt: Date;
  barcodes: readonly string[];
};

export type ManifestReceipt = {
  manifestNumber: string;
  accepted: string[];
  /** Barcodes that the carrier does not know: they must not leave the house. */
  unknown: string[];
};

/** What the carrier says happened. The same event may come twice, late and out of order: it is one by (carrier, barcode, code, at). */
export type CarrierEvent = {
  carrier: string;
  barcode: string;
  /** The carrier's code, as it came; the code map says what it means. */
  code: string;
  /** Local time without offset, as carriers send it: `2026-11-23T14:05:00`, Europe/Istanbul. */
  at: string;
  place?: string;
  /** Carrier's own words, for reading only. */
  note?: string;
};

export interface CourierAdapter {
  readonly carrier: string;
  register(parcel: Parcel): Promise<{ barcode: string }>;
  handOver(manifest: Manifest): Promise<ManifestReceipt>;
  /** Events after `cursor` in the order the carrier learnt of them, at most 500; hand the answered cursor in next time. */
  eventsAfter(cursor: string | undefined): Promise<{ events: CarrierEvent[]; cursor: string }>;
}

export class CourierRefused extends Error {
  /** True: asking again with the same data cannot help. */
  readonly permanent: boolean;

  constructor(message: string, permanent: boolean, cause?: unknown) {
    super(message, { cause });
    this.name = 'CourierRefused';
    this.permanent = permanent;
  }
}
