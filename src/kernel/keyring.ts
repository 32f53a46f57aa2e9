import { createHmac, type KeyObject } from 'node:crypto'
import { newTenantKey, openTenantKeys, type TenantKeys } from './keys.ts'

/** The opened keys of every tenant of this process. The root key opens them and goes no further. */
export class Keyring {
  readonly #root: KeyObject
  readonly #opened = new Map<string, TenantKeys>()

  constructor(root: KeyObject) {
    this.#root = root
  }

  /** Opens a tenant's key as it is stored. Refuses a key that this root key did not wrap. */
  hold(tenant: string, wrapped: Uint8Array): void {
    this.#opened.set(tenant, openTenantKeys(this.#root, wrapped, tenant))
  }

  /** A new key for a new tenant, wrapped for storing. */
  make(tenant: string): Buffer {
    const wrapped = newTenantKey(this.#root, tenant)
    this.hold(tenant, wrapped)
    return wrapped
  }

  of(tenant: string): TenantKeys {
    const keys = this.#opened.get(tenant)
    if (!keys) throw new Error(`The keys of tenant ${tenant} are not open.`)
    return keys
  }

  /** A keyed digest: without the key nobody can try out what the text was. */
  mac(tenant: string, text: string): string {
    return createHmac('sha256', this.of(tenant).mark).update(text).digest('hex')
  }
}
