/**
 * A voucher's code: twelve characters of 60 random bits and one that checks them, in an alphabet in which no two are taken for each other (no I, L, O, U).
 * The check is a weighted sum over the field of 32 elements with weights that all differ, so that one wrong character and any two that were swapped are
 * always noticed; the usual schemes (Luhn, ISO 7064) either miss some of the latter or need letters that are left out here. Random bits come from the caller.
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const RANDOM = 12
/** What people write for what was printed. */
const MEANT: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' }

export const VOUCHER_CODE_BYTES = RANDOM

/** Product in the field of 32 elements, x⁵ + x² + 1. */
function times(a: number, b: number): number {
  let product = 0
  for (let left = a, right = b; right > 0; right >>= 1) {
    if (right & 1) product ^= left
    left = left & 16 ? (left << 1) ^ 37 : left << 1
  }
  return product
}

/** The weights are the powers of x: twelve different ones, none of them 1, which is the check character's own. */
function check(values: readonly number[]): number {
  let weight = 1
  return values.reduce((sum, value) => {
    weight = times(weight, 2)
    return sum ^ times(value, weight)
  }, 0)
}

/** @throws RangeError unless there is a byte for each random character; of each, five bits are used */
export function voucherCodeOf(bytes: Uint8Array): string {
  if (bytes.length !== RANDOM) throw new RangeError(`a code is made of ${RANDOM} bytes`)
  const values = [...bytes].map(byte => byte & 31)
  return [...values, check(values)].map(value => ALPHABET[value]).join('')
}

/** As it is kept, from whatever somebody typed or scanned; undefined where no code can be meant. */
export function readVoucherCode(text: string): string | undefined {
  const plain = [...text.normalize('NFKC').toUpperCase().replaceAll(/[\s-]/g, '')].map(each => MEANT[each] ?? each)
  const values = plain.map(each => ALPHABET.indexOf(each))
  if (values.length !== RANDOM + 1 || values.includes(-1)) return undefined
  return check(values.slice(0, RANDOM)) === values[RANDOM] ? plain.join('') : undefined
}

/** In groups, as it is printed. */
export function showVoucherCode(code: string): string {
  return code.match(/.{1,4}/g)?.join('-') ?? code
}

/** Its last four characters: enough to tell one's own apart, nothing to pay with. */
export function maskVoucherCode(code: string): string {
  return `••••-••••-•${code.slice(-4, -1)}-${code.slice(-1)}`
}
