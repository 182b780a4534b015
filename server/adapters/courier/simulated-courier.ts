import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readIfThere, writeOnce } from '../whole-files.ts';
import { CourierRefused, type CarrierEvent, type CourierAdapter, type Manifest, type ManifestReceipt, type Parcel } from './courier.ts';

export type SimulatedCourier = CourierAdapter & {
  /** Lets something happen to a parcel, as the real carrier's staff would. Throws CourierRefused for a barcode it never gave. */
  happen(event: Omit<CarrierEvent, 'carrier'>): Promise<void>;
};

const eventsAtOnce = 500;
const manifestLimit = 5000;

/** The carrier `DENEME`: gives barcodes, takes manifests and tells events, all kept as files in `folder`, so that a restart forgets nothing. */
export function simulatedCourier(folder: string): SimulatedCourier {
  const parcelPath = (barcode: string) => join(folder, 'parcels', `${checkedBarcode(barcode)}.json`);
  const eventsFolder = join(folder, 'events');

  return {
    carrier: 'DENEME',

    async register(parcel) {
      refuseUnless(
        parcel.recipient.name.trim() !== '' && parcel.address.text.trim() !== '' && parcel.address.province.trim() !== '',
        'A parcel needs a recipient, an address and a province.',
      );
      const text = JSON.stringify(labelOf(parcel));
      for (let attempt = 0; attempt < 50; attempt++) {
        const barcode = barcodeFor(parcel.shipmentId, attempt);
        if (await writeOnce(parcelPath(barcode), text)) return { barcode };
        const taken = JSON.parse((await readIfThere(parcelPath(barcode))) ?? '{}') as { shipmentId?: string };
        if (taken.shipmentId === parcel.shipmentId) return { barcode };
      }
      throw new CourierRefused('No barcode is free for this parcel.', false);
    },

    async handOver(manifest) {
      refuseUnless(manifest.barcodes.length > 0 && manifest.barcodes.length <= manifestLimit, `A manifest has 1 to ${manifestLimit} parcels.`);
      const path = join(folder, 'manifests', `${createHash('sha256').update(manifest.manifestId).digest('hex')}.json`);
      await writeOnce(path, JSON.stringify(await receiptFor(manifest, parcelPath)));
      return JSON.parse(await readFile(path, 'utf8')) as ManifestReceipt;
    },

    async happen(event) {
      refuseUnless(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(event.at), 'The time of an event is local time without offset.');
      refuseUnless((await readIfThere(parcelPath(event.barcode))) !== undefined, 'No parcel bears this barcode.');
      await append(eventsFolder, JSON.stringify({ ...event, carrier: 'DENEME' }));
    },

    async eventsAfter(cursor = '') {
      const names = (await eventNames(eventsFolder)).filter((name) => name > cursor).slice(0, eventsAtOnce);
      const events = await Promise.all(names.map(async (name) => JSON.parse(await readFile(join(eventsFolder, name), 'utf8')) as CarrierEvent));
      return { events, cursor: names.at(-1) ?? cursor };
    },
  };
}

// Only what the label shows is kept: a carrier needs no more of a person.
const labelOf = ({ shipmentId, reference, recipient, address }: Parcel) => ({ shipmentId, reference, recipient, address });

async function receiptFor(manifest: Manifest, parcelPath: (barcode: string) => string): Promise<ManifestReceipt> {
  const accepted: string[] = [];
  const unknown: string[] = [];
  for (const barcode of new Set(manifest.barcodes)) {
    const known = barcodeShape.test(barcode) && (await readIfThere(parcelPath(barcode))) !== undefined;
    (known ? accepted : unknown).push(barcode);
  }
  const number = createHash('sha256').update(manifest.manifestId).digest('hex').slice(0, 8).toUpperCase();
  return { manifestNumber: `DNM-${manifest.handedOverAt.toISOString().slice(0, 10)}-${number}`, accepted, unknown };
}

async function append(folder: string, text: string) {
  for (let attempt = 0; attempt < 1000; attempt++) {
    const last = (await eventNames(folder)).at(-1);
    const next = String(Number(last?.slice(0, 10) ?? 0) + 1).padStart(10, '0');
    if (await writeOnce(join(folder, `${next}.json`), text)) return;
  }
  throw new CourierRefused('The event could not be written.', false);
}

async function eventNames(folder: string) {
  return (await readdir(folder).catch(() => [])).filter((name) => /^\d{10}\.json$/.test(name)).sort();
}

const barcodeShape = /^DN[0-9]{9}TR$/;

/** UPU S10 form: two letters, eight digits, a check digit, the country. */
function barcodeFor(shipmentId: string, attempt: number) {
  const digits = String(createHash('sha256').update(`${shipmentId}\n${attempt}`).digest().readUInt32BE(0) % 100_000_000).padStart(8, '0');
  return `DN${digits}${s10CheckDigit(digits)}TR`;
}

function s10CheckDigit(digits: string) {
  const sum = [8, 6, 4, 2, 3, 5, 9, 7].reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
  const rest = 11 - (sum % 11);
  return rest === 10 ? 0 : rest === 11 ? 5 : rest;
}

function checkedBarcode(barcode: string) {
  refuseUnless(barcodeShape.test(barcode), 'This is no barcode of this carrier.');
  return barcode;
}

function refuseUnless(holds: boolean, sentence: string) {
  if (!holds) throw new CourierRefused(sentence, true);
}
