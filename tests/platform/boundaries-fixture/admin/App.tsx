import { perform } from '../server/engine/perform-action.ts'
import { bill } from '../server/modules/invoices/consequences.ts'
export const App = () => [perform, bill]
