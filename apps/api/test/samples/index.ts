// Every feature's samples. A feature adds its file here.
import { book } from './book.ts'
import { foundation } from './foundation.ts'
import { imports } from './imports.ts'
import { incentives } from './incentives.ts'
import { ledger } from './ledger.ts'
import { policies } from './policies.ts'
import type { Samples } from './sample.ts'
import { checklists } from './checklists.ts'
import { onboardings } from './onboardings.ts'
import { spotChecks } from './spot-checks.ts'
import { shop } from './shop.ts'
import { vouchers } from './vouchers.ts'

export const SAMPLES: readonly Samples[] = [
  foundation,
  shop,
  ledger,
  imports,
  policies,
  vouchers,
  book,
  incentives,
  spotChecks,
  checklists,
  onboardings
]

export const OPERATIONS = Object.assign({}, ...SAMPLES.map(samples => samples.operations)) as Samples['operations']
