// An item edited by hand: from then on receipts leave its name and category alone.
import { Refusal } from '@keqing/domain'
import { audit } from '../../platform/audit.ts'
import { demand, type Context } from '../../platform/graphql/context.ts'
import { optionalText } from './act.ts'
import { ItemEntity } from './item.entity.ts'
import type { ItemRow } from './line.sql.ts'

const LONGEST = { name: 200, category: 120 } as const

export interface UpdateItem {
  readonly id: string
  readonly name?: string | null
  readonly category?: string | null
}

/** What is absent or null stays. @throws Refusal NOT_FOUND, TEXT_TOO_LONG */
export async function updateItem(ctx: Context, input: UpdateItem): Promise<ItemRow> {
  demand(ctx, 'item:write')
  return ctx.write(async tx => {
    const item = await tx.em.findOne(ItemEntity, { tenantId: tx.tenantId, id: input.id })
    if (!item || !ctx.rights.covers('item:write', { chainId: item.chainId })) throw new Refusal('NOT_FOUND', ['id'])
    const changed = {
      ...(typeof input.name === 'string' && { name: optionalText(input.name, LONGEST.name, ['name']) }),
      ...(typeof input.category === 'string' && { category: optionalText(input.category, LONGEST.category, ['category']) })
    }
    tx.em.assign(item, { ...changed, editedAt: ctx.clock.now() })
    await tx.em.flush()
    await audit(tx, ctx, {
      action: 'itemUpdate',
      objectType: 'Item',
      objectId: item.id,
      chainId: item.chainId,
      detail: { fields: Object.keys(changed) }
    })
    const { id, code, name, category, recordedAt, editedAt } = item
    return { id, code, name, category, recordedAt, editedAt: editedAt ?? null }
  })
}
