import { bench } from '../bench/bench.ts';

await bench(process.env);
process.exit(0);
