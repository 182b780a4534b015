import { readFileSync } from 'node:fs'
export const orders = readFileSync.name
