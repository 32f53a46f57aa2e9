import { PglitePgConnection } from '@electric-sql/pglite/node-postgres'
import { serialize } from 'pg-protocol'
import type { GuardedEngine, Said } from './guarded-engine.ts'

type Written = typeof serialize

/**
 * What the driver says to the engine. The parts of a statement (its text, its values, what is asked of it) go there as one message, written
 * by the driver's own writer: each part for itself, written by the engine's, takes as long as a small statement. What else a connection
 * could be told (rows a page at a time, COPY, a password) is nothing that the product says.
 */
export class EngineConnection extends PglitePgConnection {
  readonly #engine: GuardedEngine
  /** The parts of a statement whose end has not come yet. */
  #begun: Uint8Array[] = []

  constructor(engine: GuardedEngine) {
    super({ pglite: engine })
    this.#engine = engine
  }

  override query(...asked: Parameters<Written['query']>): void {
    this.#end(serialize.query(...asked))
  }

  override parse(...asked: Parameters<Written['parse']>): void {
    this.#begun.push(serialize.parse(...asked))
  }

  /** Values are told first: of one that cannot be, half a message would stay in the writer, and begin the next. */
  override bind({ values = [], valueMapper, ...asked }: NonNullable<Parameters<Written['bind']>[0]>): void {
    const told = valueMapper ? values.map((value, at) => valueMapper(value, at)) : values
    this.#begun.push(serialize.bind({ ...asked, values: told }))
  }

  override describe(...asked: Parameters<Written['describe']>): void {
    this.#begun.push(serialize.describe(...asked))
  }

  override execute(...asked: Parameters<Written['execute']>): void {
    this.#begun.push(serialize.execute(...asked))
  }

  /**
   * The driver closes a statement whose values it cannot write, and would go on taking it for one that the engine has. What was begun is
   * forgotten instead: a statement that is known stays, and one that never went there is to be sent again.
   */
  override close({ name = '' }: Parameters<Written['close']>[0]): void {
    this.#begun = []
    if (!(name in this.parsedStatements)) Reflect.deleteProperty(this.submittedNamedStatements, name)
  }

  override sync(): void {
    this.#end(serialize.sync())
  }

  #end(last: Uint8Array): void {
    const statement = Buffer.concat([...this.#begun, last])
    this.#begun = []
    void this.#engine
      .answer(statement)
      .then(said => this.#tell(said))
      .catch(broken => this.emit('error', broken))
  }

  #tell(said: readonly Said[]): void {
    for (const part of said) this.emit(part.name === 'error' ? 'errorMessage' : part.name, part)
  }
}
