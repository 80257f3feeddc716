import type { Feature } from '../../platform/feature.ts'
import { bookPlan } from './book-plan.job.ts'
import { BookIntervalConnectionResolver, BookIntervalResolver, BookOnResolver } from './book-on.resolver.ts'
import {
  BookColumnResolver,
  BookPlanConnectionResolver,
  BookPlanCustomerConnectionResolver,
  BookPlanCustomerResolver,
  BookPlanResolver,
  BookPlanShareResolver,
  BookResolver
} from './book.resolver.ts'

export { pageOfHeld } from './book-on.sql.ts'
export { countsOfPlans, pageOfPlanned, pageOfPlans, plansById } from './plan.sql.ts'

export const feature: Feature = {
  resolvers: [
    BookResolver,
    BookColumnResolver,
    BookPlanResolver,
    BookPlanShareResolver,
    BookPlanCustomerResolver,
    BookPlanConnectionResolver,
    BookPlanCustomerConnectionResolver,
    BookOnResolver,
    BookIntervalResolver,
    BookIntervalConnectionResolver
  ],
  jobs: { bookPlan }
}
