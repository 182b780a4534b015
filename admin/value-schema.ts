import { z } from 'zod';

// Before any schema is made: zod would compile them by `new Function`, which the content policy forbids.
z.config({ jitless: true });

/** What the server will ask of a value. zod is large: only screens that check what is typed load this. */
export { valueSchema } from '#domain/language/schema.ts';
