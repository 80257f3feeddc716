// Codes as they are typed or scanned at a counter. One that cannot be a code is told at once, and tells nothing; one that could be, and is none, is counted per
// actor and audited without what it was, so that codes cannot be tried until one answers. By an id, which only a quote gives, nothing is tried.
import { readVoucherCode, Refusal } from '@keqing/domain'
import { audit } from '../../platform/audit.ts'
import type { Context } from '../../platform/graphql/context.ts'
import { rateLeft } from '../customer/index.ts'
import { vouchersByCode, type VoucherRow } from './voucher.sql.ts'

const UNKNOWN = { action: 'voucherCodeLookup', most: 30, within: '1 minute', refusal: 'LOOK_UP_RATE_EXCEEDED' } as const

/** In the order given, in a transaction of its own, so that a failed try stays recorded. @throws Refusal VOUCHER_CODE_MISTYPED, NOT_FOUND, LOOK_UP_RATE_EXCEEDED */
export async function lookUpCodes(ctx: Context, chainId: string, typed: readonly string[], field: string): Promise<readonly VoucherRow[]> {
  if (typed.length === 0) return []
  const codes = typed.map((text, at) => {
    const code = readVoucherCode(text)
    if (!code) throw new Refusal('VOUCHER_CODE_MISTYPED', [field, String(at)])
    return code
  })
  const answers = await ctx.write(async tx => {
    const left = await rateLeft(ctx, tx, UNKNOWN)
    if (left === 0) return new Refusal(UNKNOWN.refusal, [field], { most: UNKNOWN.most })
    const found = await vouchersByCode(tx, chainId, codes)
    const unknown = new Set(codes.filter(code => !found.has(code)))
    if (unknown.size > 0) {
      await audit(tx, ctx, { action: UNKNOWN.action, objectType: 'Voucher', chainId, detail: { found: false, times: unknown.size } })
    }
    return codes.map((code, at) => found.get(code) ?? new Refusal('NOT_FOUND', [field, String(at)]))
  })
  if (answers instanceof Refusal) throw answers
  return answers.map(answer => {
    if (answer instanceof Refusal) throw answer
    return answer
  })
}
