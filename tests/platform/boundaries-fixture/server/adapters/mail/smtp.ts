import { perform } from '../../engine/perform-action.ts'
export const send = perform
