import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { whenFileIsDone } from './once-per-file.ts'

const launcher = fileURLToPath(new URL('../bin/sansa', import.meta.url))

export interface Ran {
  code: number | null
  output: string
  complaints: string
}

/** `sansa …` as the operator runs it, in a folder of its own; it ends with the test file. */
export class CommandLine {
  readonly #environment: NodeJS.ProcessEnv

  /** `url`: a database on a server, in place of the one in the folder; `more`: what else the operator has set. */
  constructor(data: string, url?: string, more: NodeJS.ProcessEnv = {}) {
    const { DATABASE_URL: _server, KEYS: _keys, FILES: _files, HOST: _host, ...rest } = process.env
    this.#environment = { ...rest, DATA: data, PORT: '0', ...(url !== undefined && { DATABASE_URL: url }), ...more }
  }

  async run(args: string[], input = ''): Promise<Ran> {
    const child = this.#spawn(args)
    child.stdin.end(input)
    const ran = collect(child)
    const [code] = (await once(child, 'close')) as [number | null]
    return { code, ...ran() }
  }

  /** Starts a server and waits until it says where it is. Fails with what it complained of, if it ends before that. */
  async start(args: string[] = []): Promise<Started> {
    const child = this.#spawn(['start', ...args])
    const ran = collect(child)
    for (;;) {
      const [, url] = /Șansa: (http:\S+)/.exec(ran().output) ?? []
      if (url !== undefined) return new Started(child, url)
      if (child.exitCode !== null) throw new Error(ran().complaints)
      await Promise.race([once(child.stdout, 'data'), once(child, 'close')])
    }
  }

  /** Starts, and stops it once it has said this. Returns when nobody whom it started has its output any more. */
  async stopOnce(said: RegExp, args: string[] = []): Promise<void> {
    const child = this.#spawn(['start', ...args])
    const ran = collect(child)
    while (!said.test(ran().output)) await once(child.stdout, 'data')
    child.kill('SIGTERM')
    await once(child, 'close')
  }

  #spawn(args: string[]): ChildProcessWithoutNullStreams {
    const child = spawn(process.execPath, [launcher, ...args], { env: this.#environment })
    whenFileIsDone(() => child.exitCode === null && child.kill('SIGTERM'))
    return child
  }
}

export class Started {
  readonly url: string
  readonly #child: ChildProcessWithoutNullStreams

  constructor(child: ChildProcessWithoutNullStreams, url: string) {
    this.#child = child
    this.url = url
  }

  /** As Ctrl C does. Returns the exit code. */
  async stop(): Promise<number | null> {
    this.#child.kill('SIGINT')
    const [code] = (await once(this.#child, 'close')) as [number | null]
    return code
  }
}

function collect({ stdout, stderr }: ChildProcessWithoutNullStreams): () => Omit<Ran, 'code'> {
  const texts = { output: '', complaints: '' }
  stdout.on('data', (text: Buffer) => {
    texts.output += text.toString()
  })
  stderr.on('data', (text: Buffer) => {
    texts.complaints += text.toString()
  })
  return () => ({ ...texts })
}
