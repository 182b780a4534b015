import { z } from 'zod';

// Before any schema is made: zod would compile them by `new Function`, which the content policy forbids.
z.config({ jitless: true });
