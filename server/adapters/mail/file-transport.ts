import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import MailComposer from 'nodemailer/lib/mail-composer'
import { checkedMessage } from './checked-message.ts'
import { MailRefused, type MailTransport } from './mail-transport.ts'

/** Writes each message as an .eml file into `folder`: the mail server of a machine that has none. The same message id gives the same file, so a repeated send leaves one. */
export function fileTransport(folder: string): MailTransport {
  return {
    async send(mail) {
      const message = checkedMessage(mail)
      const name = fileNameOf(mail.messageId)
      try {
        await writeWhole(folder, name, await new MailComposer(message).compile().build())
      } catch (error) {
        throw new MailRefused(`The message could not be written: ${(error as Error).message}`, false, { cause: error })
      }
      return { accepted: true, response: name }
    },
    async close() {},
  }
}

function fileNameOf(messageId: string) {
  const readable = messageId.slice(1, -1).replace(/[^A-Za-z0-9.@-]/g, '_').replace(/^\.+/, '').slice(0, 100)
  // Two ids may look alike once made safe for a file name.
  return `${readable}-${createHash('sha256').update(messageId).digest('hex').slice(0, 12)}.eml`
}

// A reader of the folder never meets half a message.
async function writeWhole(folder: string, name: string, bytes: Buffer) {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const draft = join(folder, `.${randomUUID()}.part`)
  try {
    const file = await open(draft, 'wx', 0o600)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(draft, join(folder, name))
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}
