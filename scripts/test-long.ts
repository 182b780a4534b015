// The whole suite with the full figures of its generators; ROUNDS may say another number.
process.env['ROUNDS'] ||= 'full';
await import('./test.ts');
