import { migrate } from '../server/db/migrate.ts'

/** Brings the database at `url` to the newest schema and tells the migrations it ran. */
export const migrateDatabase = (url: string): Promise<string[]> => migrate(url)
