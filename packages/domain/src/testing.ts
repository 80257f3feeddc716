/** What tests of other packages share with the domain's: random histories, and ledgers to compare with. */
export * from './tier/testing.ts'
export * from './points/memory-ledger.ts'
export * from './voucher/memory-vouchers.ts'
