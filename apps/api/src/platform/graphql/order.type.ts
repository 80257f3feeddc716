// The direction of every ordered list.
import { registerEnumType } from 'type-graphql'

export type OrderDirection = 'asc' | 'desc'
export const OrderDirectionEnum = { ASC: 'asc', DESC: 'desc' } as const
registerEnumType(OrderDirectionEnum, { name: 'OrderDirection', description: 'Ascending or descending.' })
