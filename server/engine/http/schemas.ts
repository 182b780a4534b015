import { z } from 'zod';
import { type Field } from '#domain/language/field.ts';
import { labelIn } from '#domain/language/label.ts';
import { type Page } from '#domain/language/resource.ts';
import { actionSchema, createSchema, updateSchema } from '#domain/language/schema.ts';
import { type JsonSchema } from './router.ts';

/** JSON Schemas of a page, from the same fields that make its zod. */

export const recordRef = (page: Page): JsonSchema => ({ $ref: `#/components/schemas/${componentOf(page)}` });
export const componentOf = (page: Page): string => page.name.split('-').map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');

export const createBody = (page: Page): JsonSchema => jsonSchema(createSchema(page));
export const updateBody = (page: Page): JsonSchema => jsonSchema(updateSchema(page));

export function actionBody(page: Page, action: string): JsonSchema {
  const own = jsonSchema(actionSchema(page, action)) as { properties?: Record<string, JsonSchema> };
  return { ...own, properties: { reason: reasonSchema, ...own.properties } };
}

export const reasonSchema: JsonSchema = { type: 'string', maxLength: 500, description: 'Denetim izinde duran gerekçe.' };

function jsonSchema(schema: z.ZodObject): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', override: named, reused: 'inline' }) as Record<string, unknown>;
  return rest;
}

/** Any JSON value, without the recursion that a schema of its own would need. */
function named({ zodSchema, jsonSchema: made }: { zodSchema: z.core.$ZodTypes; jsonSchema: Record<string, unknown> }): void {
  if (zodSchema._zod.def.type !== 'lazy') return;
  for (const key of Object.keys(made)) delete made[key];
}

/** A record as it is answered. What the roles may not see is absent, so nothing but the engine's own is required. */
export function recordSchema(page: Page): JsonSchema {
  const fields = Object.entries(page.fields).map(([name, field]) => [name, fieldSchema(name, field)] as const);
  return {
    type: 'object',
    description: labelIn('tr', page.label, page.name),
    required: ['id', 'version', 'state'],
    properties: {
      id: { type: 'string', format: 'uuid' },
      version: { type: 'integer', minimum: 1 },
      state: { type: 'string', enum: Object.keys(page.workflow.states) },
      stateSince: { type: 'string', format: 'date-time' },
      dueAt: { type: ['string', 'null'], format: 'date-time' },
      createdAt: { type: 'string', format: 'date-time' },
      updatedAt: { type: 'string', format: 'date-time' },
      ...Object.fromEntries(fields),
      actions: { type: 'array', items: { $ref: '#/components/schemas/OfferedAction' } },
    },
  };
}

function fieldSchema(name: string, field: Field): JsonSchema {
  const value = valueSchemaOf(field);
  const kinds = [value, ...(field.personal ? [{ $ref: '#/components/schemas/Masked' }] : []), { type: 'null' }];
  return { description: labelIn('tr', field.label, name), anyOf: kinds };
}

function valueSchemaOf(field: Field): JsonSchema {
  switch (field.kind) {
    case 'integer': case 'money': return { type: 'integer' };
    case 'flag': return { type: 'boolean' };
    case 'date': return { type: 'string', format: 'date' };
    case 'instant': return { type: 'string', format: 'date-time' };
    case 'choice': return { type: 'string', enum: Object.keys(field.choices ?? {}) };
    case 'refersTo': return { type: 'string', format: 'uuid' };
    case 'refersToMany': return { type: 'array', items: { type: 'string', format: 'uuid' }, maxItems: 100 };
    case 'structure': return {};
    default: return { type: 'string' };
  }
}

const sentence: JsonSchema = { type: 'object', required: ['code', 'sentence'], properties: { code: { type: 'string' }, sentence: { type: 'string' } } };

/** Shapes that every noun shares. */
export const sharedSchemas: Readonly<Record<string, JsonSchema>> = {
  Masked: { type: 'object', required: ['masked'], properties: { masked: { type: 'string' } }, additionalProperties: false, description: 'Gizlenmiş değer.' },
  OfferedAction: { type: 'object', required: ['name'], properties: { name: { type: 'string' }, blockedBy: { type: 'array', items: sentence } } },
  Problem: {
    type: 'object',
    required: ['type', 'title', 'status', 'code', 'detail', 'instance'],
    properties: {
      type: { type: 'string' }, title: { type: 'string' }, status: { type: 'integer' }, code: { type: 'string' }, detail: { type: 'string' }, instance: { type: 'string' },
      errors: { type: 'array', items: { type: 'object', required: ['path', 'code', 'message'], properties: { path: { type: 'string' }, code: { type: 'string' }, message: { type: 'string' } } } },
      sentences: { type: 'array', items: sentence },
    },
  },
  ListQuestion: {
    type: 'object',
    additionalProperties: false,
    properties: {
      filter: { type: 'object' },
      sort: { type: 'array', prefixItems: [{ type: 'string' }, { enum: ['ASC', 'DESC'] }], minItems: 2, maxItems: 2 },
      range: { type: 'array', items: { type: 'integer', minimum: 0 }, minItems: 2, maxItems: 2 },
      columns: { type: 'array', items: { type: 'string' }, maxItems: 200 },
      cursor: { type: 'object', properties: { after: { type: 'string' }, before: { type: 'string' }, limit: { type: 'integer', minimum: 1, maximum: 500 } } },
    },
  },
};
