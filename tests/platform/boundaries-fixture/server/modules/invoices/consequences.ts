import { openOrder } from '../orders/guards.ts'
import { send } from '../../adapters/mail/smtp.ts'
export const bill = [openOrder, send]
