import { z } from 'zod';
import { type Ctx } from '../engine/http/context.ts';
import { readJson } from '../engine/http/read-body.ts';
import { readOnce } from '../engine/http/preconditions.ts';
import { type Door, type JsonSchema, type Router } from '../engine/http/router.ts';
import { parsed } from '../engine/parse-input.ts';
import { type CommandOptions } from '../engine/types.ts';

/** A call of a machine: what it asks for is judged by the pages' own words, and answered by `work`. */
export interface MachineRoute<S extends z.ZodObject> {
  readonly door: Extract<Door, 'portal' | 'bank' | 'courier'>;
  /** Below `/api/integration/<door>`. */
  readonly path: string;
  /** null: it changes nothing. */
  readonly event: string | null;
  readonly summary: string;
  readonly input: S;
  readonly limitBytes?: number;
  readonly status?: 200 | 201;
}

export interface Call<Input> {
  readonly c: Ctx;
  readonly input: Input;
  /** The caller's own `Idempotency-Key`, if it sent one. */
  readonly once: CommandOptions['once'];
  readonly bytes: Uint8Array;
}

export function addMachineRoute<S extends z.ZodObject>(router: Router, route: MachineRoute<S>, work: (call: Call<z.output<S>>) => Promise<object>): void {
  const { door, path, event, summary, input, limitBytes, status = 200 } = route;
  const { $schema: _, ...body } = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as Record<string, unknown>;
  router.add({
    method: 'post', path: `/api/integration/${door}${path}`, door, event, summary, tag: `integration-${door}`, operationId: `${door}${path.replaceAll('/', '-')}`,
    body: body as JsonSchema, answer: { status, schema: { type: 'object' } }, ...(limitBytes === undefined ? {} : { limitBytes }),
    parameters: event === null ? [] : [{ name: 'Idempotency-Key', in: 'header', schema: { type: 'string', minLength: 1, maxLength: 200 } }],
  }, async (c) => {
    const { value, bytes } = await readJson(c.req.raw, limitBytes);
    const call = { c, bytes, input: parsed(input, value) as z.output<S>, once: readOnce(c.req.raw, c.req.path, bytes) };
    return c.json(await work(call), status);
  });
}
