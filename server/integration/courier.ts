import { z } from 'zod';
import { courierEvents } from '#domain/courier-events.ts';
import { valueSchema } from '#domain/language/schema.ts';
import { type Router } from '../engine/http/router.ts';
import { type Engine } from '../engine/types.ts';
import { recordCourierEvents, type ReportedEvent } from '../modules/courier-events/ingest.ts';
import { addMachineRoute } from './machine-route.ts';

const { barcode, code, place, identityDocument } = courierEvents.fields;

/** `at` may come without an offset: carriers send Istanbul's clock. */
const event = z.strictObject({
  carrier: z.string().min(1).max(30), barcode: valueSchema(barcode), code: valueSchema(code), at: z.string().min(10).max(40),
  place: valueSchema(place).optional(), identityDocument: valueSchema(identityDocument).optional(), identityMatched: z.boolean().optional(),
});

const mostEvents = 500;

/** What a carrier reports. Sent twice or out of order it comes to the same. */
export function addCourierRoutes(router: Router, engine: Engine): void {
  addMachineRoute(router, {
    door: 'courier', path: '/events', event: 'courier-events.create', summary: 'Kurye hareketleri bildirimi', limitBytes: 512 * 1024,
    input: z.strictObject({ events: z.array(event).min(1).max(mostEvents) }),
  }, async ({ c, input }) => ({ outcomes: await recordCourierEvents(engine, c.get('actor'), input.events as ReportedEvent[]) }));
}
