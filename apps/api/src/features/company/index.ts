import type { Feature } from '../../platform/feature.ts'
import { COMPANY_COMMANDS } from './company.command.ts'

export { createCompany, addPolicies, type CreatedCompany } from './create-company.ts'
export { checkedChain, type ChainInput } from './checked-chain.ts'

export const feature: Feature = { commands: COMPANY_COMMANDS }
