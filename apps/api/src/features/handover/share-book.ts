// GROUP-3: a leaver's book among receivers, evenly as groups are served (GROUP-2): who sold to a customer last keeps the customer where that is even.
import { distributeCustomers } from '@keqing/domain'
import type { BookedCustomer, HandedCustomer } from './handover.sql.ts'

/** `came`: they came into the book after it had been shared. @throws RangeError without a receiver */
export function shareBook(book: readonly BookedCustomer[], receiverIds: readonly string[], came = false): HandedCustomer[] {
  const receivers = new Set(receiverIds)
  const customers = book.map(({ id, tierKey, soldBy }) => ({ id, tierKey, knows: soldBy && receivers.has(soldBy) ? [soldBy] : [] }))
  const sold = new Map(book.map(({ id, soldBy }) => [id, soldBy]))
  return distributeCustomers(customers, receiverIds).shares.map(({ customerId, groupId: receiverId }) => ({
    customerId,
    receiverId,
    because: came ? 'came' : sold.get(customerId) === receiverId ? 'sold' : 'even'
  }))
}
