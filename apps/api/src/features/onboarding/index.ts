import type { Feature } from '../../platform/feature.ts'
import { OnboardingCommands, OnboardingCorrectionResolver, OnboardingResolver } from './onboarding.resolver.ts'

export { onboardingLateParts } from './entered.sql.ts'
export { pageOfOnboardings, progressOf } from './onboarding.sql.ts'

export const feature: Feature = {
  resolvers: [OnboardingCommands, OnboardingResolver, OnboardingCorrectionResolver]
}
