/**
 * Files that are not sent yet, kept in this browser until they are (ADR 0025). What is kept is sealed with a key that cannot leave the browser, one per person,
 * and nobody is given another person's. A browser that keeps nothing (or is not served safely) has a memory instead, and says so.
 */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import type { RegisterForm, RegistrationInput } from './register-form.ts'

export interface Refused {
  readonly code: string
  readonly field?: readonly string[] | null
  readonly params?: unknown
}

/** One file on its way. It goes to the server as `input` under `key`, the same each time; `form` is what was typed, for mending it. */
export interface Waiting {
  readonly key: string
  /** When it was saved here. */
  readonly at: string
  readonly form: RegisterForm
  readonly input: RegistrationInput
  /** What the server said no to; none: still to be sent. */
  readonly refusals: readonly Refused[]
}

export interface Vault {
  /** Whether what is kept outlives the page. */
  readonly lasting: boolean
  /** The owner's, the oldest first. */
  list(owner: string): Promise<readonly Waiting[]>
  put(owner: string, one: Waiting): Promise<void>
  remove(owner: string, key: string): Promise<void>
}

interface Sealed {
  readonly key: string
  readonly owner: string
  readonly at: number
  readonly iv: Uint8Array<ArrayBuffer>
  readonly sealed: ArrayBuffer
}

interface Shape extends DBSchema {
  registration: { key: string; value: Sealed; indexes: { owner: string } }
  secret: { key: string; value: CryptoKey }
}

/** Others' files whose owner did not come back to this device for so long are forgotten: nobody here may send them. */
const FORGOTTEN_AFTER_MS = 7 * 86_400_000
const CIPHER = 'AES-GCM'

const oldestFirst = (a: Waiting, b: Waiting): number => a.at.localeCompare(b.at) || a.key.localeCompare(b.key)

/** For as long as the page is open. */
export function memoryVault(): Vault {
  const kept = new Map<string, { readonly owner: string; readonly one: Waiting }>()
  return {
    lasting: false,
    list: owner => Promise.resolve([...kept.values()].flatMap(entry => (entry.owner === owner ? [entry.one] : [])).toSorted(oldestFirst)),
    put: (owner, one) => Promise.resolve(void kept.set(one.key, { owner, one })),
    remove: (owner, key) => Promise.resolve(void (kept.get(key)?.owner === owner && kept.delete(key)))
  }
}

type Database = IDBPDatabase<Shape>

/** The owner's key, made when there is none. Two tabs at once agree on whichever was kept first. */
async function secretOf(database: Database, owner: string): Promise<CryptoKey> {
  const known = await database.get('secret', owner)
  if (known) return known
  // Made before the transaction, which would not wait for it.
  const made = await crypto.subtle.generateKey({ name: CIPHER, length: 256 }, false, ['encrypt', 'decrypt'])
  const tx = database.transaction('secret', 'readwrite')
  const first = await tx.store.get(owner)
  if (!first) await tx.store.put(made, owner)
  await tx.done
  return first ?? made
}

/** Nothing where the key is gone: what nobody can read is nobody's. */
async function opened(secret: CryptoKey, { iv, sealed }: Sealed): Promise<Waiting | undefined> {
  try {
    return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt({ name: CIPHER, iv }, secret, sealed))) as Waiting
  } catch {
    return undefined
  }
}

/** Where none is left of an owner, the key goes too. */
async function forget(database: Database, gone: readonly Sealed[]): Promise<void> {
  const tx = database.transaction(['registration', 'secret'], 'readwrite')
  const files = tx.objectStore('registration')
  await Promise.all(gone.map(({ key }) => files.delete(key)))
  for (const owner of new Set(gone.map(one => one.owner)))
    if ((await files.index('owner').count(owner)) === 0) await tx.objectStore('secret').delete(owner)
  await tx.done
}

/** What the browser keeps. @throws where it keeps nothing: storage is shut, or the page is not served safely */
export async function browserVault(now: () => number = Date.now): Promise<Vault> {
  if (!globalThis.crypto?.subtle) throw new Error('nothing is sealed without a safe connection')
  const database = await openDB<Shape>('keqing', 1, {
    upgrade(fresh) {
      fresh.createObjectStore('registration', { keyPath: 'key' }).createIndex('owner', 'owner')
      fresh.createObjectStore('secret')
    }
  })
  return {
    lasting: true,
    async list(owner) {
      const all = await database.getAll('registration')
      const stale = all.filter(one => one.owner !== owner && one.at < now() - FORGOTTEN_AFTER_MS)
      if (stale.length) await forget(database, stale)
      const own = all.filter(one => one.owner === owner)
      if (!own.length) return []
      const secret = await secretOf(database, owner)
      const read = await Promise.all(own.map(one => opened(secret, one)))
      const lost = own.filter((_, at) => read[at] === undefined)
      if (lost.length) await forget(database, lost)
      return read.filter(one => one !== undefined).toSorted(oldestFirst)
    },
    async put(owner, one) {
      const secret = await secretOf(database, owner)
      const iv = crypto.getRandomValues(new Uint8Array(12))
      const sealed = await crypto.subtle.encrypt({ name: CIPHER, iv }, secret, new TextEncoder().encode(JSON.stringify(one)))
      const tx = database.transaction(['registration', 'secret'], 'readwrite')
      // Another tab may have sent the last one meanwhile, and the key with it.
      await Promise.all([
        tx.objectStore('secret').put(secret, owner),
        tx.objectStore('registration').put({ key: one.key, owner, at: Date.parse(one.at), iv, sealed }),
        tx.done
      ])
    },
    async remove(owner, key) {
      const one = await database.get('registration', key)
      if (one?.owner === owner) await forget(database, [one])
    }
  }
}
