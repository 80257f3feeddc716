/** Closed vocabularies of the customer file. The values are stored and sent; what people read is in the locales. */

/** PROFILE-4: how a file was captured. */
export const CAPTURE_SOURCES = [
  'seatedTalk',
  'offerInquiry',
  'smallTalk',
  'businessCard',
  'prizeDraw',
  'giftPickUp',
  'farewell',
  'till',
  'delivery',
  'mailingReply',
  'event',
  'web',
  'import',
  'api'
] as const
export type CaptureSource = (typeof CAPTURE_SOURCES)[number]

/** PROFILE-4: why a buyer declined to be registered: fear of being pestered, of losing the initiative, no good reason given, not a real buyer. */
export const DECLINE_REASONS = ['pestering', 'initiative', 'noReason', 'notBuyer'] as const
export type DeclineReason = (typeof DECLINE_REASONS)[number]

/** PROFILE-5. */
export const CONSENT_PURPOSES = ['service', 'marketing'] as const
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number]

/** PROFILE-5, TOUCH-5. */
export const CONSENT_CHANNELS = ['phone', 'sms', 'wechat', 'email', 'mail', 'visit'] as const
export type ConsentChannel = (typeof CONSENT_CHANNELS)[number]

export const CUSTOMER_KINDS = ['person', 'company'] as const
export type CustomerKind = (typeof CUSTOMER_KINDS)[number]

export const GENDERS = ['female', 'male', 'other'] as const
export type Gender = (typeof GENDERS)[number]

/** Approximate age, where no birthday is known (PROFILE-1). */
export const AGE_BANDS = ['under18', '18to24', '25to34', '35to44', '45to54', '55to64', '65plus'] as const
export type AgeBand = (typeof AGE_BANDS)[number]
