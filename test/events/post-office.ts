import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { type Mailer, openMailer } from '../../src/kernel/mail.ts'

export interface PostOffice {
  mailer: Mailer
  /** Letters as they came, the first first. */
  received: string[]
  /** Says of every letter that it cannot be taken now. */
  refuses: boolean
  /** Says of this address that nobody lives there. */
  unknown: string | undefined
  close(): Promise<void>
}

export const from = 'contact@punte.example'

/** A mail server of this machine, and what sends to it. */
export async function openPostOffice(): Promise<PostOffice> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _, done) {
      done(address === office.unknown ? Object.assign(new Error('no such user'), { responseCode: 550 }) : undefined)
    },
    onData(stream, _, done) {
      let text = ''
      stream.setEncoding('utf8').on('data', (part: string) => (text += part))
      stream.on('end', () => {
        if (office.refuses) return done(Object.assign(new Error('not now'), { responseCode: 451 }))
        office.received.push(text)
        done()
      })
    },
  })
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening))
  const { port } = server.server.address() as AddressInfo
  const office: PostOffice = {
    mailer: openMailer({ smtp: `smtp://127.0.0.1:${port}`, from, folder: '' }),
    received: [],
    refuses: false,
    unknown: undefined,
    close: () => new Promise(closed => server.close(() => closed())),
  }
  return office
}

/** What a mail program shows: encoded words and quoted characters read. */
export const readable = (letter: string): string =>
  letter
    .replaceAll(/=\r?\n/g, '')
    .replaceAll(/(?:=[0-9A-F]{2})+/g, run => Buffer.from(run.replaceAll('=', ''), 'hex').toString('utf8'))
