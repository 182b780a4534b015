// The whole suite with the full figures of its generators; ROUNDS may say another number.
process.env['ROUNDS'] ||= '10000'
await import('./test.ts')
