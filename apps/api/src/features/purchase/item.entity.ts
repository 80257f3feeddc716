// Columns of the item master, for edits by hand.
import { defineEntity, p } from '@mikro-orm/core'

export const ItemEntity = defineEntity({
  name: 'Item',
  tableName: 'item',
  properties: {
    tenantId: p.uuid().primary(),
    id: p.uuid().primary(),
    chainId: p.uuid(),
    code: p.text(),
    name: p.text(),
    category: p.text(),
    editedAt: p.datetime().nullable(),
    recordedAt: p.datetime()
  }
})
