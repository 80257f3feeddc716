// TRUST 10: argon2id with at least 19 MiB and two passes, at least 10 characters, the commonest refused.
import { hash, verify } from '@node-rs/argon2'
import { dictionary } from '@zxcvbn-ts/language-common'
import { Refusal } from '@keqing/domain'

const ARGON2ID = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const
const SHORTEST = 10
const LONGEST = 200

let common: Set<string> | undefined

/** @throws Refusal PASSWORD_TOO_SHORT, PASSWORD_TOO_LONG, PASSWORD_TOO_COMMON */
export async function hashPassword(password: string, field = 'password'): Promise<string> {
  const length = [...password].length
  if (length < SHORTEST) throw new Refusal('PASSWORD_TOO_SHORT', [field], { min: SHORTEST })
  if (length > LONGEST) throw new Refusal('PASSWORD_TOO_LONG', [field], { max: LONGEST })
  common ??= new Set(
    (dictionary as { 'passwords-common'?: string[]; passwords?: string[] })['passwords-common'] ??
      (dictionary as { passwords?: string[] }).passwords ??
      []
  )
  if (common.has(password.toLowerCase()) || new Set(password).size < 4) throw new Refusal('PASSWORD_TOO_COMMON', [field])
  return hash(password, ARGON2ID)
}

/** Of no one's password; an unknown account is checked against it, so that it takes as long as a known one (TRUST 11). */
const NOBODY = hash('no account has this password', ARGON2ID)

export async function verifyPassword(stored: string | undefined, password: string): Promise<boolean> {
  const matches = await verify(stored ?? (await NOBODY), password.slice(0, LONGEST + 1))
  return stored !== undefined && matches
}
