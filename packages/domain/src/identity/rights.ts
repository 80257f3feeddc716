/** DOMAIN §1b as data: what each role may do. Denied by default: what is not listed is not allowed; where it is allowed is the grant's scope to say. */

export const ROLES = ['HQ', 'OPERATOR', 'STORE_MANAGER', 'ASSOCIATE', 'ANALYST'] as const
export type Role = (typeof ROLES)[number]

/**
 * `customer:read` shows personal data masked, `customer:reveal` unmasks it and is recorded (TRUST 34), `customer:counter` looks one full phone or card
 * number up across the chain and gets a counter card. `voucher:write` says which vouchers there are and issues them to many, `voucher:issue` gives one to a
 * customer and takes it back, `voucher:reveal` shows a whole code and is recorded. `redemption:undo` takes back what paid a receipt that was never recorded:
 * whoever let it be spent at the counter could give it back to somebody who has had the goods, so it is another right than spending. `import:run` brings any file
 * and sees every import of the chain, `import:standings` brings files of the tiers that one may give and sees one's own. `policy:apply` is what the
 * rules make of one customer, named by id alone, or of a basket: a key's, for people read files or quote. `incentive:read` shows figures and entries of groups
 * and stores, `incentive:pay` what each person has; `incentive:settle` closes and approves months and decides disputes. `spotCheck:daily` draws and carries out
 * the store manager's spot checks, `spotCheck:monthly` the operator's: neither does the other's; so do `checklist:store` and
 * `checklist:operator` with runs of checklists (AUDIT-1). `onboarding:declare` says how
 * many files a store had (INC-6): its manager's, whose figure HQ corrects.
 */
export const PERMISSIONS = [
  'customer:read',
  'customer:write',
  'customer:reveal',
  'customer:counter',
  'purchase:read',
  'purchase:write',
  'visit:write',
  'item:write',
  'points:read',
  'points:adjust',
  'points:redeem',
  'voucher:read',
  'voucher:write',
  'voucher:issue',
  'voucher:reveal',
  'voucher:redeem',
  'redemption:undo',
  'tier:designate',
  'tier:override',
  'group:assign',
  'org:read',
  'org:write',
  'staff:write',
  'policy:read',
  'policy:write',
  'policy:override',
  'policy:apply',
  'quote:read',
  'report:read',
  'incentive:read',
  'incentive:pay',
  'incentive:settle',
  'spotCheck:read',
  'spotCheck:daily',
  'spotCheck:monthly',
  'checklist:read',
  'checklist:store',
  'checklist:operator',
  'onboarding:read',
  'onboarding:declare',
  'export:run',
  'import:run',
  'import:standings',
  'apiClient:manage',
  'audit:read',
  'schema:read'
] as const
export type Permission = (typeof PERMISSIONS)[number]

const READS = [
  'customer:read',
  'purchase:read',
  'points:read',
  'voucher:read',
  'org:read',
  'policy:read',
  'report:read',
  'incentive:read',
  'schema:read'
] as const satisfies Permission[]
const COUNTER = [
  'customer:write',
  'customer:reveal',
  'customer:counter',
  'purchase:write',
  'points:redeem',
  'voucher:redeem',
  'visit:write',
  'quote:read'
] as const satisfies Permission[]

/**
 * An override and the assignment of customers are the store manager's alone, a designation and an adjustment of points HQ's. `policy:override` drafts what a
 * store may set of a policy; to approve it takes `policy:write`.
 */
export const RIGHTS: Readonly<Record<Role, readonly Permission[]>> = {
  // Writes customers and receipts as well: it runs the imports that bring both, and corrects what stores cannot.
  HQ: [
    ...READS,
    ...COUNTER,
    'item:write',
    'points:adjust',
    'voucher:write',
    'voucher:issue',
    'voucher:reveal',
    'redemption:undo',
    'tier:designate',
    'org:write',
    'staff:write',
    'policy:write',
    'policy:override',
    'incentive:pay',
    'incentive:settle',
    'spotCheck:read',
    'checklist:read',
    'onboarding:read',
    'export:run',
    'import:run',
    'import:standings',
    'apiClient:manage',
    'audit:read'
  ],
  // Owns the stores and audits their files, which needs them unmasked.
  OPERATOR: [
    ...READS,
    'customer:reveal',
    'incentive:pay',
    'spotCheck:read',
    'spotCheck:monthly',
    'checklist:read',
    'checklist:operator',
    'onboarding:read',
    'export:run'
  ],
  STORE_MANAGER: [
    ...READS,
    ...COUNTER,
    'voucher:issue',
    'voucher:reveal',
    'redemption:undo',
    'tier:override',
    'import:standings',
    'group:assign',
    'policy:override',
    'incentive:pay',
    'spotCheck:read',
    'spotCheck:daily',
    'checklist:read',
    'checklist:store',
    'onboarding:read',
    'onboarding:declare',
    'export:run'
  ],
  ASSOCIATE: [...READS, ...COUNTER],
  ANALYST: [...READS, 'spotCheck:read', 'checklist:read', 'onboarding:read']
}

/** What an API key can be given. The names are public and, once released, stay. */
export const API_SCOPES = {
  'customers:read': ['customer:read'],
  'customers:reveal': ['customer:reveal'],
  'customers:write': ['customer:write', 'customer:counter'],
  'purchases:read': ['purchase:read'],
  'purchases:write': ['purchase:write', 'visit:write'],
  'points:read': ['points:read'],
  'points:write': ['points:redeem'],
  'vouchers:read': ['voucher:read'],
  'vouchers:issue': ['voucher:issue', 'voucher:reveal'],
  'vouchers:write': ['voucher:redeem'],
  'policy:read': ['policy:read', 'policy:apply'],
  'quotes:read': ['quote:read'],
  'organisation:read': ['org:read'],
  'reports:read': ['report:read'],
  'incentives:read': ['incentive:read'],
  'schema:read': ['schema:read']
} as const satisfies Readonly<Record<string, readonly Permission[]>>
export type ApiScope = keyof typeof API_SCOPES

export function isApiScope(text: string): text is ApiScope {
  return Object.hasOwn(API_SCOPES, text)
}
