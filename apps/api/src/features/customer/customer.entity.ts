// Columns of a customer's file as MikroORM writes them. What is derived (completeness, the state) is written by set-based SQL and not here.
import { defineEntity, p, type InferEntity } from '@mikro-orm/core'

export const CustomerEntity = defineEntity({
  name: 'Customer',
  tableName: 'customer',
  properties: {
    tenantId: p.uuid().primary(),
    id: p.uuid().primary(),
    chainId: p.uuid(),
    storeId: p.uuid(),
    memberNo: p.text(),
    kind: p.text(),
    name: p.text(),
    sortName: p.text(),
    search: p.text(),
    gender: p.text().nullable(),
    birthOn: p.date().nullable(),
    birthMonth: p.smallint().nullable(),
    birthDay: p.smallint().nullable(),
    ageBand: p.text().nullable(),
    ethnicity: p.text().nullable(),
    phone: p.text().nullable(),
    email: p.text().nullable(),
    address: p.text().nullable(),
    profile: p.json<Record<string, string>>(),
    note: p.text().nullable(),
    referrerId: p.uuid().nullable(),
    captureSource: p.text(),
    fileConsent: p.text().nullable(),
    registeredOn: p.date(),
    registeredAt: p.datetime(),
    registeredBy: p.uuid().nullable(),
    doNotContactAt: p.datetime().nullable(),
    updatedAt: p.datetime()
  }
})
export type CustomerEntity = InferEntity<typeof CustomerEntity>
