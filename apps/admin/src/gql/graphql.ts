/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Who did it. */
export type ActorKind =
  /** A third party by its key. */
  | 'CLIENT'
  /** Recurring or deferred work. */
  | 'JOB'
  /** The service’s own people. */
  | 'PLATFORM'
  /** A person of the company. */
  | 'USER';

/** A new client with its first key. */
export type ApiClientCreateInput = {
  /** The chain it works on. */
  chainId: string;
  /** Last day of the key, within two years; a year from today if absent. */
  expiresOn?: string | null | undefined;
  /** Up to 80 characters. */
  name: string;
  /** What it may do; at least one. */
  scopes: Array<ApiScope>;
  /** Only this store of the chain. */
  storeId?: string | null | undefined;
};

/** The end of a client and all its keys. */
export type ApiClientRevokeInput = {
  /** The client. */
  id: string;
};

/** The end of one key. */
export type ApiKeyRevokeInput = {
  /** The key. */
  id: string;
};

/** A further key of a client; the ones before it go on for a while. */
export type ApiKeyRotateInput = {
  /** The client. */
  clientId: string;
  /** Last day of the new key, within two years; a year from today if absent. */
  expiresOn?: string | null | undefined;
  /** Hours for which the older keys go on, 0 to 720. */
  overlapHours?: number | null | undefined;
};

/** What a key may do: CUSTOMERS_READ is the scope customers:read. */
export type ApiScope =
  | 'CUSTOMERS_READ'
  | 'CUSTOMERS_REVEAL'
  | 'CUSTOMERS_WRITE'
  | 'INCENTIVES_READ'
  | 'ORGANISATION_READ'
  | 'POINTS_READ'
  | 'POINTS_WRITE'
  | 'POLICY_READ'
  | 'PURCHASES_READ'
  | 'PURCHASES_WRITE'
  | 'QUOTES_READ'
  | 'REPORTS_READ'
  | 'SCHEMA_READ'
  | 'VOUCHERS_ISSUE'
  | 'VOUCHERS_READ'
  | 'VOUCHERS_WRITE';

/** Which changes a list shows. */
export type AuditFilter = {
  /** The act. */
  action?: string | null | undefined;
  /** The person or client that did it. */
  actorId?: string | null | undefined;
  /** First day, in the chain’s time zone. */
  from?: string | null | undefined;
  /** The thing changed. */
  objectId?: string | null | undefined;
  /** Kind of the thing changed. */
  objectType?: string | null | undefined;
  /** Last day. */
  to?: string | null | undefined;
};

/** What a version is compared with: the version in force, or the decisions that were recorded at the time. */
export type BacktestBeside =
  | 'IN_FORCE'
  | 'RECORDED';

/** A backtest under way. */
export type BacktestCancelInput = {
  id: string;
};

/** Which moves of a backtest a file holds. */
export type BacktestMoveFilter = {
  /** The backtest; without it the file holds none. */
  backtestId?: string | null | undefined;
  /** Who stands here by the version in force. */
  from?: BacktestPlaceInput | null | undefined;
  /** Customers of this home store, as it was when the backtest ran. */
  storeId?: string | null | undefined;
  /** Who stands here by the version tested. */
  to?: BacktestPlaceInput | null | undefined;
};

/** Where customers stand. */
export type BacktestPlaceInput = {
  /** The tier’s key; absent: in any. */
  key?: string | null | undefined;
  status: TierStatus;
};

/** A condition that is met by one version alone; lost or not any more; lowered by inactivity, not any more, or by another number of levels; a tier that is gone; what people gave names a tier that one version lacks; tiers in another order. */
export type BacktestReasonKind =
  | 'CONDITION'
  | 'GIVEN'
  | 'INACTIVE'
  | 'LEVELS'
  | 'LOST'
  | 'NOT_INACTIVE'
  | 'NOT_LOST'
  | 'ORDER'
  | 'TIER_GONE';

/** Why a result is not today’s: the draft says something else, another version is in force, or the day it was made on is over. */
export type BacktestStale =
  | 'DAY_PASSED'
  | 'IN_FORCE_CHANGED'
  | 'RULES_CHANGED';

/** What to test, and how far back. */
export type BacktestStartInput = {
  /** Of rules of tiers: with only what was known at this instant (TIME-3). */
  asKnownAt?: string | null | undefined;
  /** Of rules of tiers: the day it calls today, one that has been; absent: today, or the day of asKnownAt. */
  asOf?: string | null | undefined;
  /** Of rules of tiers: compared with what; by default the version in force. Costs are reckoned of today’s questions alone. */
  beside?: BacktestBeside | null | undefined;
  /** How many months back, 0 to 36. */
  months?: number;
  /** A version of a policy. */
  policyId: string;
};

/** Where a backtest stands. */
export type BacktestStatus =
  | 'CANCELLED'
  | 'DONE'
  | 'FAILED'
  | 'QUEUED'
  | 'RUNNING';

/** What a cost is counted in. */
export type BacktestUnit =
  | 'MONEY'
  | 'POINTS';

/** A festival on which tiers are given something. */
export type BenefitFestivalInput = {
  /** 1 to 20 letters, digits, - or _. */
  key: string;
  name: BothLanguagesInput;
  on: FestivalDayInput;
};

/** What a gift may cost, in minor units of the chain’s currency; an absent bound bounds nothing. */
export type BenefitGiftInput = {
  leastMinor?: number | null | undefined;
  mostMinor?: number | null | undefined;
};

/** Which goods: of these categories, or with these codes. */
export type BenefitGoodsInput = {
  categories: Array<string>;
  itemCodes: Array<string>;
};

/** FESTIVAL: each of the policy’s festivals. PURCHASE: with any purchase that is not all at a special price. */
export type BenefitOccasion =
  | 'BIRTHDAY'
  | 'FESTIVAL'
  | 'PURCHASE';

/** What a tier is given on an occasion. */
export type BenefitOccasionRuleInput = {
  /** A style booklet. */
  booklet: boolean;
  /** Absent: no gift. */
  gift?: BenefitGiftInput | null | undefined;
  handover: GiftHandover;
  key: BenefitOccasion;
  /** A voucher of so many minor units; absent: none. */
  voucherMinor?: number | null | undefined;
};

/** What tiers pay and are given (BENEFIT-1, BENEFIT-3). */
export type BenefitRulesInput = {
  /** Absent: birthdays reduce nothing. */
  birthday?: BirthdaySpanInput | null | undefined;
  combine: DiscountCombination;
  /** At most 12. Of two on one day the first is named, and what is given is given once. */
  festivals: Array<BenefitFestivalInput>;
  /** The member day, 1 Monday to 7 Sunday; absent: none. */
  memberDay?: number | null | undefined;
  /** Goods that only tiers with membersOnly may buy. */
  membersOnly: BenefitGoodsInput;
  /** What stores may set for themselves. */
  openToStores: Array<OpenLineInput>;
  /** At most 20. */
  partnerOffers: Array<PartnerOfferInput>;
  /** The net spend of a year from which it is rebated, in minor units; absent: no rebate. */
  rebateFromMinor?: number | null | undefined;
  /** At most 20. */
  sales: Array<BenefitSaleInput>;
  /** Absent: it reduces nothing. */
  sameAssociate?: SameAssociateRuleInput | null | undefined;
  /** Whether lines at a special price are reduced too. */
  specialPriceDiscounted: boolean;
  /** Highest first; a tier that stands in no line has no benefits. */
  tiers: Array<BenefitTierInput>;
};

/** From its first day to its last everybody pays so much of the goods’ price. */
export type BenefitSaleInput = {
  closesOn: string;
  /** Neither categories nor codes: everything. */
  goods: BenefitGoodsInput;
  /** 1 to 20 letters, digits, - or _. */
  key: string;
  name: BothLanguagesInput;
  opensOn: string;
  /** 0 to 100. */
  paysPercent: number;
};

/** What a tier pays and is given. */
export type BenefitTierInput = {
  /** About the birthday; absent: as on other days. */
  birthdayPaysPercent?: number | null | undefined;
  /** The tier’s key. */
  key: string;
  /** On the week’s member day; absent: as on other days. */
  memberDayPaysPercent?: number | null | undefined;
  /** May buy what is for members only. */
  membersOnly: boolean;
  occasions: Array<BenefitOccasionRuleInput>;
  /** So much of the price; 80 is a fifth off. */
  paysPercent: number;
  /** So many days before a sale opens its prices hold for the tier. */
  presaleDays: number;
  /** Of the year’s net spend, given back after it; 0: none. */
  rebatePercent: number;
  /** Buying again from the same associate; absent: as from others. */
  sameAssociatePaysPercent?: number | null | undefined;
};

/** On which days a birthday counts. */
export type BirthdaySpanInput = {
  /** Days after it. */
  daysAfter: number;
  /** Days before it. */
  daysBefore: number;
};

/** Whose book on which day a file holds. */
export type BookDayFilter = {
  /** Of this group alone. */
  groupId?: string | null | undefined;
  /** In the book of this person alone. */
  keeperId?: string | null | undefined;
  /** The day; absent: today. */
  on?: string | null | undefined;
  /** The store; without it the file holds none. */
  storeId?: string | null | undefined;
};

/** Some of a plan’s customers to another of its groups. */
export type BookPlanAdjustInput = {
  /** 1 to 100 of the plan’s. */
  customerIds: Array<string>;
  /** One of the plan’s groups. */
  groupId: string;
  id: string;
};

/** Whose customers a file holds. */
export type BookPlanFilter = {
  /** The plan; without it the file holds none. */
  planId?: string | null | undefined;
};

/** Which plan. */
export type BookPlanInput = {
  id: string;
};

/** What became of it. STAYED: was there already. CHANGED: not moved, since somebody else had moved the customer, or the group had closed. UNDONE: taken back. KEPT: not taken back, for the same reasons. */
export type BookPlanOutcome =
  | 'CHANGED'
  | 'KEPT'
  | 'MOVED'
  | 'STAYED'
  | 'UNDONE';

/** Why a customer comes to a group: somebody of it registered the file, or sold last; to be even; chosen by hand. */
export type BookPlanReason =
  | 'CHOSEN'
  | 'EVEN'
  | 'REGISTERED'
  | 'SOLD';

/** Which customers are shared out among which groups (GROUP-2). */
export type BookPlanStartInput = {
  chainId: string;
  /** How many they are to be; where there is another number, nothing is planned (CHANGED_MEANWHILE). */
  chosen?: number | null | undefined;
  /** 1 to 1,000 of them; or a filter. */
  customerIds?: Array<string> | null | undefined;
  /** All of the store that `customers` shows by it, at most 100,000. */
  filter?: CustomerFilter | null | undefined;
  /** Open groups of the store, 1 to 200. */
  groupIds: Array<string>;
  /** The same again is the first plan (TRUST 24). */
  idempotencyKey: string;
  /** Why; at most 500 characters, no phone number. */
  reason?: string | null | undefined;
  /** Where the customers are at home. */
  storeId: string;
};

/** How far a plan is. PLANNING, APPLYING and UNDOING are a job’s. FAILED: a fault of ours ended it; whom it moved stay so. */
export type BookPlanState =
  | 'APPLIED'
  | 'APPLYING'
  | 'DISCARDED'
  | 'FAILED'
  | 'PLANNED'
  | 'PLANNING'
  | 'UNDOING'
  | 'UNDONE';

/** A text in both languages of the admin. */
export type BothLanguagesInput = {
  en: string;
  zhCN: string;
};

/** How a file came about (PROFILE-4). */
export type CaptureSource =
  | 'API'
  | 'BUSINESS_CARD'
  | 'DELIVERY'
  | 'EVENT'
  | 'FAREWELL'
  | 'GIFT_PICK_UP'
  | 'IMPORT'
  | 'MAILING_REPLY'
  | 'OFFER_INQUIRY'
  | 'PRIZE_DRAW'
  | 'SEATED_TALK'
  | 'SMALL_TALK'
  | 'TILL'
  | 'WEB';

/** The end of a chain. */
export type ChainCloseInput = {
  /** Last day of business: today at the latest, and not before the last store closed. */
  closedOn: string;
  /** The chain; its stores are closed before it. */
  id: string;
};

/** A new brand of the company. */
export type ChainCreateInput = {
  /** ISO 3166 code of two letters. */
  country: string;
  /** ISO 4217 code; cannot be changed later. */
  currency: string;
  /** The language its people see by default. */
  locale: Locale;
  /** Up to 120 characters. */
  name: string;
  /** IANA name, as Asia/Shanghai; cannot be changed later. */
  timeZone: string;
};

/** What changes of a chain; what is absent stays. */
export type ChainUpdateInput = {
  /** The chain. */
  id: string;
  /** The language its people see by default. */
  locale?: Locale | null | undefined;
  /** What member numbers given from now on begin with: up to 8 of A–Z, 0–9 and -. */
  memberNoPrefix?: string | null | undefined;
  /** Up to 120 characters. */
  name?: string | null | undefined;
  /** From more than so many percent of the customers on, publishing asks again; 0 to 100. */
  policyMovesShare?: number | null | undefined;
  /** Whether a policy is approved by somebody else than who wrote or submitted it. Said no, it ends 24 hours later; yes holds at once. */
  policySecondPerson?: boolean | null | undefined;
};

/** The answer to one item. Given again, the latest counts. */
export type ChecklistAnswerInput = {
  /** The run’s. */
  id: string;
  /** The same again is the first answer (TRUST 24). */
  idempotencyKey: string;
  /** One of the run’s. */
  itemKey: string;
  /** At most 500 characters, no phone number. A failed item needs one, and any that says so. */
  note?: string | null | undefined;
  verdict: ChecklistVerdict;
};

/** Whose a checklist is to carry out. */
export type ChecklistDoer =
  | 'OPERATOR'
  | 'STORE_MANAGER';

/** Which runs of checklists a file holds, or whose items it tells. */
export type ChecklistFileFilter = {
  /** Likewise. */
  kind?: ChecklistKind | null | undefined;
  /** The items of this run; without it the file holds none. */
  runId?: string | null | undefined;
  /** Likewise. */
  state?: ChecklistState | null | undefined;
  /** Of this store; read for the list of runs. */
  storeId?: string | null | undefined;
};

/** An item as headquarters writes it. */
export type ChecklistItemInput = {
  critical: boolean;
  /** How to check it; at most 500 characters. */
  help: BothLanguagesInput;
  /** A Latin letter, then letters and digits, 40 at most; each of the list once. */
  key: string;
  needsNote: boolean;
  /** At most 200 characters. */
  text: BothLanguagesInput;
};

/** SYSTEM: the monthly check of a store (INC-9). FILES: keeping customers’ files. DEVELOPING: winning customers. SUPERVISING: the manager’s own work. */
export type ChecklistKind =
  | 'DEVELOPING'
  | 'FILES'
  | 'SUPERVISING'
  | 'SYSTEM';

/** Which list becomes the ready one again. */
export type ChecklistResetInput = {
  /** The number of the version that is left. */
  basedOn: number;
  chainId: string;
  kind: ChecklistKind;
};

/** How often a checklist is due. */
export type ChecklistRhythm =
  | 'DAILY'
  | 'MONTHLY'
  | 'WEEKLY';

/** A run begun by hand. */
export type ChecklistRunBeginInput = {
  /** The same again is the first run (TRUST 24). */
  idempotencyKey: string;
  kind: ChecklistKind;
  storeId: string;
};

/** Which run. */
export type ChecklistRunCloseInput = {
  id: string;
};

/** Which runs. */
export type ChecklistRunFilter = {
  kind?: ChecklistKind | null | undefined;
  /** Only those that the reader carries out. */
  mine?: boolean | null | undefined;
  state?: ChecklistState | null | undefined;
  storeId?: string | null | undefined;
};

/** A list for runs drawn from now on; runs that are drawn keep theirs. */
export type ChecklistSaveInput = {
  /** The number of the version that was changed. */
  basedOn: number;
  chainId: string;
  /** The system check is the operator’s. */
  doer: ChecklistDoer;
  isOn: boolean;
  /** 1 to 50, in their order. */
  items: Array<ChecklistItemInput>;
  kind: ChecklistKind;
  /** The system check is monthly. */
  rhythm: ChecklistRhythm;
  /** At most 60 characters. */
  title: BothLanguagesInput;
};

/** What a run is for. BY_HAND: begun beside the night’s. */
export type ChecklistSpan =
  | 'BY_HAND'
  | 'DAILY'
  | 'MONTHLY'
  | 'WEEKLY';

/** OVERDUE: still open behind its due day. */
export type ChecklistState =
  | 'CLOSED'
  | 'DUE'
  | 'OVERDUE';

/** The answer to an item. */
export type ChecklistVerdict =
  | 'FAILED'
  | 'NOT_APPLICABLE'
  | 'PASSED';

/** Which company to go to. */
export type CompanySwitchInput = {
  /** One of the viewer’s companies. */
  companyId: string;
};

/** By which channel a customer agreed to be contacted (PROFILE-5). */
export type ConsentChannel =
  | 'EMAIL'
  | 'MAIL'
  | 'PHONE'
  | 'SMS'
  | 'VISIT'
  | 'WECHAT';

/** A customer’s word on being contacted (PROFILE-5). */
export type ConsentInput = {
  channel: ConsentChannel;
  /** False: refused or withdrawn. */
  granted: boolean;
  /** When it was said; now if absent, never in the future. The latest said holds, however late another is recorded. */
  happenedAt?: string | null | undefined;
  purpose: ConsentPurpose;
  /** Where it was said: a form, a call, the till; and what the customer was told before. */
  source: string;
};

/** What a customer agreed to be contacted for (PROFILE-5). */
export type ConsentPurpose =
  | 'MARKETING'
  | 'SERVICE';

/** What a customer said about being contacted. */
export type ConsentRecordInput = {
  consents: Array<ConsentInput>;
  customerId: string;
};

/** A number as the customer tells it at the counter. */
export type CounterCardLookupInput = {
  chainId: string;
  /** A full phone or member number. */
  number: string;
};

/** Who stands in for whom, on which days (GROUP-3). */
export type CoverArrangeInput = {
  chainId: string;
  /** First day, today at the earliest. */
  fromOn: string;
  /** The same again is the first cover (TRUST 24). */
  idempotencyKey: string;
  /** Who is away: a present member of a group. */
  keeperId: string;
  /** Why; at most 500 characters, no phone number. */
  reason: string;
  /** A present member of that group, or of another one of the store. */
  standInId: string;
  /** Last day, included; 366 days in all at most. */
  untilOn: string;
};

/** Ends a cover before its last day. */
export type CoverEndInput = {
  id: string;
  /** The new last day, included; today at the earliest. */
  lastOn: string;
};

/** Which cover. */
export type CoverInput = {
  id: string;
};

/** Where today is, by the chain’s time zone, to the days of a cover. */
export type CoverState =
  | 'AHEAD'
  | 'OVER'
  | 'RUNNING'
  | 'WITHDRAWN';

/** Which group looks after several customers, and who of it (GROUP-1). */
export type CustomerAssignBatchInput = {
  chainId: string;
  /** 1 to 100 of them. */
  customerIds: Array<string>;
  /** A group of the home store of each; null takes the customers out of any group. */
  groupId?: string | null | undefined;
  /** Who of the group keeps the customers; absent: nobody in particular. */
  keeperId?: string | null | undefined;
  reason?: string | null | undefined;
};

/** Which group looks after a customer (GROUP-1). */
export type CustomerAssignInput = {
  customerId: string;
  /** A group of the home store; null takes the customer out of any group. */
  groupId?: string | null | undefined;
  /** Who of the group keeps the customer; absent: nobody in particular. */
  keeperId?: string | null | undefined;
  reason?: string | null | undefined;
};

/** All that is given must hold. Dates and bounds are included. */
export type CustomerFilter = {
  /** 1 to 12. Finds nobody whose birthday is masked. */
  birthMonth?: number | null | undefined;
  /** In this person’s book today: kept, or stood in for while the keeper is away (GROUP-3). */
  bookOf?: string | null | undefined;
  /** Percent, as shown. */
  completenessMax?: number | null | undefined;
  /** Percent, as shown. */
  completenessMin?: number | null | undefined;
  /** Time alone will have lowered the tier, or made the customer lost, on this day if nothing happens; within 366 days from today. */
  fallsBy?: string | null | undefined;
  /** Present groups. */
  groupIds?: Array<string> | null | undefined;
  /** Present keepers, people of the group (GROUP-1). */
  keeperIds?: Array<string> | null | undefined;
  kind?: CustomerKind | null | undefined;
  lastVisitFrom?: string | null | undefined;
  lastVisitTo?: string | null | undefined;
  /** Whether inactivity lowered the tier (TIER-5). */
  lowered?: boolean | null | undefined;
  /** In minor units. */
  netSpendMax?: number | null | undefined;
  /** In minor units. */
  netSpendMin?: number | null | undefined;
  /** Time alone may change the tier by this day: nextChangeOn is not later. */
  nextChangeTo?: string | null | undefined;
  /** True: in no group; false: in some. */
  noGroup?: boolean | null | undefined;
  /** True: kept by nobody in particular; false: by somebody. */
  noKeeper?: boolean | null | undefined;
  /** Who made the file. */
  registeredByIds?: Array<string> | null | undefined;
  registeredFrom?: string | null | undefined;
  /** The group that had the customer on the day the file was made, whoever has it now. */
  registeredGroupIds?: Array<string> | null | undefined;
  registeredTo?: string | null | undefined;
  /** Words of a name, its pinyin or initials; a member number; the last digits of a phone, four at most, or all of it. Each word must be found. Where names are masked, member numbers alone. */
  search?: string | null | undefined;
  statuses?: Array<TierStatus> | null | undefined;
  /** Home stores. */
  storeIds?: Array<string> | null | undefined;
  /** Keys of tiers. */
  tiers?: Array<string> | null | undefined;
};

/** A person or a company. */
export type CustomerKind =
  | 'COMPANY'
  | 'PERSON';

/** An order; ties go by id. */
export type CustomerOrder = {
  direction: OrderDirection;
  field: CustomerOrderField;
};

/** What a list of customers is ordered by. Those without a value come last. */
export type CustomerOrderField =
  | 'COMPLETENESS'
  | 'LAST_VISIT'
  | 'MEMBER_NO'
  | 'NAME'
  | 'NET_SPEND'
  | 'REGISTERED';

/** Extended fields (PROFILE-2). Absent is kept, null is cleared. */
export type CustomerProfileInput = {
  dailyHabits?: string | null | undefined;
  dressPreference?: string | null | undefined;
  /** Does not score. */
  education?: string | null | undefined;
  family?: string | null | undefined;
  /** Income bracket; does not score. */
  income?: string | null | undefined;
  leisure?: string | null | undefined;
  occupation?: string | null | undefined;
  personality?: string | null | undefined;
  /** Attitude to promotions. */
  promotionAttitude?: string | null | undefined;
  /** Preferred style of service. */
  servicePreference?: string | null | undefined;
  spendingHabits?: string | null | undefined;
  values?: string | null | undefined;
};

/** A new file. To credit a receipt of just now, call purchaseClaim after it. */
export type CustomerRegisterInput = {
  address?: string | null | undefined;
  /** under18, 18to24, 25to34, 35to44, 45to54, 55to64 or 65plus. */
  ageBand?: string | null | undefined;
  birthDay?: number | null | undefined;
  birthMonth?: number | null | undefined;
  /** Full birthday; or month and day alone. */
  birthOn?: string | null | undefined;
  captureSource: CaptureSource;
  chainId: string;
  consents?: Array<ConsentInput> | null | undefined;
  email?: string | null | undefined;
  ethnicity?: string | null | undefined;
  /** How the customer agreed to the file, and to what: on a form, in person (PROFILE-4). Whoever makes a file asks for it first. */
  fileConsent?: string | null | undefined;
  gender?: Gender | null | undefined;
  /** A group of the home store; absent: none, or the group of who registers. */
  groupId?: string | null | undefined;
  /** The same key and body again gets the first answer; another body is refused (TRUST 24). Without one, each call is an act of its own. */
  idempotencyKey?: string | null | undefined;
  kind?: CustomerKind | null | undefined;
  /** The chain’s next number if absent. */
  memberNo?: string | null | undefined;
  name: string;
  note?: string | null | undefined;
  /** In any usual form; without a country it is one of the chain’s. Unique in the chain (PROFILE-7). */
  phone?: string | null | undefined;
  profile?: CustomerProfileInput | null | undefined;
  /** Who brought the customer (PROFILE-8). */
  referrerId?: string | null | undefined;
  /** Day the file was made; today if absent, never in the future. */
  registeredOn?: string | null | undefined;
  /** The home store. */
  storeId: string;
};

/** Whose personal data to show. */
export type CustomerRevealInput = {
  customerId: string;
};

/** Changes to a file: absent is kept, null is cleared. */
export type CustomerUpdateInput = {
  address?: string | null | undefined;
  /** under18, 18to24, 25to34, 35to44, 45to54, 55to64 or 65plus. */
  ageBand?: string | null | undefined;
  birthDay?: number | null | undefined;
  birthMonth?: number | null | undefined;
  /** Full birthday; or month and day alone. */
  birthOn?: string | null | undefined;
  /** True: no contact at all from now on (PROFILE-5). */
  doNotContact?: boolean | null | undefined;
  email?: string | null | undefined;
  ethnicity?: string | null | undefined;
  gender?: Gender | null | undefined;
  id: string;
  /** The same key and body again gets the first answer; another body is refused (TRUST 24). Without one, each call is an act of its own. */
  idempotencyKey?: string | null | undefined;
  kind?: CustomerKind | null | undefined;
  name?: string | null | undefined;
  note?: string | null | undefined;
  /** In any usual form; without a country it is one of the chain’s. Unique in the chain (PROFILE-7). */
  phone?: string | null | undefined;
  profile?: CustomerProfileInput | null | undefined;
  /** Who brought the customer (PROFILE-8). */
  referrerId?: string | null | undefined;
  /** Another home store; the customer leaves the present group. */
  storeId?: string | null | undefined;
};

/** Why a buyer did not want to be registered (PROFILE-4): fear of being pestered, of losing the initiative, no good reason given, not a real buyer. */
export type DeclineReason =
  | 'INITIATIVE'
  | 'NOT_BUYER'
  | 'NO_REASON'
  | 'PESTERING';

/** Of several reductions of one line: the best for the customer, or each of what the others leave. */
export type DiscountCombination =
  | 'BEST'
  | 'MULTIPLY';

/** Points beside those of purchases; 0: none. */
export type EarningBonusesInput = {
  /** For a completed file; absent: none. */
  completedFile?: EarningCompletedFileInput | null | undefined;
  /** To who referred a customer, for that customer’s first purchase. */
  referralFirstPurchase: number;
  /** For registering. */
  registration: number;
};

/** For a file that has become complete. */
export type EarningCompletedFileInput = {
  /** Completeness that must be reached (PROFILE-3), 1 to 100. */
  atPercent: number;
  points: number;
};

/** How long points can be used (POINT-4). */
export type EarningExpiryInput = {
  /** Months from the day they are earned, 1 to 120. */
  months: number;
  /** Which day is the last. */
  roundTo: PointsLastDay;
};

/** Multiplies what lines of a purchase earn. */
export type EarningMultiplierInput = {
  /** What entries and quotes name it by: 1 to 20 letters, digits, - or _. */
  key: string;
  /** 200 is double; 1 to 1,000. */
  percent: number;
  when: EarningWhenInput;
};

/** What earns points, and what points are good for (POINT-2, POINT-4, POINT-6). */
export type EarningRulesInput = {
  /** An adjustment of more points needs a second person; absent: none does. */
  approvalAbove?: number | null | undefined;
  bonuses: EarningBonusesInput;
  /** Absent: points never expire. */
  expiry?: EarningExpiryInput | null | undefined;
  /** … for every full so much of a purchase’s net amount, in minor units of the chain’s currency. */
  forEveryMinor: number;
  /** At most twenty. */
  multipliers: Array<EarningMultiplierInput>;
  /** Days after a purchase from which its points count and may be used, 0 to 365. */
  pendingDays: number;
  /** So many points … */
  points: number;
  /** Absent: points cannot be redeemed. */
  redemption?: RedemptionRulesInput | null | undefined;
  /** Whether lines at a special price earn. */
  specialPriceEarns: boolean;
  stacking: EarningStacking;
};

/** How several multipliers that meet on one line combine: the highest alone, what each adds to 100 % together, or one after the other. */
export type EarningStacking =
  | 'ADD'
  | 'HIGHEST'
  | 'MULTIPLY';

/** What a multiplier asks; all that is given must hold. Categories choose lines of a purchase, all else the purchase. */
export type EarningWhenInput = {
  /** Whether it must be the month of the customer’s birthday. */
  birthdayMonth: boolean;
  /** Categories of items. */
  categories?: Array<string> | null | undefined;
  /** Where it was bought. */
  storeIds?: Array<string> | null | undefined;
  /** Keys of the tier held when it was bought. */
  tiers?: Array<string> | null | undefined;
  /** Of the local date; 1 is Monday, 7 Sunday. */
  weekdays?: Array<number> | null | undefined;
};

/** CSV as UTF-8 text (RFC 4180), or an Excel workbook in which numbers are numbers; the columns are the same. */
export type ExportFormat =
  | 'CSV'
  | 'XLSX';

/** Which list, narrowed as on its page; only the list’s own filter is read. */
export type ExportLinkCreateInput = {
  auditFilter?: AuditFilter | null | undefined;
  /** For moves and figures of a backtest. */
  backtestFilter?: BacktestMoveFilter | null | undefined;
  bookDayFilter?: BookDayFilter | null | undefined;
  bookPlanFilter?: BookPlanFilter | null | undefined;
  chainId: string;
  /** For runs of checklists and their items. */
  checklistFilter?: ChecklistFileFilter | null | undefined;
  customerFilter?: CustomerFilter | null | undefined;
  /** For points, changes of tier and visits. */
  factFilter?: FactFilter | null | undefined;
  /** CSV where nothing is said. */
  format?: ExportFormat | null | undefined;
  givenTierFilter?: GivenTierFilter | null | undefined;
  handoverFilter?: HandoverFilter | null | undefined;
  /** Of entries of the incentive ledger. */
  incentiveEntryFilter?: IncentiveEntryFilter | null | undefined;
  /** Of the parts of a figure: which. */
  incentiveFigure?: IncentiveFigureInput | null | undefined;
  /** Of a month’s pay, or a store’s standing. */
  incentiveMonth?: IncentiveMonthFilter | null | undefined;
  itemFilter?: ItemFilter | null | undefined;
  list: ExportList;
  /** For versions of policies and their history. */
  policyFilter?: PolicyFileFilter | null | undefined;
  purchaseFilter?: PurchaseFilter | null | undefined;
  returnFilter?: ReturnFilter | null | undefined;
  /** For spot checks, their findings and results, and validity. */
  spotCheckFilter?: SpotCheckFileFilter | null | undefined;
  voucherFilter?: VoucherFilter | null | undefined;
};

/** Lists that can be taken away as a file. */
export type ExportList =
  | 'API_CLIENTS'
  | 'ASSOCIATE_VALIDITY'
  | 'AUDIT'
  | 'BACKTEST_FIGURES'
  | 'BACKTEST_MOVES'
  | 'BOOK_ON'
  | 'BOOK_PLAN'
  | 'BOOK_PLANS'
  | 'CHECKLISTS'
  | 'CHECKLIST_ITEMS'
  | 'COVERS'
  | 'CUSTOMERS'
  | 'GIVEN_TIERS'
  | 'GIVEN_TIER_ACTS'
  | 'HANDOVER'
  | 'HANDOVERS'
  | 'HANDOVER_LAPSED'
  | 'IMPORT_RUNS'
  | 'INCENTIVE_CONTESTS'
  | 'INCENTIVE_DISPUTES'
  | 'INCENTIVE_ENTRIES'
  | 'INCENTIVE_PARTS'
  | 'INCENTIVE_PAY'
  | 'INCENTIVE_STANDING'
  | 'ITEMS'
  | 'LOST_CUSTOMERS'
  | 'ONBOARDING'
  | 'POINTS'
  | 'POINT_MONTHS'
  | 'POINT_REQUESTS'
  | 'POLICY_HISTORY'
  | 'POLICY_VERSIONS'
  | 'PURCHASES'
  | 'RETURNS'
  | 'SPOT_CHECKS'
  | 'SPOT_CHECK_FINDINGS'
  | 'SPOT_CHECK_RESULT'
  | 'STAFF'
  | 'STORES'
  | 'TIER_CHANGES'
  | 'VISITS'
  | 'VOUCHERS'
  | 'VOUCHER_ACTS'
  | 'VOUCHER_KINDS'
  | 'VOUCHER_REFUSALS'
  | 'YEAR_END_REBATES';

/** Which facts of customers a file holds: points, changes of tier, visits. */
export type FactFilter = {
  /** Of this customer. */
  customerId?: string | null | undefined;
  /** First day, included. */
  from?: string | null | undefined;
  /** Only changes of tier that go this way; read for these alone. */
  kind?: TierChangeKind | null | undefined;
  /** Last day, included. */
  to?: string | null | undefined;
};

/** Where a fact came from: a connected till, this product’s own pages, or an import. */
export type FactSource =
  | 'ADMIN'
  | 'IMPORT'
  | 'TILL';

/** By which calendar a day comes back each year: the common one, or the Chinese lunar one. */
export type FestivalCalendar =
  | 'LUNAR'
  | 'SOLAR';

/** A day of each year. */
export type FestivalDayInput = {
  calendar: FestivalCalendar;
  /** 1 to 31, of a lunar month to 30. What a month lacks in a year is its last day then: 29 February is the 28th. */
  day: number;
  /** 1 to 12; never a lunar year’s leap month. */
  month: number;
  /** So many days after a lunar day, −30 to 30: Spring Festival less 1 is New Year’s Eve. 0 on the common calendar. */
  offset: number;
};

/** As the customer says. */
export type Gender =
  | 'FEMALE'
  | 'MALE'
  | 'OTHER';

/** How what is given reaches the customer. */
export type GiftHandover =
  | 'AT_TILL'
  | 'MAIL'
  | 'PICK_UP'
  | 'PICK_UP_OR_DELIVERY';

/** All that is given must hold. */
export type GivenTierFilter = {
  /** Given by this act. */
  batchId?: string | null | undefined;
  /** The last day is not later. */
  endsTo?: string | null | undefined;
  kinds?: Array<StandingKind> | null | undefined;
  /** As of today. */
  states?: Array<StandingState> | null | undefined;
  /** Home stores of the customers. */
  storeIds?: Array<string> | null | undefined;
  /** Keys of tiers. */
  tiers?: Array<string> | null | undefined;
};

/** An order; ties go by id. */
export type GivenTierOrder = {
  direction: OrderDirection;
  field: GivenTierOrderField;
};

/** By the first day, or by the last; open-ended ones end last. */
export type GivenTierOrderField =
  | 'ENDS'
  | 'STARTS';

/** A person leaves a staff group. */
export type GroupMembershipEndInput = {
  /** The membership. */
  id: string;
  /** Last day in it. */
  untilOn: string;
};

/** A person joins a staff group. */
export type GroupMembershipStartInput = {
  /** First day in it. */
  fromOn: string;
  /** The group. */
  groupId: string;
  /** The person. */
  staffId: string;
};

/** Some of a book to another receiver. */
export type HandoverAdjustInput = {
  /** 1 to 100 of the handover’s. */
  customerIds: Array<string>;
  id: string;
  /** One of the handover’s receivers. */
  receiverId: string;
};

/** What a receiver says. */
export type HandoverAnswer =
  | 'ACCEPTED'
  | 'DECLINED';

/** One’s own answer. */
export type HandoverAnswerInput = {
  answer: HandoverAnswer;
  id: string;
};

/** Which handover a file holds. */
export type HandoverFilter = {
  /** Without it the file holds none. */
  handoverId?: string | null | undefined;
};

/** Which handover. */
export type HandoverInput = {
  id: string;
};

/** Asks the receivers. */
export type HandoverOfferInput = {
  /** So many days to answer in, 1 to 14; who says nothing takes them. */
  days?: number;
  id: string;
};

/** Why a customer comes to somebody: they sold last; to be even; chosen by hand; came into the book after it had been shared, or whose receiver had gone. */
export type HandoverReason =
  | 'CAME'
  | 'CHOSEN'
  | 'EVEN'
  | 'SOLD';

/** Whose book goes to whom (GROUP-3). */
export type HandoverStartInput = {
  chainId: string;
  /** The same again is the first handover (TRUST 24). */
  idempotencyKey: string;
  /** A present member of a group. */
  leaverId: string;
  /** Why; at most 500 characters, no phone number. */
  reason: string;
  /** Present members of groups of the same store, 1 to 100. */
  receiverIds: Array<string>;
  /** The leaver stays in the group, with an empty book; else the membership ends, and what it allowed. */
  stays?: boolean;
};

/** How far a handover is. OFFERED: its receivers are asked. */
export type HandoverState =
  | 'DONE'
  | 'DRAFTED'
  | 'OFFERED'
  | 'WITHDRAWN';

/** The import to stop. */
export type ImportCancelInput = {
  id: string;
};

/** A dry run by this mapping. */
export type ImportCheckInput = {
  id: string;
  mapping: ImportMappingInput;
};

/** What one column is imported as. */
export type ImportColumnChoiceInput = {
  /** As the header says. */
  column: string;
  /** A name of importFields; null: not imported. */
  field?: string | null | undefined;
};

/** What a row of the file is: a customer, a receipt, one line of a receipt, a tier given to a customer, or points given or taken. */
export type ImportKind =
  | 'ADJUSTMENTS'
  | 'CUSTOMERS'
  | 'RECEIPTS'
  | 'RECEIPT_LINES'
  | 'STANDINGS';

/** What the columns of a file mean. */
export type ImportMappingInput = {
  /** Of adjustments: why, for rows without a reason of their own. At most 500 characters, no phone number. */
  adjustmentReason?: string | null | undefined;
  columns: Array<ImportColumnChoiceInput>;
  /** As dd/MM/yyyy HH:mm; the order of day, month and year counts. */
  dateFormat?: string | null | undefined;
  /** The decimal sign, a point or a comma. */
  decimal?: string | null | undefined;
  presetName?: string | null | undefined;
  /** Of adjustments: the year, over by now, of which the file gives the rebates. Each customer gets one of a year. */
  rebateYear?: number | null | undefined;
  /** none, prefixC or negative. */
  returnRule?: string | null | undefined;
  /** Of given tiers: designation (where absent) or override; each asks for its own right. */
  standingKind?: string | null | undefined;
  /** For rows without a store: the code of one, or “spread”. */
  storeRule?: string | null | undefined;
  /** Of times without an offset; the chain’s if absent. */
  timeZone?: string | null | undefined;
};

/** A mapping to keep. A name used before is replaced. */
export type ImportPresetSaveInput = {
  chainId: string;
  kind: ImportKind;
  mapping: ImportMappingInput;
  name: string;
};

/** The import to start, or to go on with. */
export type ImportStartInput = {
  id: string;
};

/** Where an import is: file here, dry run, run. A cancelled or failed run can be started again and goes on. */
export type ImportStatus =
  | 'CANCELLED'
  | 'CANCELLING'
  | 'CHECKED'
  | 'CHECKING'
  | 'DONE'
  | 'FAILED'
  | 'RUNNING'
  | 'UPLOADED'
  | 'UPLOADING';

/** Groups of one store, or of the chain, are ranked with each other. */
export type IncentiveAmong =
  | 'CHAIN'
  | 'STORE';

/** Whose members share an entry by their days. OTHER_MEMBERS: each member of the store who did not run it, in full. */
export type IncentiveBeneficiary =
  | 'ASSOCIATE'
  | 'GROUP'
  | 'OTHER_MEMBERS'
  | 'STORE'
  | 'STORE_MANAGER';

/** What is decided: the entry is upheld, or comes to another amount. */
export type IncentiveDisputeDecideInput = {
  /** What the entry comes to, with its sign; absent: it is upheld. */
  amount?: number | null | undefined;
  /** Read by both sides; at most 1,000 characters, no phone number. */
  decision: string;
  id: string;
  /** The same again is the same decision (TRUST 24). */
  idempotencyKey: string;
};

/** Disputes of a chain; what is absent narrows nothing. */
export type IncentiveDisputeFilter = {
  states?: Array<IncentiveDisputeState> | null | undefined;
  storeId?: string | null | undefined;
};

/** One’s dispute. */
export type IncentiveDisputeInput = {
  id: string;
};

/** What one does not accept of an entry. */
export type IncentiveDisputeRaiseInput = {
  entryId: string;
  /** The same again is the same dispute (TRUST 24). */
  idempotencyKey: string;
  /** Read by both sides; at most 1,000 characters, no phone number. */
  text: string;
};

/** UPHELD: the entry stays. CORRECTED: another entry changes it. WITHDRAWN: by who raised it. */
export type IncentiveDisputeState =
  | 'CORRECTED'
  | 'OPEN'
  | 'UPHELD'
  | 'WITHDRAWN';

/** Entries of a chain; what is absent narrows nothing. */
export type IncentiveEntryFilter = {
  /** Corrections alone. */
  correctionsOnly?: boolean | null | undefined;
  /** Booked in the month of this day. */
  month?: string | null | undefined;
  ruleKey?: string | null | undefined;
  /** Who has a share of it. */
  staffId?: string | null | undefined;
  storeId?: string | null | undefined;
  /** By whose figures it was judged. */
  subjectId?: string | null | undefined;
};

/** What an entry was judged by. COUNT: late days (INC-6). CHECK: the system check and rates (INC-5, INC-9). DECISION: somebody decided a dispute. NOTHING: measured again there is no figure any more. */
export type IncentiveEvidenceKind =
  | 'CHECK'
  | 'COUNT'
  | 'DECISION'
  | 'NOTHING'
  | 'QUOTA'
  | 'RANK'
  | 'SHARED'
  | 'STREAK';

/** A figure of a store’s standing. */
export type IncentiveFigureInput = {
  /** Of the quota or rule. */
  key: string;
  /** Any day of the month. */
  month: string;
  of: IncentiveMeasured;
  storeId: string;
  /** The group, store or associate. */
  subjectId: string;
};

/** What is counted. Net sales in minor units; repurchase rate (TERM-4) and registration rate (TERM-3) in percent; units per receipt in hundredths; completeness of files, validity of checked fields (INC-10) and failed critical items in percent; all else as counts. FAILED_ITEMS (INC-9) and LATE_DAYS (INC-6) are what rules go by, and nobody’s quota. */
export type IncentiveMeasure =
  | 'COMPLETENESS'
  | 'FAILED_ITEMS'
  | 'LATE_DAYS'
  | 'NET_SALES'
  | 'PROSPECTS'
  | 'REGISTRATIONS'
  | 'REGISTRATION_RATE'
  | 'REPURCHASE_RATE'
  | 'SLOW_GOODS'
  | 'TIER_PROMOTIONS'
  | 'UNITS_PER_RECEIPT'
  | 'VALIDITY'
  | 'VISITS';

/** Whose figure it is. */
export type IncentiveMeasured =
  | 'ASSOCIATE'
  | 'GROUP'
  | 'STORE';

/** Which month of the incentive plan a file holds. */
export type IncentiveMonthFilter = {
  /** Any day of it. */
  month: string;
  /** Of this store alone; of a standing it is needed. */
  storeId?: string | null | undefined;
};

/** Whoever was there for a part of a period: asked by days, or not scored. */
export type IncentivePartSpan =
  | 'BY_DAYS'
  | 'EXCLUDED';

/** ONCE: when its span ends. MONTHLY: in each month of the span that follows. */
export type IncentivePayout =
  | 'MONTHLY'
  | 'ONCE';

/** A month of a chain to close. */
export type IncentivePeriodCloseInput = {
  chainId: string;
  /** The same again is the same closing (TRUST 24). */
  idempotencyKey: string;
  /** Any day of it. */
  month: string;
};

/** A closed month. */
export type IncentivePeriodInput = {
  id: string;
};

/** MEASURING and SCORING are a job’s. FAILED: a fault of ours ended it; asked to close again it goes on. APPROVED: what comes later is booked in the next month. */
export type IncentivePeriodState =
  | 'APPROVED'
  | 'CLOSED'
  | 'FAILED'
  | 'MEASURING'
  | 'SCORING';

/** What is expected of each group, store or associate in a month or quarter (INC-1, INC-12). */
export type IncentiveQuotaInput = {
  /** In the measure’s unit. */
  amount: number;
  /** Which are slow, of that measure. */
  goods: BenefitGoodsInput;
  /** What rules name it by: 1 to 20 letters, digits, - or _. */
  key: string;
  lines: Array<IncentiveQuotaLineInput>;
  measure: IncentiveMeasure;
  of: IncentiveMeasured;
  span: IncentiveSpan;
};

/** Another amount in these months and stores; an empty list is all of them. The first line that fits holds. */
export type IncentiveQuotaLineInput = {
  amount: number;
  /** 1 to 12; of a quarter the month in which it begins. */
  months: Array<number>;
  storeIds: Array<string>;
};

/** Whoever was measured (a group’s members by days), or the store’s manager. OTHER_MEMBERS, of SYSTEM_CHECK alone: each member who did not run the store. */
export type IncentiveRecipient =
  | 'MEASURED'
  | 'OTHER_MEMBERS'
  | 'STORE_MANAGER';

/** What follows from figures; the fields of its type are given, and no others. */
export type IncentiveRuleInput = {
  /** Rankings, CONTEST_ROUND. */
  among?: IncentiveAmong | null | undefined;
  /** Points, or minor units; without a sign. All types but RANKING_FORFEIT, RATE_FLOOR and CONTEST_ROUND. */
  amount?: number | null | undefined;
  /** ONBOARDING: files are in time until so many days after the declared one. */
  days?: number | null | undefined;
  /** RANKING_FORFEIT: what the lowest do; it is no money. CONTEST_ROUND: what the last does who has no prize, if anything. */
  forfeit?: BothLanguagesInput | null | undefined;
  /** What entries name it by: 1 to 20 letters, digits, - or _. */
  key: string;
  /** CONTEST_ROUND of a ratio: with fewer checked fields, files or receipts nobody is ranked. */
  least?: number | null | undefined;
  /** Rankings, CONTEST_ROUND. */
  measure?: IncentiveMeasure | null | undefined;
  /** ONBOARDING: so many late days at most. */
  mostDays?: number | null | undefined;
  /** SYSTEM_CHECK: so many critical items may fail. */
  mostFailed?: number | null | undefined;
  /** RANKING_BONUS. */
  payout?: IncentivePayout | null | undefined;
  /** THRESHOLD, STREAK: of the quota. RATE_FLOOR: the rate. */
  percent?: number | null | undefined;
  /** Rankings: so many groups. */
  places?: number | null | undefined;
  /** CONTEST_ROUND: points or minor units by place, the first’s first. */
  prizes?: Array<number> | null | undefined;
  /** CONTEST_ROUND: 1 to 4. */
  quarter?: number | null | undefined;
  /** MISSING_UNIT, THRESHOLD, STREAK, SHARED: the quota’s key; of SHARED a store’s. */
  quota?: string | null | undefined;
  /** SHARED. */
  sharing?: IncentiveSharing | null | undefined;
  /** Rankings. */
  span?: IncentiveSpan | null | undefined;
  /** STREAK: so many periods in a row, 2 to 12. */
  times?: number | null | undefined;
  /** MISSING_UNIT, THRESHOLD, STREAK; of SYSTEM_CHECK the manager or the others. */
  to?: IncentiveRecipient | null | undefined;
  type: IncentiveRuleType;
};

/** MISSING_UNIT (INC-2): for each unit short of a quota. THRESHOLD (INC-3): below so many percent of it. STREAK (INC-4): so often in a row at so many percent. RANKING_BONUS, RANKING_FORFEIT (INC-7): the highest or lowest groups. SHARED (INC-8): where the store met its quota, the group whose customers spent most. RATE_FLOOR (INC-5): a registration rate below which the system check fails. ONBOARDING (INC-6): for each late day. SYSTEM_CHECK (INC-9): where more critical items failed. CONTEST_ROUND (INC-10): associates ranked in a quarter. */
export type IncentiveRuleType =
  | 'CONTEST_ROUND'
  | 'MISSING_UNIT'
  | 'ONBOARDING'
  | 'RANKING_BONUS'
  | 'RANKING_FORFEIT'
  | 'RATE_FLOOR'
  | 'SHARED'
  | 'STREAK'
  | 'SYSTEM_CHECK'
  | 'THRESHOLD';

/** Quotas, and what follows from them (INC-1…INC-12). */
export type IncentiveRulesInput = {
  partSpans: IncentivePartSpan;
  /** Whether a file of who has not bought yet counts as a registration (INC-1). */
  prospectsCount: boolean;
  quotas: Array<IncentiveQuotaInput>;
  rules: Array<IncentiveRuleInput>;
  unit: IncentiveUnit;
};

/** EACH: every member in full, by days. SUM: one sum for all of them. */
export type IncentiveSharing =
  | 'EACH'
  | 'SUM';

/** A calendar month, or a quarter of the year. */
export type IncentiveSpan =
  | 'MONTH'
  | 'QUARTER';

/** What amounts are: score points, or minor units of the chain’s currency. */
export type IncentiveUnit =
  | 'MONEY'
  | 'POINTS';

/** Which items. */
export type ItemFilter = {
  /** Exactly this category. */
  category?: string | null | undefined;
  /** Part of the code or name. */
  search?: string | null | undefined;
};

/** What to change of an item; what is absent stays. */
export type ItemUpdateInput = {
  category?: string | null | undefined;
  id: string;
  name?: string | null | undefined;
};

/** How a customer lapsed: no visit for the months of inactivity (LOSS-1), or no purchase for the months of loss (TIER-6). */
export type Lapse =
  | 'AT_RISK'
  | 'LOST';

/** A language of the interface. */
export type Locale =
  | 'en'
  | 'zh_CN';

/** What is worked by night: tiers that time changes, points whose last day is over, vouchers that are promised for the day or have ended. */
export type NightTask =
  | 'POINTS'
  | 'TIERS'
  | 'VOUCHERS';

/** Whether rows are imported all the same, left out by a rule, or wrong. */
export type NoteSeverity =
  | 'ERROR'
  | 'INFORMATION'
  | 'LEFT_OUT';

/** Another number; the declared day stays. */
export type OnboardingCorrectInput = {
  /** 1 to 1,000,000. */
  files: number;
  /** The same again is the first correction (TRUST 24). */
  idempotencyKey: string;
  /** At most 500 characters, no phone number. */
  reason: string;
  storeId: string;
};

/** How many customer files a store has, on paper or in another system. */
export type OnboardingDeclareInput = {
  /** 1 to 1,000,000. */
  files: number;
  /** The same again is the first declaration (TRUST 24). */
  idempotencyKey: string;
  storeId: string;
};

/** RUNNING: in time until the due day. LATE: behind it, and not all are entered. DONE: as many as declared are. */
export type OnboardingState =
  | 'DONE'
  | 'LATE'
  | 'RUNNING'
  | 'UNDECLARED';

/** A line that stores may set for themselves, and within which bounds. */
export type OpenLineInput = {
  /** Where it stands in the policy, as in tiers.A.paysPercent. */
  key: string;
  least: number;
  most: number;
};

/** Ascending or descending. */
export type OrderDirection =
  | 'ASC'
  | 'DESC';

/** What a partner gives to members: shown to them, never reckoned. */
export type PartnerOfferInput = {
  /** 1 to 20 letters, digits, - or _. */
  key: string;
  name: BothLanguagesInput;
  text: BothLanguagesInput;
  /** Keys of the tiers it is for. */
  tiers: Array<string>;
};

/** One password for another. */
export type PasswordChangeInput = {
  /** The present password at this company. */
  current: string;
  /** The new one, of at least 10 characters. */
  next: string;
};

/** The chain’s accounts, between which and a customer points move. */
export type PointAccount =
  | 'ADJUSTMENT'
  | 'BONUS'
  | 'EARNING'
  | 'EXPIRY'
  | 'REDEMPTION';

/** A request that somebody else approves. */
export type PointAdjustmentApproveInput = {
  id: string;
  /** The same key and body again gets the first answer; another body is refused (POINT-5). */
  idempotencyKey: string;
};

/** A request that somebody else declines. */
export type PointAdjustmentDeclineInput = {
  id: string;
  /** The same key and body again gets the first answer; another body is refused (POINT-5). */
  idempotencyKey?: string | null | undefined;
  /** Why; kept with the request. At most 500 characters, no phone number. */
  reason: string;
};

/** One step of approving what a file asked for: at most 1,000 of its rows, and nothing but what was seen to wait. Where anything else waits by now, nothing is approved (CHANGED_MEANWHILE). */
export type PointAdjustmentFileApproveInput = {
  /** `next` of the step before; absent at first. */
  after?: number | null | undefined;
  /** The file: its import. */
  id: string;
  /** The same key and body again gets the first answer; another body is refused (POINT-5). */
  idempotencyKey: string;
  /** How many rows wait: as the file said, or the step before. */
  waiting: number;
  /** How many points they take together, as the file said, or the step before. */
  waitingDown: number;
  /** How many points they give together, as the file said, or the step before. */
  waitingUp: number;
};

/** One step of declining what a file asked for: at most 1,000 of its rows. */
export type PointAdjustmentFileDeclineInput = {
  /** `next` of the step before; absent at first. */
  after?: number | null | undefined;
  /** The file: its import. */
  id: string;
  /** The same key and body again gets the first answer; another body is refused (POINT-5). */
  idempotencyKey: string;
  /** Why; kept with each request. At most 500 characters, no phone number. */
  reason: string;
};

/** One step of an act on a file: at most 1,000 of its rows. */
export type PointAdjustmentFileInput = {
  /** `next` of the step before; absent at first. */
  after?: number | null | undefined;
  /** The file: its import. */
  id: string;
  /** The same key and body again gets the first answer; another body is refused (POINT-5). */
  idempotencyKey: string;
};

/** What became of a request for an adjustment. POSTED: a row of a file that needed nobody else. */
export type PointAdjustmentStatus =
  | 'APPROVED'
  | 'DECLINED'
  | 'POSTED'
  | 'WAITING';

/** An adjustment to be taken back. */
export type PointAdjustmentUndoInput = {
  /** An entry of the adjustment: all of it is taken back. */
  entryId: string;
  /** The same key and body again gets the first answer; another body is refused (POINT-5). */
  idempotencyKey: string;
  /** Why; stands in the ledger. At most 500 characters, no phone number. */
  reason: string;
};

/** What a bonus is given for (POINT-2). */
export type PointBonus =
  | 'COMPLETED_FILE'
  | 'REFERRAL'
  | 'REGISTRATION';

/** Why points moved (POINT-1). */
export type PointKind =
  | 'ADJUST'
  | 'BONUS'
  | 'EARN'
  | 'EXPIRE'
  | 'REDEEM'
  | 'REVERSE';

/** Points given or taken by headquarters. */
export type PointsAdjustInput = {
  /** Not 0. Below 0 takes points, never more than can be spent. */
  amount: number;
  customerId: string;
  /** The same key and body again gets the first answer; another body is refused (POINT-5). */
  idempotencyKey: string;
  /** Stands in the ledger. At most 500 characters, no phone number. */
  reason: string;
};

/** A hold to be let go. */
export type PointsHoldCancelInput = {
  holdId: string;
  /** The same key and body again gets the first answer; another body is refused (POINT-5). */
  idempotencyKey: string;
};

/** A hold whose points pay a receipt. */
export type PointsHoldConfirmInput = {
  holdId: string;
  /** The same key and body again gets the first answer; another body is refused (POINT-5). */
  idempotencyKey: string;
  /** The receipt’s number, unique in the store of the hold. */
  receiptNo: string;
};

/** Points to put aside while somebody pays. */
export type PointsHoldInput = {
  chainId: string;
  /** The customer, by id, memberNo or phone. */
  customerId?: string | null | undefined;
  /** The same key and body again gets the first answer; another body is refused (POINT-5). */
  idempotencyKey: string;
  memberNo?: string | null | undefined;
  /** After how many it ends by itself: 1 to 1,440, 15 where absent. */
  minutes?: number | null | undefined;
  /** Sum of the receipt’s lines that are not at a special price, before points, in minor units. */
  normalMinor: number;
  phone?: string | null | undefined;
  /** How many. */
  points: number;
  /** Sum of its special-price lines, before points. */
  specialMinor?: number | null | undefined;
  storeCode?: string | null | undefined;
  /** The store, by id or by storeCode. */
  storeId?: string | null | undefined;
};

/** The last day of points: the very day, or the end of its month or year. */
export type PointsLastDay =
  | 'DAY'
  | 'MONTH_END'
  | 'YEAR_END';

/** Who would pay what with points. */
export type PointsOfferInput = {
  chainId: string;
  /** As a look-up or a receipt named the customer. */
  customerId: string;
  /** Sum of the receipt’s lines that are not at a special price, in minor units. */
  normalMinor: number;
  /** Sum of its special-price lines. */
  specialMinor?: number | null | undefined;
};

/** A payment with points to be taken back. */
export type PointsRedeemUndoInput = {
  /** The same key and body again gets the first answer; another body is refused (POINT-5). */
  idempotencyKey: string;
  /** Why; at most 500 characters, no phone number. */
  reason: string;
  redemptionId: string;
};

/** Whose points become which voucher. */
export type PointsToVoucherInput = {
  chainId: string;
  /** As a look-up or a receipt named the customer. */
  customerId: string;
  /** One that is given for points. */
  definitionId: string;
  /** The same key and body again gets the first answer; another body is refused (TRUST 24). */
  idempotencyKey: string;
};

/** What is done with a version. */
export type PolicyAct =
  | 'ACTIVATE'
  | 'APPROVE'
  | 'COMMENT'
  | 'CREATE'
  | 'DISCARD'
  | 'FAIL'
  | 'RETIRE'
  | 'SAVE'
  | 'SCHEDULE'
  | 'SEND_BACK'
  | 'SUBMIT'
  | 'UNSCHEDULE';

/** A version, and what to say with the act. */
export type PolicyActInput = {
  /** At most 500 characters. */
  comment?: string | null | undefined;
  id: string;
};

/** A scheduled version whose day has come. */
export type PolicyActivateAgainInput = {
  id: string;
};

/** A version, and what to say about it. */
export type PolicyCommentInput = {
  /** At most 500 characters. */
  comment: string;
  id: string;
};

/** A new draft. */
export type PolicyDraftCreateInput = {
  /** The version whose content it starts with; the one in force where absent. */
  basedOnId?: string | null | undefined;
  chainId: string;
  kind: PolicyKind;
  /** At most 80 characters. */
  name: string;
  /** For what this store sets for itself; absent: for the chain’s own rules. */
  storeId?: string | null | undefined;
};

/** What a draft is to say, or to be called. */
export type PolicyDraftSaveInput = {
  id: string;
  /** At most 80 characters; absent: as it is. */
  name?: string | null | undefined;
  /** The revision that was read; another one is refused as CHANGED_MEANWHILE. */
  revision: number;
  /** Whole, of the draft’s kind, or a store’s lines; absent: as they are. */
  rules?: PolicyRulesInput | null | undefined;
};

/** What keeps a policy from being submitted, or from its day. */
export type PolicyFaultCode =
  | 'BOUNDS_INVALID'
  | 'CHOSEN_TWICE'
  | 'COMPARISON_UNKNOWN'
  | 'DAYS_OUT_OF_RANGE'
  | 'DAY_TWICE'
  | 'DAY_UNKNOWN'
  | 'ENDS_BEFORE_START'
  | 'EXPIRES_WHILE_PENDING'
  | 'FIELD_TWICE'
  | 'FIELD_UNKNOWN'
  | 'HIGHER_PAYS_FULL'
  | 'KEY_INVALID'
  | 'KEY_TWICE'
  | 'LEVELS_INVALID'
  | 'LINE_NEVER_USED'
  | 'LINE_NOT_OPEN'
  | 'LINE_UNKNOWN'
  | 'MEASURE_UNFIT'
  | 'METRIC_UNKNOWN'
  | 'MULTIPLE_OUT_OF_RANGE'
  | 'NAME_MISSING'
  | 'NOTHING_CHOSEN'
  | 'NOTHING_GRANTED'
  | 'NO_CONDITIONS'
  | 'NO_FESTIVALS'
  | 'NO_ROUTES'
  | 'NO_TIERS'
  | 'OCCASION_EMPTY'
  | 'PART_EMPTY'
  | 'PAYS_MORE_THAN_LOWER'
  | 'PERCENT_OUT_OF_RANGE'
  | 'QUOTA_NOT_OF_STORE'
  | 'QUOTA_UNKNOWN'
  | 'ROUTE_CONTRADICTS_RANK'
  | 'SHARE_OUT_OF_RANGE'
  | 'STORE_UNKNOWN'
  | 'TEXT_TOO_LONG'
  | 'TIER_UNKNOWN'
  | 'TIER_UNREACHABLE'
  | 'TOO_MANY'
  | 'TOO_MANY_CHOSEN'
  | 'TOO_MANY_CONDITIONS'
  | 'TOO_MANY_MULTIPLIERS'
  | 'TOO_MANY_ROUTES'
  | 'TOO_MANY_TIERS'
  | 'VALUE_NEGATIVE'
  | 'VALUE_NOT_INTEGER'
  | 'VALUE_OUT_OF_BOUNDS'
  | 'VALUE_TOO_LARGE'
  | 'VALUE_ZERO'
  | 'VOUCHER_CLOSED'
  | 'WEEKDAY_UNKNOWN'
  | 'WEIGHTS_NOT_100'
  | 'WINDOW_NOT_ALLOWED'
  | 'WINDOW_NOT_INTEGER'
  | 'WINDOW_OUT_OF_RANGE';

/** What a figure of a policy counts. */
export type PolicyFigureUnit =
  | 'DAYS'
  | 'MONEY'
  | 'PERCENT'
  | 'WEEKDAY';

/** Which versions of policies a file holds, or the history of which. */
export type PolicyFileFilter = {
  /** Absent: of every kind. */
  kind?: PolicyKind | null | undefined;
  /** Versions that stores set, all that the reader may see, in place of the chain’s. */
  ofStores?: boolean | null | undefined;
  /** Of the history: of this version alone, whosever it is. */
  policyId?: string | null | undefined;
  /** Versions that this store sets; absent: the chain’s own. */
  storeId?: string | null | undefined;
};

/** What a policy is about. */
export type PolicyKind =
  | 'BENEFIT'
  | 'EARNING'
  | 'INCENTIVE'
  | 'PROFILE'
  | 'TIER';

/** Why what a store has set does not hold: headquarters has not opened the line, or bounds it otherwise by now. */
export type PolicyLinePassedOver =
  | 'NOT_OPEN'
  | 'OUT_OF_BOUNDS';

/** Whose version a line comes from. */
export type PolicyLineSource =
  | 'CHAIN'
  | 'STORE';

/** Why a version whose day has come does not hold: no attempt has come to its end (is a worker running?); others were at work; other rules name a tier that it lacks, or it names one that the rules of tiers lack; something is wrong. */
export type PolicyOverdueReason =
  | 'BROKEN'
  | 'BUSY'
  | 'NOT_TRIED'
  | 'TIER_STILL_NAMED'
  | 'TIER_UNKNOWN';

/** What a version says: the field of its kind, of a store’s version its lines, and no other. */
export type PolicyRulesInput = {
  benefit?: BenefitRulesInput | null | undefined;
  earning?: EarningRulesInput | null | undefined;
  incentive?: IncentiveRulesInput | null | undefined;
  profile?: ProfileRulesInput | null | undefined;
  /** What a store sets for itself. */
  storeLines?: Array<StoreLineInput> | null | undefined;
  tier?: TierRulesInput | null | undefined;
};

/** An approved version and the day from which it is to hold. */
export type PolicyScheduleInput = {
  /** How many customers its latest backtest moves: asked for where that is more than the chain’s share (Chain.policyMovesShare); without it, or with another number, POLICY_MOVES_MANY. */
  confirmMoves?: number | null | undefined;
  /** After today; it holds from the first instant of the day in the chain’s time zone. */
  effectiveOn: string;
  id: string;
  /** Why it is published though no backtest of these rules against the version in force says what it does, at most 500 characters; kept in its history. Without a backtest and without a reason POLICY_EFFECT_UNSEEN; with a backtest, and of a store’s own lines, it is not looked at. */
  unseenReason?: string | null | undefined;
};

/** Where a version stands; from submission on it never changes (TIER-10). */
export type PolicyStatus =
  | 'APPROVED'
  | 'DISCARDED'
  | 'DRAFT'
  | 'IN_FORCE'
  | 'RETIRED'
  | 'SCHEDULED'
  | 'SENT_BACK'
  | 'SUBMITTED';

/** What makes a customer’s file complete (PROFILE-3). */
export type ProfileRulesInput = {
  basic: ProfileRulesPartInput;
  extended: ProfileRulesPartInput;
};

/** Fields that count equally within their part. */
export type ProfileRulesPartInput = {
  /** By the names that missing fields have in Completeness. */
  fields: Array<string>;
  /** The part’s share of the whole, in percent. */
  weight: number;
};

/** An anonymous receipt and the customer whose it was. */
export type PurchaseClaimInput = {
  customerId: string;
  /** The same key and body again gets the first answer; another body is refused (TRUST 24). */
  idempotencyKey?: string | null | undefined;
  purchaseId: string;
};

/** An anonymous receipt, and why its buyer did not want to be registered. */
export type PurchaseDeclineInput = {
  purchaseId: string;
  reason: DeclineReason;
};

/** Goods brought back and others taken, in one act. */
export type PurchaseExchangeInput = {
  bought: PurchaseRecordInput;
  /** The same key and body again gets the first answer; another body is refused (TRUST 24). */
  idempotencyKey?: string | null | undefined;
  returned: PurchaseReturnRecordInput;
};

/** Which purchases. */
export type PurchaseFilter = {
  /** Without a customer; false: with one. */
  anonymous?: boolean | null | undefined;
  customerId?: string | null | undefined;
  /** First day of purchase. */
  from?: string | null | undefined;
  /** With units taken back. */
  returned?: boolean | null | undefined;
  /** Part of the receipt number. */
  search?: string | null | undefined;
  sellerId?: string | null | undefined;
  source?: FactSource | null | undefined;
  storeIds?: Array<string> | null | undefined;
  /** Last day of purchase. */
  to?: string | null | undefined;
  voided?: boolean | null | undefined;
};

/** A line of a receipt, in the order of the receipt. */
export type PurchaseLineInput = {
  /** Paid for the whole line, tax included, after every discount (TERM-1), in minor units. */
  amountMinor: number;
  /** Kept with the item, unless it was edited by hand. */
  category?: string | null | undefined;
  /** An unknown code makes a new item. */
  itemCode: string;
  /** Kept with the item, unless it was edited by hand. */
  itemName?: string | null | undefined;
  /** At least 1. */
  quantity: number;
  /** Sold at a special price. */
  specialPrice?: boolean | null | undefined;
};

/** Order of purchases; the id settles ties. */
export type PurchaseOrder = {
  direction: OrderDirection;
  field: PurchaseOrderField;
};

/** What a list of purchases is ordered by. */
export type PurchaseOrderField =
  | 'AMOUNT'
  | 'HAPPENED_AT';

/** A purchase to be priced. The customer by id, memberNo or phone, as when it is recorded; none: nobody in particular. */
export type PurchaseQuoteInput = {
  chainId: string;
  customerId?: string | null | undefined;
  /** 1 to 200 lines. */
  lines: Array<PurchaseQuoteLineInput>;
  memberNo?: string | null | undefined;
  /** Absent: today. For a day to come, rules that are scheduled until then count; the customer’s tier is today’s whichever day it is. */
  on?: string | null | undefined;
  phone?: string | null | undefined;
  /** Who sells, by id or by sellerNo: for who buys again from the same associate. */
  sellerId?: string | null | undefined;
  sellerNo?: string | null | undefined;
  storeCode?: string | null | undefined;
  /** The store, by id or by storeCode. */
  storeId?: string | null | undefined;
  /** Vouchers to pay with, by codes as typed or scanned: see payment. At most 20 with voucherIds. */
  voucherCodes?: Array<string> | null | undefined;
  /** Vouchers to pay with, of those that a quote named. */
  voucherIds?: Array<string> | null | undefined;
};

/** A line to be priced. Its price is that of a unit or of the whole line: one of the two. */
export type PurchaseQuoteLineInput = {
  /** Price of the whole line before any discount, in minor units. */
  amountMinor?: number | null | undefined;
  /** Absent: the known item’s. */
  category?: string | null | undefined;
  itemCode: string;
  /** At least 1. */
  quantity: number;
  /** Sold at a special price. */
  specialPrice?: boolean | null | undefined;
  /** Price of a unit before any discount, in minor units. */
  unitMinor?: number | null | undefined;
};

/** A receipt. Sending the same again changes nothing; the same number with other content is refused. */
export type PurchaseRecordInput = {
  chainId: string;
  /** The customer, by id, memberNo or phone; none: an anonymous receipt. */
  customerId?: string | null | undefined;
  /** Why the buyer of an anonymous receipt did not want to be registered. */
  declineReason?: DeclineReason | null | undefined;
  /** When it was bought; late and out-of-order receipts are fine, future ones are not. */
  happenedAt: string;
  /** 1 to 1,000 lines. */
  lines: Array<PurchaseLineInput>;
  memberNo?: string | null | undefined;
  phone?: string | null | undefined;
  /** The till’s own number, unique in the store. */
  receiptNo: string;
  /** Who sold, by id or by sellerNo. */
  sellerId?: string | null | undefined;
  sellerNo?: string | null | undefined;
  storeCode?: string | null | undefined;
  /** The store, by id or by storeCode. */
  storeId?: string | null | undefined;
};

/** A return. It names its purchase by purchaseId, or by store and purchaseReceiptNo; or it names none (TERM-1b) and then its customer by id, memberNo or phone. With neither, it is kept as unmatched. */
export type PurchaseReturnRecordInput = {
  chainId: string;
  customerId?: string | null | undefined;
  happenedAt: string;
  /** 1 to 1,000 lines. */
  lines: Array<ReturnLineInput>;
  memberNo?: string | null | undefined;
  phone?: string | null | undefined;
  purchaseId?: string | null | undefined;
  /** Number of the receipt, of the store that takes it back. */
  purchaseReceiptNo?: string | null | undefined;
  /** The till’s own number, unique in the store. */
  returnNo: string;
  storeCode?: string | null | undefined;
  /** The store that took it back, by id or by storeCode. */
  storeId?: string | null | undefined;
};

/** A return recorded by mistake. */
export type PurchaseReturnVoidInput = {
  /** The return. */
  id: string;
  /** The same key and body again gets the first answer; another body is refused (TRUST 24). */
  idempotencyKey?: string | null | undefined;
  /** Why; kept with the return. At most 500 characters, no phone number. */
  reason: string;
};

/** A receipt recorded by mistake. */
export type PurchaseVoidInput = {
  id: string;
  /** The same key and body again gets the first answer; another body is refused (TRUST 24). */
  idempotencyKey?: string | null | undefined;
  /** Why; kept with the receipt. At most 500 characters, no phone number. */
  reason: string;
};

/** Why a line costs its full price: it is at a special price, no benefit meets it, or it is for members only and may not be sold. */
export type QuoteFullPrice =
  | 'MEMBERS_ONLY'
  | 'NO_BENEFIT'
  | 'SPECIAL_PRICE';

/** What lowers a price: the tier, the member day, the birthday, a sale, a sale before it opens to all, buying again from the same associate. */
export type QuoteRule =
  | 'BIRTHDAY'
  | 'MEMBER_DAY'
  | 'PRESALE'
  | 'SALE'
  | 'SAME_ASSOCIATE'
  | 'TIER';

/** What a tier pays: on any day, or on days of its own. */
export type RankedFigure =
  | 'BIRTHDAY_PAYS_PERCENT'
  | 'MEMBER_DAY_PAYS_PERCENT'
  | 'PAYS_PERCENT'
  | 'SAME_ASSOCIATE_PAYS_PERCENT';

/** What points pay for (POINT-6). */
export type RedemptionRulesInput = {
  /** Fewer are not taken at a time. */
  least: number;
  /** What a point pays, in minor units of the chain’s currency. */
  minorPerPoint: number;
  /** The most of a receipt that points pay, 1 to 100. */
  mostPercent: number;
  /** Whether they pay for lines at a special price. */
  onSpecialPrice: boolean;
};

/** Every “no” that a rule can say. Grows; a code is never renamed. */
export type RefusalCode =
  | 'ADJUSTMENT_ALREADY_DECIDED'
  | 'ADJUSTMENT_OF_FILE'
  | 'ALREADY_CLOSED'
  | 'AMOUNT_NEGATIVE'
  | 'APPROVER_IS_DRAFTER'
  | 'ASSOCIATE_CODE_TAKEN'
  | 'ASSOCIATE_LEFT'
  | 'ASSOCIATE_NOT_IN_STORE'
  | 'BACKTEST_RUNNING'
  | 'BIRTHDAY_IMPOSSIBLE'
  | 'BOOK_PLAN_OVER'
  | 'CAPTURE_SOURCE_UNKNOWN'
  | 'CHAIN_CLOSED'
  | 'CHAIN_CODE_TAKEN'
  | 'CHAIN_HAS_FACTS'
  | 'CHAIN_HAS_OPEN_STORES'
  | 'CHANGED_MEANWHILE'
  | 'CHECKLIST_CLOSED'
  | 'CHECKLIST_NOTE_REQUIRED'
  | 'CHECKLIST_OFF'
  | 'CHECKLIST_UNFINISHED'
  | 'CLOSING_BEFORE_OPENING'
  | 'CLOSING_BEFORE_STORES'
  | 'CONSENT_CHANNEL_UNKNOWN'
  | 'CONSENT_PURPOSE_UNKNOWN'
  | 'CONSENT_REQUIRED'
  | 'COVER_OVER'
  | 'COVER_OVERLAPS'
  | 'CURRENCY_MISMATCH'
  | 'CURRENCY_UNKNOWN'
  | 'CURSOR_EXPIRED'
  | 'CUSTOMER_NOT_IN_GROUPS_STORE'
  | 'DATE_BEFORE_START'
  | 'DATE_IMPOSSIBLE'
  | 'DATE_IN_FUTURE'
  | 'DECLINE_REASON_UNKNOWN'
  | 'DESIGNATION_ALREADY_ENDED'
  | 'DESIGNATION_OVERLAPS'
  | 'DISPUTE_OF_ONES_OWN'
  | 'DISPUTE_OVER'
  | 'DISPUTE_RAISED'
  | 'DUPLICATE_IN_BATCH'
  | 'EMAIL_INVALID'
  | 'EMAIL_TAKEN'
  | 'END_BEFORE_START'
  | 'END_IN_PAST'
  | 'ENTRY_ALREADY_REVERSED'
  | 'EXTERNAL_REF_TAKEN'
  | 'FILE_DAMAGED'
  | 'FILE_EMPTY'
  | 'FILE_ENCODING_UNKNOWN'
  | 'FILE_HAS_NO_ROWS'
  | 'FILE_INFLATES_TOO_LARGE'
  | 'FILE_LINE_TOO_LONG'
  | 'FILE_RATIO_SUSPICIOUS'
  | 'FILE_TOO_LARGE'
  | 'FILE_TOO_MANY_COLUMNS'
  | 'FILE_TOO_MANY_ENTRIES'
  | 'FILE_TYPE_UNSUPPORTED'
  | 'GRANT_EXCEEDS_OWN_RIGHTS'
  | 'GRANT_EXISTS'
  | 'GRANT_SCOPE_INVALID'
  | 'GROUP_ASSIGNMENT_OVERLAPS'
  | 'GROUP_CLOSED'
  | 'GROUP_CODE_TAKEN'
  | 'GROUP_HAS_CUSTOMERS'
  | 'GROUP_HAS_OPEN_MEMBERS'
  | 'GROUP_IN_OTHER_STORE'
  | 'HANDOVER_DECLINED'
  | 'HANDOVER_NOT_ANSWERED'
  | 'HANDOVER_OVER'
  | 'HANDOVER_UNDER_WAY'
  | 'HEADER_DUPLICATE'
  | 'HEADER_EMPTY'
  | 'HEADER_MISSING'
  | 'IDEMPOTENCY_IN_FLIGHT'
  | 'IDEMPOTENCY_KEY_REQUIRED'
  | 'IDEMPOTENCY_KEY_REUSED'
  | 'IMPORT_ALREADY_RUNNING'
  | 'IMPORT_FILE_GONE'
  | 'IMPORT_NOT_IN_THAT_STATE'
  | 'IMPORT_OF_ANOTHER'
  | 'INVALID_VALUE'
  | 'ITEMS_EMPTY'
  | 'ITEM_CODE_REQUIRED'
  | 'ITEM_CODE_TAKEN'
  | 'KEEPER_NOT_IN_GROUP'
  | 'KEY_ALREADY_REVOKED'
  | 'KEY_EXPIRY_IN_PAST'
  | 'KEY_EXPIRY_TOO_FAR'
  | 'LAST_HQ_GRANT'
  | 'LINE_UNKNOWN'
  | 'LOCALE_UNKNOWN'
  | 'LOGIN_PHONE_TAKEN'
  | 'LOGIN_REQUIRED'
  | 'LOOK_UP_RATE_EXCEEDED'
  | 'MAPPING_COLUMN_UNKNOWN'
  | 'MAPPING_FIELD_TWICE'
  | 'MAPPING_INCOMPLETE'
  | 'MAPPING_NAME_TAKEN'
  | 'MEMBERSHIP_ALREADY_ENDED'
  | 'MEMBERSHIP_INACTIVE'
  | 'MEMBERSHIP_OVERLAPS'
  | 'MEMBER_KEEPS_CUSTOMERS'
  | 'MEMBER_NUMBER_INVALID'
  | 'MEMBER_NUMBER_TAKEN'
  | 'MONTH_NOT_CLOSED'
  | 'MONTH_NOT_OVER'
  | 'MONTH_OUT_OF_ORDER'
  | 'NAME_REQUIRED'
  | 'NOBODY_TO_CHECK'
  | 'NOT_FOUND'
  | 'NO_INCENTIVE_PLAN'
  | 'ONBOARDING_DECLARED'
  | 'OVERFLOW'
  | 'OVERRIDE_ALREADY_ENDED'
  | 'OVERRIDE_END_REQUIRED'
  | 'OVERRIDE_OVERLAPS'
  | 'OWN_CLOSING'
  | 'PASSWORD_TOO_COMMON'
  | 'PASSWORD_TOO_LONG'
  | 'PASSWORD_TOO_SHORT'
  | 'PASSWORD_WRONG'
  | 'PERIOD_TOO_LONG'
  | 'PHONE_ALREADY_REGISTERED'
  | 'PHONE_INVALID'
  | 'PHONE_IN_REASON'
  | 'POINTS_ADJUSTMENT_TOO_LARGE'
  | 'POINTS_ADJUSTMENT_ZERO'
  | 'POINTS_INSUFFICIENT'
  | 'POINTS_REDEMPTION_NOT_OFFERED'
  | 'POINTS_REDEMPTION_TOO_FEW'
  | 'POINTS_REDEMPTION_TOO_MANY'
  | 'POINT_HOLD_ENDED'
  | 'POLICY_ALREADY_SCHEDULED'
  | 'POLICY_EFFECT_UNSEEN'
  | 'POLICY_FROZEN'
  | 'POLICY_HAS_FAULTS'
  | 'POLICY_MOVES_MANY'
  | 'POLICY_NOT_IN_THAT_STATE'
  | 'POLICY_OWN_APPROVAL'
  | 'POLICY_RANKS_CONTRADICTED'
  | 'POLICY_STARTS_IN_PAST'
  | 'POLICY_TIER_STILL_NAMED'
  | 'POLICY_TIER_UNKNOWN'
  | 'POLICY_VOUCHER_CLOSED'
  | 'PROFILE_FIELD_COMPUTED'
  | 'PROFILE_FIELD_UNKNOWN'
  | 'PURCHASE_ALREADY_CLAIMED'
  | 'PURCHASE_ALREADY_VOIDED'
  | 'PURCHASE_HAS_RETURNS'
  | 'PURCHASE_NOT_ANONYMOUS'
  | 'PURCHASE_UNKNOWN'
  | 'QUANTITY_NOT_POSITIVE'
  | 'REASON_REQUIRED'
  | 'RECEIPT_ALREADY_REDEEMED'
  | 'RECEIPT_NUMBER_REQUIRED'
  | 'RECEIPT_NUMBER_TAKEN'
  | 'RECEIPT_PAID_BY_ANOTHER'
  | 'RECEIPT_RECORDED'
  | 'REDEMPTION_UNDONE'
  | 'REFERRER_CIRCLE'
  | 'REFERRER_IS_SELF'
  | 'REFERRER_NOT_FOUND'
  | 'REQUIRED'
  | 'RETURN_ALREADY_VOIDED'
  | 'RETURN_AMOUNT_MISMATCH'
  | 'RETURN_BEFORE_PURCHASE'
  | 'RETURN_EXCEEDS_UNITS_LEFT'
  | 'RETURN_NUMBER_TAKEN'
  | 'REVEAL_RATE_EXCEEDED'
  | 'ROLE_UNKNOWN'
  | 'ROW_AMOUNT_EXPECTED'
  | 'ROW_COLUMNS_MISMATCH'
  | 'ROW_DATE_EXPECTED'
  | 'ROW_INTEGER_EXPECTED'
  | 'ROW_TEXT_UNREADABLE'
  | 'SCOPES_EMPTY'
  | 'SCOPE_UNKNOWN'
  | 'SHEET_UNKNOWN'
  | 'SIGN_IN_BACKED_OFF'
  | 'SIGN_IN_FAILED'
  | 'SPOT_CHECK_CLOSED'
  | 'SPOT_CHECK_UNFINISHED'
  | 'STANDING_BATCH_OVER'
  | 'STAND_IN_AWAY'
  | 'START_IN_PAST'
  | 'STORE_CLOSED'
  | 'STORE_CODE_TAKEN'
  | 'STORE_HAS_OPEN_GROUPS'
  | 'STORE_IN_OTHER_CHAIN'
  | 'STORE_NOT_OPEN_YET'
  | 'TEXT_TOO_LONG'
  | 'TIER_UNKNOWN'
  | 'TILL_HOLD_ENDED'
  | 'TIME_ZONE_UNKNOWN'
  | 'TOO_MANY_IN_BATCH'
  | 'TOO_MANY_LINES'
  | 'TRY_AGAIN_LATER'
  | 'UNDO_NEEDS_ANOTHER'
  | 'VISIT_ALREADY_VOIDED'
  | 'VISIT_REF_TAKEN'
  | 'VOUCHER_ALREADY_ON_RECEIPT'
  | 'VOUCHER_BATCH_OVER'
  | 'VOUCHER_BELOW_MINIMUM'
  | 'VOUCHER_CODE_MISTYPED'
  | 'VOUCHER_DEFINITION_CLOSED'
  | 'VOUCHER_EXPIRED'
  | 'VOUCHER_HELD'
  | 'VOUCHER_KEY_TAKEN'
  | 'VOUCHER_LIMIT_IN_ALL'
  | 'VOUCHER_LIMIT_PER_CUSTOMER'
  | 'VOUCHER_NOTHING_ELIGIBLE'
  | 'VOUCHER_NOT_FOR_POINTS'
  | 'VOUCHER_NOT_YET_VALID'
  | 'VOUCHER_OTHER_STORE'
  | 'VOUCHER_USED'
  | 'VOUCHER_VOID';

/** Which returns. */
export type ReturnFilter = {
  from?: string | null | undefined;
  /** Part of the return number. */
  search?: string | null | undefined;
  storeIds?: Array<string> | null | undefined;
  to?: string | null | undefined;
  /** With units that found no purchase (TERM-1b). */
  unmatched?: boolean | null | undefined;
};

/** A line of a return: an item, or a line of the named purchase. */
export type ReturnLineInput = {
  /** The item; of a named purchase, its last line with that item first. */
  itemCode?: string | null | undefined;
  /** A line of the named purchase. */
  purchaseLineNo?: number | null | undefined;
  /** At least 1. */
  quantity: number;
};

/** What a grant allows (DOMAIN §1b). */
export type Role =
  /** Reads everything in scope, personal data masked. */
  | 'ANALYST'
  /** Serves the customers of a group: registers and records. */
  | 'ASSOCIATE'
  /** Headquarters: policies, organisation, people, designations, adjustments, imports, audit. */
  | 'HQ'
  /** The owner of stores: reads all of them. */
  | 'OPERATOR'
  /** Runs a store: assigns customers, overrides tiers, registers and records. */
  | 'STORE_MANAGER';

/** A role for a person over a place. */
export type RoleGrantInput = {
  /** What it allows. */
  role: Role;
  /** The chain, store or group of that kind. */
  scopeId: string;
  /** What it holds over. */
  scopeKind: ScopeKind;
  /** The person. */
  staffId: string;
};

/** The end of a grant; works on the person’s next request. */
export type RoleRevokeInput = {
  /** The grant. */
  id: string;
};

/** When buying again from the same associate counts. */
export type SameAssociateRuleInput = {
  /** Counted from the last purchase from that associate. */
  withinDays: number;
};

/** What a grant holds over: a chain, a store, or one staff group. */
export type ScopeKind =
  | 'CHAIN'
  | 'GROUP'
  | 'STORE';

/** Who signs in. */
export type SignInInput = {
  /** E-mail or phone. */
  account: string;
  /** Which of their companies; the first joined that has this password if absent. */
  companyId?: string | null | undefined;
  /** Tries the password at up to 20 of their companies, the first joined first, instead of 5; it takes longer, for an account that nobody has too. */
  everywhere?: boolean | null | undefined;
  /** The password of the company to sign in to. */
  password: string;
};

/** Which spot check. */
export type SpotCheckCloseInput = {
  id: string;
};

/** Whose it is to carry out. */
export type SpotCheckDoer =
  | 'OPERATOR'
  | 'STORE_MANAGER';

/** A spot check by hand. */
export type SpotCheckDrawInput = {
  /** Due in so many days, 0 to 90. */
  days?: number;
  /** The same again is the first check (TRUST 24). */
  idempotencyKey: string;
  storeId: string;
};

/** Which spot checks a file holds, or of which one or which days it tells what was found. */
export type SpotCheckFileFilter = {
  /** Findings and result of this check; without it the file holds none. */
  checkId?: string | null | undefined;
  /** Validity: of checks for this day or later; absent: since ever. */
  from?: string | null | undefined;
  /** Of this store; read for the list of checks and for validity. */
  storeId?: string | null | undefined;
  /** And for this day or earlier; absent: today. */
  to?: string | null | undefined;
};

/** Which spot checks. */
export type SpotCheckFilter = {
  kind?: SpotCheckKind | null | undefined;
  state?: SpotCheckState | null | undefined;
  storeId?: string | null | undefined;
};

/** What was found of one field. */
export type SpotCheckFindingInput = {
  /** One of the check’s. */
  field: string;
  /** At most 500 characters, no phone number. */
  note?: string | null | undefined;
  verdict: SpotCheckVerdict;
};

/** DAILY: some files of each associate. MONTHLY, BY_HAND: as many as the confidence asks for, shared among the groups. */
export type SpotCheckKind =
  | 'BY_HAND'
  | 'DAILY'
  | 'MONTHLY';

/** All that was found in one file, or why it could not be checked. Recorded again, the latest counts. */
export type SpotCheckRecordInput = {
  /** One of the drawn. */
  customerId: string;
  /** Each field once; none where it could not be checked. */
  findings?: Array<SpotCheckFindingInput>;
  id: string;
  /** The same again is the first record (TRUST 24). */
  idempotencyKey: string;
  /** At most 500 characters, no phone number. */
  uncheckableReason?: string | null | undefined;
};

/** How a chain wants spot checks that are drawn from now on. */
export type SpotCheckSettingsInput = {
  chainId: string;
  confidencePercent: number;
  dailyFiles: number;
  toleratedPercent: number;
};

/** OVERDUE: still open behind its due day. */
export type SpotCheckState =
  | 'CLOSED'
  | 'DUE'
  | 'OVERDUE';

/** What a field was found to be. */
export type SpotCheckVerdict =
  | 'FALSE'
  | 'TRUE'
  | 'UNVERIFIABLE';

/** A person who starts to work in the company; with a password, one who can sign in. */
export type StaffCreateInput = {
  /** The chain they are taken on by. */
  chainId: string;
  /** To be reached, and to sign in with; unique among the company’s people. */
  email?: string | null | undefined;
  /** A staff group to be in from the first day. */
  groupId?: string | null | undefined;
  /** First day. */
  joinedOn: string;
  /** Up to 120 characters. */
  name: string;
  /** A first password of at least 10 characters; needs an e-mail or phone. It opens this company only; without one there is no signing in here. */
  password?: string | null | undefined;
  /** To be reached, and to sign in with; unique among the company’s people. Without a country code, of the chain’s country. */
  phone?: string | null | undefined;
  /** A first role, with scopeKind and scopeId. */
  role?: Role | null | undefined;
  /** The chain, store or group of that kind. */
  scopeId?: string | null | undefined;
  /** What the role holds over. */
  scopeKind?: ScopeKind | null | undefined;
  /** Unique in the company, up to 40 characters. */
  staffNo: string;
};

/** Which people a list shows. */
export type StaffFilter = {
  /** Present members of this group. */
  groupId?: string | null | undefined;
  /** These only. */
  ids?: Array<string> | null | undefined;
  /** Who has left, too. */
  includeLeft?: boolean | null | undefined;
  /** Part of a name or staff number. */
  search?: string | null | undefined;
  /** Who works, or has worked, at this store. */
  storeId?: string | null | undefined;
};

/** The end of a staff group. */
export type StaffGroupCloseInput = {
  /** Last day, today at the latest. */
  closedOn: string;
  /** The group; its members and customers have gone elsewhere before. */
  id: string;
};

/** A new staff group of a store. */
export type StaffGroupCreateInput = {
  /** Unique in the store, up to 60 characters. */
  name: string;
  /** First day; today if absent. */
  openedOn?: string | null | undefined;
  /** Its store. */
  storeId: string;
};

/** Which staff groups a list shows. */
export type StaffGroupFilter = {
  /** These only. */
  ids?: Array<string> | null | undefined;
  /** Over which the viewer holds this right, named as in viewer.permissions. */
  may?: string | null | undefined;
  /** Part of the group’s name, or of its store’s code, name or city. */
  search?: string | null | undefined;
  /** Of these stores. */
  storeIds?: Array<string> | null | undefined;
};

/** A new name of a staff group. */
export type StaffGroupUpdateInput = {
  /** The group. */
  id: string;
  /** Unique in the store, up to 60 characters. */
  name: string;
};

/** A person leaves: group, rights and sessions end. */
export type StaffLeaveInput = {
  /** The person. */
  id: string;
  /** Last day, today at the latest. */
  leftOn: string;
};

/** A password for a person. */
export type StaffPasswordSetInput = {
  /** At least 10 characters. Tell it to them; they can change it. */
  password: string;
  /** The person; they need an e-mail or phone. */
  staffId: string;
};

/** What changes of a person; what is absent stays. */
export type StaffUpdateInput = {
  /** To be reached, and from now on to sign in with; null clears. Who signs in keeps one of e-mail and phone. */
  email?: string | null | undefined;
  /** The person. */
  id: string;
  /** Up to 120 characters. */
  name?: string | null | undefined;
  /** As the e-mail; without a country code, of the chain’s country. Null clears. */
  phone?: string | null | undefined;
  /** Unique in the company, up to 40 characters. */
  staffNo?: string | null | undefined;
};

/** How the customers were chosen: one by one, all that a list shows, or by the rows of a file. */
export type StandingBatchSource =
  | 'FILE'
  | 'FILTER'
  | 'SELECTION';

/** Which act to take back. */
export type StandingBatchUndoInput = {
  id: string;
};

/** Several designations and overrides that end before their time. */
export type StandingEndBatchInput = {
  chainId: string;
  /** The last day they hold; yesterday where absent, so that they end at once. */
  endsOn?: string | null | undefined;
  /** 1 to 1,000 of them. */
  ids: Array<string>;
};

/** The end of a designation or override before its time. */
export type StandingEndInput = {
  /** The last day it holds; yesterday where absent, so that it ends at once. */
  endsOn?: string | null | undefined;
  id: string;
};

/** Who gives it: headquarters (TIER-7) or the store manager (TIER-8). */
export type StandingKind =
  | 'DESIGNATION'
  | 'OVERRIDE';

/** Whether a given tier holds today, will, or no more. */
export type StandingState =
  | 'COMING'
  | 'ENDED'
  | 'IN_FORCE';

/** The end of a store. */
export type StoreCloseInput = {
  /** Last day of business, today at the latest. */
  closedOn: string;
  /** The store; its groups are closed before it. */
  id: string;
};

/** A new store. It opens with two staff groups. */
export type StoreCreateInput = {
  /** Its chain. */
  chainId: string;
  /** Up to 80 characters. */
  city?: string | null | undefined;
  /** Unique in the chain, up to 40 characters. */
  code: string;
  /** Up to 120 characters. */
  name: string;
  /** First day of business. */
  openedOn: string;
};

/** Which stores a list shows. */
export type StoreFilter = {
  /** These only. */
  ids?: Array<string> | null | undefined;
  /** Where the viewer holds this right, named as in viewer.permissions. */
  may?: string | null | undefined;
  /** Part of a code, a name or a city. */
  search?: string | null | undefined;
};

/** A figure that a store sets for itself. */
export type StoreLineInput = {
  /** Where it stands in the policy, as in tiers.A.paysPercent. */
  key: string;
  /** Percent, days, a weekday or minor units: as the line it replaces. */
  value: number;
};

/** What changes of a store; what is absent stays. */
export type StoreUpdateInput = {
  /** Up to 80 characters; null empties it. */
  city?: string | null | undefined;
  /** Unique in the chain, up to 40 characters. */
  code?: string | null | undefined;
  /** The store. */
  id: string;
  /** Up to 120 characters. */
  name?: string | null | undefined;
  /** First day of business. */
  openedOn?: string | null | undefined;
};

/** What brought a change of tier about (TIER-11). */
export type TierChangeCause =
  | 'CLAIM'
  | 'DESIGNATION'
  | 'IMPORT'
  | 'OVERRIDE'
  | 'POINTS'
  | 'POLICY'
  | 'PURCHASE'
  | 'REFERRAL'
  | 'REGISTRATION'
  | 'RETURN'
  | 'TIME'
  | 'VISIT'
  | 'VOID';

/** Which way a change goes: into a higher tier, into a lower one or out of all, onto the register of lost customers, or off it. */
export type TierChangeKind =
  | 'BACK'
  | 'DOWN'
  | 'LOST'
  | 'UP';

/** How the figure found is compared with the figure asked. */
export type TierCompare =
  | 'AT_LEAST'
  | 'MORE_THAN';

/** One tier, the same days and one reason for many; for each the rules of `tierDesignate` hold. */
export type TierDesignateBatchInput = {
  chainId: string;
  /** How many the dry run said they are. Where a filter finds another number by now, nothing is given (CHANGED_MEANWHILE). */
  chosen?: number | null | undefined;
  /** 1 to 1,000 of them; or a filter. */
  customerIds?: Array<string> | null | undefined;
  /** Says what would become of each, and writes nothing. */
  dryRun?: boolean;
  /** The last day, included; open-ended where absent. */
  endsOn?: string | null | undefined;
  /** All that `customers` shows by it, at most 2,000; or their ids. */
  filter?: CustomerFilter | null | undefined;
  /** Required but for a dry run: the same again gives the first answer (TRUST 24). */
  idempotencyKey?: string | null | undefined;
  /** Why; at most 500 characters, no phone number. */
  reason: string;
  /** The first day; today where absent, never earlier. */
  startsOn?: string | null | undefined;
  /** A tier of the policy in force on the first day. */
  tierKey: string;
};

/** A tier given by headquarters (TIER-7). */
export type TierDesignateInput = {
  customerId: string;
  /** The last day, included; open-ended where absent. */
  endsOn?: string | null | undefined;
  /** Why; at most 500 characters, no phone number. */
  reason: string;
  /** The first day; today where absent, never earlier. */
  startsOn?: string | null | undefined;
  /** A tier of the policy in force on the first day. */
  tierKey: string;
};

/** The figure a condition looks at (TIER-1). */
export type TierMetric =
  | 'POINTS'
  | 'PURCHASES'
  | 'REFERRALS'
  | 'SPEND'
  | 'VISITS'
  | 'YEARS_SINCE_FIRST_PURCHASE';

/** What kind of fact was heard of later (TIME-3). */
export type TierNewsKind =
  | 'DESIGNATION'
  | 'OVERRIDE'
  | 'POINTS'
  | 'PURCHASE'
  | 'REFERRAL'
  | 'RETURN'
  | 'VISIT';

/** One tier, the same days and one reason for many; for each the rules of `tierOverride` hold. */
export type TierOverrideBatchInput = {
  chainId: string;
  /** How many the dry run said they are. Where a filter finds another number by now, nothing is given (CHANGED_MEANWHILE). */
  chosen?: number | null | undefined;
  /** 1 to 1,000 of them; or a filter. */
  customerIds?: Array<string> | null | undefined;
  /** Says what would become of each, and writes nothing. */
  dryRun?: boolean;
  /** The last day, included. */
  endsOn: string;
  /** All that `customers` shows by it, at most 2,000; or their ids. */
  filter?: CustomerFilter | null | undefined;
  /** Required but for a dry run: the same again gives the first answer (TRUST 24). */
  idempotencyKey?: string | null | undefined;
  /** Why; at most 500 characters, no phone number. */
  reason: string;
  /** The first day; today where absent, never earlier. */
  startsOn?: string | null | undefined;
  /** A tier of the policy in force on the first day. */
  tierKey: string;
};

/** A tier set by the store manager (TIER-8). */
export type TierOverrideInput = {
  customerId: string;
  /** The last day, included. */
  endsOn: string;
  /** Why: purchase potential, …; at most 500 characters, no phone number. */
  reason: string;
  /** The first day; today where absent, never earlier. */
  startsOn?: string | null | undefined;
  /** A tier of the policy in force on the first day. */
  tierKey: string;
};

/** A figure, and how much of it is asked for (TIER-1). */
export type TierRuleConditionInput = {
  compare: TierCompare;
  metric: TierMetric;
  /** Points, a count, minor units of the chain’s currency, or whole years. */
  value: number;
  /** Looks at the last so many months, 1 to 120 (TIME-2); absent: at all time. */
  windowMonths?: number | null | undefined;
};

/** A tier with its rules; any of its routes leads into it. */
export type TierRuleInput = {
  /** What facts and filters name it by: 1 to 20 letters, digits, - or _. */
  key: string;
  name: BothLanguagesInput;
  /** One to eight. */
  routes: Array<TierRuleRouteInput>;
};

/** One way into a tier: all of its conditions hold. */
export type TierRuleRouteInput = {
  /** One to eight. */
  all: Array<TierRuleConditionInput>;
};

/** What gives tiers (TIER-1…6). */
export type TierRulesInput = {
  /** Whether designated customers are spared both. */
  exemptDesignated: boolean;
  /** TIER-5: by so many levels, 1 to one less than there are tiers; sent without it: 1. Absent where the months are. */
  inactivityLevels?: number | null | undefined;
  /** TIER-5: without a visit for so many months the tier is lower; absent: never. */
  inactivityMonths?: number | null | undefined;
  /** TIER-6: without a purchase for so many months a customer is lost; absent: never. */
  lossMonths?: number | null | undefined;
  /** Highest first, one to eight. */
  tiers: Array<TierRuleInput>;
};

/** Who gave the tier: the rules, headquarters (TIER-7), or the store manager (TIER-8). */
export type TierSource =
  | 'DESIGNATION'
  | 'OVERRIDE'
  | 'RULES';

/** In a tier, on the register of lost customers (TIER-6), or neither. */
export type TierStatus =
  | 'LOST'
  | 'NONE'
  | 'TIER';

/** A hold to be let go. */
export type TillHoldCancelInput = {
  holdId: string;
  /** The same key and body again gets the first answer; another body is refused (TRUST 24). */
  idempotencyKey: string;
};

/** A hold that pays a receipt. */
export type TillHoldConfirmInput = {
  holdId: string;
  /** The same key and body again gets the first answer; another body is refused (TRUST 24). */
  idempotencyKey: string;
  /** The receipt’s number, unique in the store of the hold. */
  receiptNo: string;
};

/** Vouchers, and points after them, to put aside while somebody pays. */
export type TillHoldInput = {
  chainId: string;
  /** The customer, by id, memberNo or phone; where a code is given it tells. */
  customerId?: string | null | undefined;
  /** The same key and body again gets the first answer; another body is refused (TRUST 24). */
  idempotencyKey: string;
  /** 1 to 200 lines. */
  lines: Array<TillLineInput>;
  memberNo?: string | null | undefined;
  /** After how many it ends by itself: 1 to 1,440, 15 where absent. */
  minutes?: number | null | undefined;
  phone?: string | null | undefined;
  /** Points that pay what vouchers leave (POINT-6). */
  points?: number | null | undefined;
  storeCode?: string | null | undefined;
  /** The store, by id or by storeCode. */
  storeId?: string | null | undefined;
  /** At most 20, taken one after the other. */
  vouchers: Array<TillVoucherInput>;
};

/** A line of the receipt as it would be paid: after discounts, before vouchers and points. */
export type TillLineInput = {
  /** What the line costs, in minor units. */
  amountMinor: number;
  category?: string | null | undefined;
  /** Tells the category, where that is absent. */
  itemCode?: string | null | undefined;
  /** Sold at a special price. */
  specialPrice?: boolean | null | undefined;
};

/** A voucher: by its code, as typed or scanned, or by the id that a quote gave. */
export type TillVoucherInput = {
  code?: string | null | undefined;
  id?: string | null | undefined;
};

/** What happened. POINTS are adjustments and bonuses: what a purchase earned is said by the purchase. REFERRAL: this customer brought another. VOUCHER: one was issued, used, given back to, voided or expired. */
export type TimelineKind =
  | 'ASSIGNMENT'
  | 'CONSENT'
  | 'POINTS'
  | 'PURCHASE'
  | 'REFERRAL'
  | 'REGISTRATION'
  | 'RETURN'
  | 'TIER'
  | 'VISIT'
  | 'VOUCHER';

/** The customer is here, or was. */
export type VisitRecordInput = {
  customerId: string;
  /** Now if absent. */
  happenedAt?: string | null | undefined;
  note?: string | null | undefined;
  /** Makes the call safe to repeat: known by store and reference. */
  reference?: string | null | undefined;
  storeId: string;
};

/** A visit recorded by mistake. */
export type VisitVoidInput = {
  /** The visit. */
  id: string;
  /** Why; kept with the visit. At most 500 characters, no phone number. */
  reason: string;
};

/** Why a voucher does not apply to a purchase. */
export type VoucherBar =
  | 'BELOW_MINIMUM'
  | 'EXPIRED'
  | 'HELD'
  | 'NOTHING_ELIGIBLE'
  | 'NOT_YET_VALID'
  | 'OTHER_STORE'
  | 'USED'
  | 'VOID';

/** Which act. */
export type VoucherBatchInput = {
  id: string;
};

/** Chosen one by one, or by a list’s filter. */
export type VoucherBatchSource =
  | 'FILTER'
  | 'SELECTION';

/** One voucher each for many, named or found by a filter. */
export type VoucherBatchStartInput = {
  chainId: string;
  /** How many the dry run said they are. Where there is another number by now, nothing is issued (CHANGED_MEANWHILE). */
  chosen?: number | null | undefined;
  /** 1 to 1,000 of them; or a filter. */
  customerIds?: Array<string> | null | undefined;
  definitionId: string;
  /** Says how many they are, and writes nothing. */
  dryRun?: boolean;
  /** All that `customers` shows by it, at most 100,000; or their ids. */
  filter?: CustomerFilter | null | undefined;
  /** Required but for a dry run: the same again gives the first answer (TRUST 24). */
  idempotencyKey?: string | null | undefined;
  /** Why; at most 500 characters, no phone number. */
  reason: string;
  /** The first day on which they may be used; absent: today. */
  validFrom?: string | null | undefined;
};

/** How far an act on many is. FAILED: a fault of ours ended it; what it issued stays. */
export type VoucherBatchState =
  | 'CANCELLED'
  | 'DONE'
  | 'FAILED'
  | 'RUNNING'
  | 'UNDOING'
  | 'UNDONE';

/** A further kind of voucher. */
export type VoucherDefinitionCreateInput = {
  chainId: string;
  /** Goods it does not pay for, at most 100 categories. */
  excludedCategories?: Array<string> | null | undefined;
  /** Its value in minor units, at least 1. */
  faceMinor: number;
  /** Whether customers may take it for points; absent: no. */
  forPoints?: boolean | null | undefined;
  /** What a return gives back is good for so many days after it where the voucher ends earlier, 0 to 365; absent: 14. */
  givenBackDays?: number | null | undefined;
  /** The same key and body again gets the first answer; another body is refused (TRUST 24). */
  idempotencyKey: string;
  /** The chain’s own name for it: letters, digits, dots, hyphens; at most 40. */
  key: string;
  /** What the goods it may pay for must come to, after discounts; absent: anything. */
  minimumMinor?: number | null | undefined;
  /** The most that are issued in all. */
  mostInAll?: number | null | undefined;
  /** The most that one customer gets. */
  mostPerCustomer?: number | null | undefined;
  /** At most 80 characters in each language. */
  name: BothLanguagesInput;
  /** Whether it pays lines at a special price too; absent: no. */
  onSpecialPrice?: boolean | null | undefined;
  /** Whether what one receipt does not need stays on it; absent: no. */
  partRedemption?: boolean | null | undefined;
  /** Where it may be used; none: everywhere. */
  storeIds?: Array<string> | null | undefined;
  /** Good for so many days after its first; 90 where neither this nor validUntil is given. */
  validDays?: number | null | undefined;
  /** The last day of all of them; instead of validDays. */
  validUntil?: string | null | undefined;
};

/** Which definition. */
export type VoucherDefinitionInput = {
  id: string;
};

/** Terms as they are to be from now on, all of them. Vouchers that were issued keep theirs. */
export type VoucherDefinitionUpdateInput = {
  /** Goods it does not pay for, at most 100 categories. */
  excludedCategories?: Array<string> | null | undefined;
  /** Its value in minor units, at least 1. */
  faceMinor: number;
  /** Whether customers may take it for points; absent: no. */
  forPoints?: boolean | null | undefined;
  /** What a return gives back is good for so many days after it where the voucher ends earlier, 0 to 365; absent: 14. */
  givenBackDays?: number | null | undefined;
  id: string;
  /** What the goods it may pay for must come to, after discounts; absent: anything. */
  minimumMinor?: number | null | undefined;
  /** The most that are issued in all. */
  mostInAll?: number | null | undefined;
  /** The most that one customer gets. */
  mostPerCustomer?: number | null | undefined;
  /** At most 80 characters in each language. */
  name: BothLanguagesInput;
  /** Whether it pays lines at a special price too; absent: no. */
  onSpecialPrice?: boolean | null | undefined;
  /** Whether what one receipt does not need stays on it; absent: no. */
  partRedemption?: boolean | null | undefined;
  /** Where it may be used; none: everywhere. */
  storeIds?: Array<string> | null | undefined;
  /** Good for so many days after its first; 90 where neither this nor validUntil is given. */
  validDays?: number | null | undefined;
  /** The last day of all of them; instead of validDays. */
  validUntil?: string | null | undefined;
  /** The version that was read; another one since is told (CHANGED_MEANWHILE). */
  version: number;
};

/** Why a voucher’s value moved. */
export type VoucherEntryKind =
  | 'EXPIRE'
  | 'GIVE_BACK'
  | 'ISSUE'
  | 'REDEEM'
  | 'VOID';

/** All that is given must hold. */
export type VoucherFilter = {
  /** Issued by this act on many. */
  batchId?: string | null | undefined;
  customerId?: string | null | undefined;
  definitionId?: string | null | undefined;
  /** By the last day it was issued with. */
  endsFrom?: string | null | undefined;
  endsTo?: string | null | undefined;
  issuedFrom?: string | null | undefined;
  issuedTo?: string | null | undefined;
  sources?: Array<VoucherSource> | null | undefined;
  /** As of today. */
  states?: Array<VoucherState> | null | undefined;
  /** Home stores of the customers. */
  storeIds?: Array<string> | null | undefined;
};

/** One voucher for one customer. */
export type VoucherIssueInput = {
  customerId: string;
  definitionId: string;
  /** The same key and body again gets the first answer; another body is refused (TRUST 24). */
  idempotencyKey: string;
  /** Why; at most 500 characters, no phone number. */
  reason: string;
  /** The first day on which it may be used; absent: today. */
  validFrom?: string | null | undefined;
};

/** What a voucher was promised for. */
export type VoucherOccasion =
  | 'BIRTHDAY'
  | 'FESTIVAL'
  | 'PURCHASE';

/** An order; ties go by id. */
export type VoucherOrder = {
  direction: OrderDirection;
  field: VoucherOrderField;
};

/** By when it was issued, or by the last day it was issued with. */
export type VoucherOrderField =
  | 'ENDS'
  | 'ISSUED';

/** A voucher’s payment to be taken back. */
export type VoucherRedeemUndoInput = {
  /** The same key and body again gets the first answer; another body is refused (TRUST 24). */
  idempotencyKey: string;
  /** Why; at most 500 characters, no phone number. */
  reason: string;
  /** The payment: VoucherRedemption.id. */
  redemptionId: string;
};

/** Which voucher. */
export type VoucherRevealInput = {
  id: string;
};

/** How it was issued: by hand, to many at once, by a rule of the benefit policy, for points. */
export type VoucherSource =
  | 'BATCH'
  | 'HAND'
  | 'POINTS'
  | 'RULE';

/** How a voucher stands today. PARTLY_USED: something is left on it. USED: nothing is, though a return may give some back. */
export type VoucherState =
  | 'ACTIVE'
  | 'EXPIRED'
  | 'NOT_YET_VALID'
  | 'PARTLY_USED'
  | 'USED'
  | 'VOID';

/** A voucher to be taken back. */
export type VoucherVoidInput = {
  id: string;
  /** The same key and body again gets the first answer; another body is refused (TRUST 24). */
  idempotencyKey: string;
  /** Why; at most 500 characters, no phone number. */
  reason: string;
};

export type StoreChoicesQueryVariables = Exact<{
  chainId: string;
  includeClosed: boolean;
  filter?: StoreFilter | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type StoreChoicesQuery = { stores: { totalCount: number, nodes: Array<{ id: string, code: string, name: string, city: string, closedOn: string | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type GroupChoicesQueryVariables = Exact<{
  chainId: string;
  includeClosed: boolean;
  filter?: StaffGroupFilter | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type GroupChoicesQuery = { staffGroups: { totalCount: number, nodes: Array<{ id: string, name: string, closedOn: string | null, store: { id: string, name: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type StaffChoicesQueryVariables = Exact<{
  chainId: string;
  filter?: StaffFilter | null | undefined;
  first: number;
  after?: string | null | undefined;
  groups: boolean;
}>;


export type StaffChoicesQuery = { staff: { totalCount: number, nodes: Array<{ id: string, name: string, staffNo: string, leftOn: string | null, membership?: { id: string, group: { id: string, name: string, store: { id: string, name: string } } } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ListExportMutationVariables = Exact<{
  input: ExportLinkCreateInput;
}>;


export type ListExportMutation = { exportLinkCreate: { path: string | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type ApiClientPartsFragment = { id: string, name: string, scopes: Array<ApiScope>, createdAt: string, revokedAt: string | null, store: { id: string, name: string } | null, keys: Array<{ id: string, prefix: string, createdAt: string, expiresAt: string, revokedAt: string | null, lastUsedOn: string | null }> };

export type ApiClientsQueryVariables = Exact<{
  chainId: string;
  first: number;
  after?: string | null | undefined;
}>;


export type ApiClientsQuery = { apiClients: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, name: string, scopes: Array<ApiScope>, createdAt: string, revokedAt: string | null, store: { id: string, name: string } | null, keys: Array<{ id: string, prefix: string, createdAt: string, expiresAt: string, revokedAt: string | null, lastUsedOn: string | null }> }> } };

export type ApiClientCreateMutationVariables = Exact<{
  input: ApiClientCreateInput;
}>;


export type ApiClientCreateMutation = { apiClientCreate: { secret: string | null, client: { id: string, name: string, scopes: Array<ApiScope>, createdAt: string, revokedAt: string | null, store: { id: string, name: string } | null, keys: Array<{ id: string, prefix: string, createdAt: string, expiresAt: string, revokedAt: string | null, lastUsedOn: string | null }> } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type ApiKeyRotateMutationVariables = Exact<{
  input: ApiKeyRotateInput;
}>;


export type ApiKeyRotateMutation = { apiKeyRotate: { secret: string | null, client: { id: string, name: string, scopes: Array<ApiScope>, createdAt: string, revokedAt: string | null, store: { id: string, name: string } | null, keys: Array<{ id: string, prefix: string, createdAt: string, expiresAt: string, revokedAt: string | null, lastUsedOn: string | null }> } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type ApiKeyRevokeMutationVariables = Exact<{
  input: ApiKeyRevokeInput;
}>;


export type ApiKeyRevokeMutation = { apiKeyRevoke: { client: { id: string, name: string, scopes: Array<ApiScope>, createdAt: string, revokedAt: string | null, store: { id: string, name: string } | null, keys: Array<{ id: string, prefix: string, createdAt: string, expiresAt: string, revokedAt: string | null, lastUsedOn: string | null }> } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type ApiClientRevokeMutationVariables = Exact<{
  input: ApiClientRevokeInput;
}>;


export type ApiClientRevokeMutation = { apiClientRevoke: { client: { id: string, name: string, scopes: Array<ApiScope>, createdAt: string, revokedAt: string | null, store: { id: string, name: string } | null, keys: Array<{ id: string, prefix: string, createdAt: string, expiresAt: string, revokedAt: string | null, lastUsedOn: string | null }> } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type AuditQueryVariables = Exact<{
  chainId: string;
  filter?: AuditFilter | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type AuditQuery = { auditEntries: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, at: string, actorKind: ActorKind, actorName: string | null, action: string, objectType: string, objectId: string | null, objectLabel: string | null, detail: string, correlationId: string | null, sealed: boolean }> } };

export type BookColumnOfFragment = { customers: number, unkept: number, since: string | null, group: { id: string, name: string } | null, tiers: Array<{ key: string | null, customers: number }>, netSpend: { minor: number, currency: string }, members: Array<{ id: string, name: string, cover: { id: string, standIn: { id: string, name: string } | null } | null }> };

export type BookQueryVariables = Exact<{
  storeId: string;
}>;


export type BookQuery = { book: Array<{ customers: number, unkept: number, since: string | null, group: { id: string, name: string } | null, tiers: Array<{ key: string | null, customers: number }>, netSpend: { minor: number, currency: string }, members: Array<{ id: string, name: string, cover: { id: string, standIn: { id: string, name: string } | null } | null }> }> };

export type BookCardOfFragment = { id: string, name: string, lastVisitOn: string | null, registeredOn: string, group: { id: string } | null, keeper: { id: string, name: string } | null, tier: { status: TierStatus, key: string | null, rank: number | null, name: string | null } };

export type BookCardsQueryVariables = Exact<{
  chainId: string;
  filter: CustomerFilter;
  first: number;
}>;


export type BookCardsQuery = { customers: { nodes: Array<{ id: string, name: string, lastVisitOn: string | null, registeredOn: string, group: { id: string } | null, keeper: { id: string, name: string } | null, tier: { status: TierStatus, key: string | null, rank: number | null, name: string | null } }> } };

export type BookPlanOfFragment = { id: string, state: BookPlanState, reason: string | null, known: number | null, kept: number | null, chosen: number, done: number, moved: number, changed: number, undoable: number, askedAt: string, appliedAt: string | null, undoneAt: string | null, askedBy: { id: string, name: string } | null, appliedBy: { id: string, name: string } | null, undoneBy: { id: string, name: string } | null, store: { id: string, name: string } | null, groups: Array<{ id: string, name: string }>, shares: Array<{ tierKey: string | null, present: number, from: number, to: number, group: { id: string, name: string } | null }> };

export type BookPlanQueryVariables = Exact<{
  id: string;
}>;


export type BookPlanQuery = { bookPlan: { id: string, state: BookPlanState, reason: string | null, known: number | null, kept: number | null, chosen: number, done: number, moved: number, changed: number, undoable: number, askedAt: string, appliedAt: string | null, undoneAt: string | null, askedBy: { id: string, name: string } | null, appliedBy: { id: string, name: string } | null, undoneBy: { id: string, name: string } | null, store: { id: string, name: string } | null, groups: Array<{ id: string, name: string }>, shares: Array<{ tierKey: string | null, present: number, from: number, to: number, group: { id: string, name: string } | null }> } | null };

export type BookPlanCustomerOfFragment = { tierKey: string | null, because: BookPlanReason | null, outcome: BookPlanOutcome | null, customer: { id: string, name: string, memberNo: string, tier: { status: TierStatus, key: string | null, rank: number | null, name: string | null } } | null, fromGroup: { id: string, name: string } | null, toGroup: { id: string, name: string } | null, toKeeper: { id: string, name: string } | null };

export type BookPlanCustomersQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
}>;


export type BookPlanCustomersQuery = { bookPlan: { id: string, customers: { totalCount: number, nodes: Array<{ tierKey: string | null, because: BookPlanReason | null, outcome: BookPlanOutcome | null, customer: { id: string, name: string, memberNo: string, tier: { status: TierStatus, key: string | null, rank: number | null, name: string | null } } | null, fromGroup: { id: string, name: string } | null, toGroup: { id: string, name: string } | null, toKeeper: { id: string, name: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type BookPlansQueryVariables = Exact<{
  storeId: string;
  first: number;
  after?: string | null | undefined;
}>;


export type BookPlansQuery = { bookPlans: { totalCount: number, nodes: Array<{ id: string, state: BookPlanState, chosen: number, moved: number, askedAt: string, askedBy: { id: string, name: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type BookPlanDoneFragment = { plan: { id: string, state: BookPlanState, reason: string | null, known: number | null, kept: number | null, chosen: number, done: number, moved: number, changed: number, undoable: number, askedAt: string, appliedAt: string | null, undoneAt: string | null, askedBy: { id: string, name: string } | null, appliedBy: { id: string, name: string } | null, undoneBy: { id: string, name: string } | null, store: { id: string, name: string } | null, groups: Array<{ id: string, name: string }>, shares: Array<{ tierKey: string | null, present: number, from: number, to: number, group: { id: string, name: string } | null }> } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> };

export type BookPlanStartMutationVariables = Exact<{
  input: BookPlanStartInput;
}>;


export type BookPlanStartMutation = { bookPlanStart: { plan: { id: string, state: BookPlanState, reason: string | null, known: number | null, kept: number | null, chosen: number, done: number, moved: number, changed: number, undoable: number, askedAt: string, appliedAt: string | null, undoneAt: string | null, askedBy: { id: string, name: string } | null, appliedBy: { id: string, name: string } | null, undoneBy: { id: string, name: string } | null, store: { id: string, name: string } | null, groups: Array<{ id: string, name: string }>, shares: Array<{ tierKey: string | null, present: number, from: number, to: number, group: { id: string, name: string } | null }> } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type BookPlanAdjustMutationVariables = Exact<{
  input: BookPlanAdjustInput;
}>;


export type BookPlanAdjustMutation = { bookPlanAdjust: { plan: { id: string, state: BookPlanState, reason: string | null, known: number | null, kept: number | null, chosen: number, done: number, moved: number, changed: number, undoable: number, askedAt: string, appliedAt: string | null, undoneAt: string | null, askedBy: { id: string, name: string } | null, appliedBy: { id: string, name: string } | null, undoneBy: { id: string, name: string } | null, store: { id: string, name: string } | null, groups: Array<{ id: string, name: string }>, shares: Array<{ tierKey: string | null, present: number, from: number, to: number, group: { id: string, name: string } | null }> } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type BookPlanApplyMutationVariables = Exact<{
  input: BookPlanInput;
}>;


export type BookPlanApplyMutation = { bookPlanApply: { plan: { id: string, state: BookPlanState, reason: string | null, known: number | null, kept: number | null, chosen: number, done: number, moved: number, changed: number, undoable: number, askedAt: string, appliedAt: string | null, undoneAt: string | null, askedBy: { id: string, name: string } | null, appliedBy: { id: string, name: string } | null, undoneBy: { id: string, name: string } | null, store: { id: string, name: string } | null, groups: Array<{ id: string, name: string }>, shares: Array<{ tierKey: string | null, present: number, from: number, to: number, group: { id: string, name: string } | null }> } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type BookPlanUndoMutationVariables = Exact<{
  input: BookPlanInput;
}>;


export type BookPlanUndoMutation = { bookPlanUndo: { plan: { id: string, state: BookPlanState, reason: string | null, known: number | null, kept: number | null, chosen: number, done: number, moved: number, changed: number, undoable: number, askedAt: string, appliedAt: string | null, undoneAt: string | null, askedBy: { id: string, name: string } | null, appliedBy: { id: string, name: string } | null, undoneBy: { id: string, name: string } | null, store: { id: string, name: string } | null, groups: Array<{ id: string, name: string }>, shares: Array<{ tierKey: string | null, present: number, from: number, to: number, group: { id: string, name: string } | null }> } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type BookPlanDiscardMutationVariables = Exact<{
  input: BookPlanInput;
}>;


export type BookPlanDiscardMutation = { bookPlanDiscard: { plan: { id: string, state: BookPlanState, reason: string | null, known: number | null, kept: number | null, chosen: number, done: number, moved: number, changed: number, undoable: number, askedAt: string, appliedAt: string | null, undoneAt: string | null, askedBy: { id: string, name: string } | null, appliedBy: { id: string, name: string } | null, undoneBy: { id: string, name: string } | null, store: { id: string, name: string } | null, groups: Array<{ id: string, name: string }>, shares: Array<{ tierKey: string | null, present: number, from: number, to: number, group: { id: string, name: string } | null }> } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type BookOnQueryVariables = Exact<{
  storeId: string;
  on: string;
  groupId?: string | null | undefined;
  keeperId?: string | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type BookOnQuery = { bookOn: { totalCount: number, nodes: Array<{ fromOn: string, untilOn: string | null, reason: string | null, customer: { id: string, name: string, memberNo: string } | null, group: { id: string, name: string } | null, keeper: { id: string, name: string } | null, recordedBy: { id: string, name: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CoverOfFragment = { id: string, state: CoverState, fromOn: string, untilOn: string, endedOn: string | null, withdrawnAt: string | null, reason: string | null, store: { id: string, name: string } | null, keeper: { id: string, name: string } | null, standIn: { id: string, name: string } | null, arrangedBy: { id: string, name: string } | null };

export type CoversQueryVariables = Exact<{
  storeId?: string | null | undefined;
  personId?: string | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type CoversQuery = { covers: { nodes: Array<{ id: string, state: CoverState, fromOn: string, untilOn: string, endedOn: string | null, withdrawnAt: string | null, reason: string | null, store: { id: string, name: string } | null, keeper: { id: string, name: string } | null, standIn: { id: string, name: string } | null, arrangedBy: { id: string, name: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CoverDoneFragment = { cover: { id: string, state: CoverState, fromOn: string, untilOn: string, endedOn: string | null, withdrawnAt: string | null, reason: string | null, store: { id: string, name: string } | null, keeper: { id: string, name: string } | null, standIn: { id: string, name: string } | null, arrangedBy: { id: string, name: string } | null } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> };

export type CoverArrangeMutationVariables = Exact<{
  input: CoverArrangeInput;
}>;


export type CoverArrangeMutation = { coverArrange: { cover: { id: string, state: CoverState, fromOn: string, untilOn: string, endedOn: string | null, withdrawnAt: string | null, reason: string | null, store: { id: string, name: string } | null, keeper: { id: string, name: string } | null, standIn: { id: string, name: string } | null, arrangedBy: { id: string, name: string } | null } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type CoverEndMutationVariables = Exact<{
  input: CoverEndInput;
}>;


export type CoverEndMutation = { coverEnd: { cover: { id: string, state: CoverState, fromOn: string, untilOn: string, endedOn: string | null, withdrawnAt: string | null, reason: string | null, store: { id: string, name: string } | null, keeper: { id: string, name: string } | null, standIn: { id: string, name: string } | null, arrangedBy: { id: string, name: string } | null } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type CoverWithdrawMutationVariables = Exact<{
  input: CoverInput;
}>;


export type CoverWithdrawMutation = { coverWithdraw: { cover: { id: string, state: CoverState, fromOn: string, untilOn: string, endedOn: string | null, withdrawnAt: string | null, reason: string | null, store: { id: string, name: string } | null, keeper: { id: string, name: string } | null, standIn: { id: string, name: string } | null, arrangedBy: { id: string, name: string } | null } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type HandoverOfFragment = { id: string, state: HandoverState, stays: boolean, reason: string, answerUntil: string | null, doneOn: string | null, askedAt: string, leaver: { id: string, name: string } | null, askedBy: { id: string, name: string } | null, store: { id: string, name: string } | null, lapses: { customers: number, active: number, atRisk: number, lost: number, watchedUntil: string | null } | null, receivers: Array<{ answer: HandoverAnswer | null, customers: number, staff: { id: string, name: string } | null, group: { id: string, name: string } | null }> };

export type HeldBookOfFragment = { customers: number, lost: number, noted: number, birthdays30: number, birthdays60: number, tiers: Array<{ tierKey: string | null, customers: number }> };

export type HandoverQueryVariables = Exact<{
  id: string;
}>;


export type HandoverQuery = { handover: { id: string, state: HandoverState, stays: boolean, reason: string, answerUntil: string | null, doneOn: string | null, askedAt: string, held: { customers: number, lost: number, noted: number, birthdays30: number, birthdays60: number, tiers: Array<{ tierKey: string | null, customers: number }> } | null, leaver: { id: string, name: string } | null, askedBy: { id: string, name: string } | null, store: { id: string, name: string } | null, lapses: { customers: number, active: number, atRisk: number, lost: number, watchedUntil: string | null } | null, receivers: Array<{ answer: HandoverAnswer | null, customers: number, staff: { id: string, name: string } | null, group: { id: string, name: string } | null }> } | null };

export type HeldBookQueryVariables = Exact<{
  staffId: string;
}>;


export type HeldBookQuery = { heldBook: { customers: number, lost: number, noted: number, birthdays30: number, birthdays60: number, tiers: Array<{ tierKey: string | null, customers: number }> } };

export type HandoverLapsedQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
}>;


export type HandoverLapsedQuery = { handover: { id: string, lapsed: { nodes: Array<{ lapse: Lapse, lapsedOn: string, receiver: { id: string, name: string } | null, customer: { id: string, name: string, memberNo: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type HandoverLapsesQueryVariables = Exact<{
  storeId: string;
}>;


export type HandoverLapsesQuery = { handoverLapses: { handovers: number | null, customers: number, active: number, atRisk: number, lost: number } };

export type HandoverCustomersQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
}>;


export type HandoverCustomersQuery = { handover: { id: string, customers: { nodes: Array<{ because: HandoverReason, receiver: { id: string, name: string } | null, customer: { id: string, name: string, memberNo: string, lastVisitOn: string | null, tier: { status: TierStatus, key: string | null, rank: number | null, name: string | null } } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type HandoversQueryVariables = Exact<{
  storeId?: string | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type HandoversQuery = { handovers: { nodes: Array<{ id: string, state: HandoverState, stays: boolean, reason: string, answerUntil: string | null, doneOn: string | null, askedAt: string, leaver: { id: string, name: string } | null, askedBy: { id: string, name: string } | null, store: { id: string, name: string } | null, lapses: { customers: number, active: number, atRisk: number, lost: number, watchedUntil: string | null } | null, receivers: Array<{ answer: HandoverAnswer | null, customers: number, staff: { id: string, name: string } | null, group: { id: string, name: string } | null }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type HandoverDoneFragment = { handover: { id: string, state: HandoverState, stays: boolean, reason: string, answerUntil: string | null, doneOn: string | null, askedAt: string, leaver: { id: string, name: string } | null, askedBy: { id: string, name: string } | null, store: { id: string, name: string } | null, lapses: { customers: number, active: number, atRisk: number, lost: number, watchedUntil: string | null } | null, receivers: Array<{ answer: HandoverAnswer | null, customers: number, staff: { id: string, name: string } | null, group: { id: string, name: string } | null }> } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> };

export type HandoverStartMutationVariables = Exact<{
  input: HandoverStartInput;
}>;


export type HandoverStartMutation = { handoverStart: { handover: { id: string, state: HandoverState, stays: boolean, reason: string, answerUntil: string | null, doneOn: string | null, askedAt: string, leaver: { id: string, name: string } | null, askedBy: { id: string, name: string } | null, store: { id: string, name: string } | null, lapses: { customers: number, active: number, atRisk: number, lost: number, watchedUntil: string | null } | null, receivers: Array<{ answer: HandoverAnswer | null, customers: number, staff: { id: string, name: string } | null, group: { id: string, name: string } | null }> } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type HandoverAdjustMutationVariables = Exact<{
  input: HandoverAdjustInput;
}>;


export type HandoverAdjustMutation = { handoverAdjust: { handover: { id: string, state: HandoverState, stays: boolean, reason: string, answerUntil: string | null, doneOn: string | null, askedAt: string, leaver: { id: string, name: string } | null, askedBy: { id: string, name: string } | null, store: { id: string, name: string } | null, lapses: { customers: number, active: number, atRisk: number, lost: number, watchedUntil: string | null } | null, receivers: Array<{ answer: HandoverAnswer | null, customers: number, staff: { id: string, name: string } | null, group: { id: string, name: string } | null }> } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type HandoverOfferMutationVariables = Exact<{
  input: HandoverOfferInput;
}>;


export type HandoverOfferMutation = { handoverOffer: { handover: { id: string, state: HandoverState, stays: boolean, reason: string, answerUntil: string | null, doneOn: string | null, askedAt: string, leaver: { id: string, name: string } | null, askedBy: { id: string, name: string } | null, store: { id: string, name: string } | null, lapses: { customers: number, active: number, atRisk: number, lost: number, watchedUntil: string | null } | null, receivers: Array<{ answer: HandoverAnswer | null, customers: number, staff: { id: string, name: string } | null, group: { id: string, name: string } | null }> } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type HandoverAnswerMutationVariables = Exact<{
  input: HandoverAnswerInput;
}>;


export type HandoverAnswerMutation = { handoverAnswer: { handover: { id: string, state: HandoverState, stays: boolean, reason: string, answerUntil: string | null, doneOn: string | null, askedAt: string, leaver: { id: string, name: string } | null, askedBy: { id: string, name: string } | null, store: { id: string, name: string } | null, lapses: { customers: number, active: number, atRisk: number, lost: number, watchedUntil: string | null } | null, receivers: Array<{ answer: HandoverAnswer | null, customers: number, staff: { id: string, name: string } | null, group: { id: string, name: string } | null }> } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type HandoverFinishMutationVariables = Exact<{
  input: HandoverInput;
}>;


export type HandoverFinishMutation = { handoverFinish: { handover: { id: string, state: HandoverState, stays: boolean, reason: string, answerUntil: string | null, doneOn: string | null, askedAt: string, leaver: { id: string, name: string } | null, askedBy: { id: string, name: string } | null, store: { id: string, name: string } | null, lapses: { customers: number, active: number, atRisk: number, lost: number, watchedUntil: string | null } | null, receivers: Array<{ answer: HandoverAnswer | null, customers: number, staff: { id: string, name: string } | null, group: { id: string, name: string } | null }> } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type HandoverWithdrawMutationVariables = Exact<{
  input: HandoverInput;
}>;


export type HandoverWithdrawMutation = { handoverWithdraw: { handover: { id: string, state: HandoverState, stays: boolean, reason: string, answerUntil: string | null, doneOn: string | null, askedAt: string, leaver: { id: string, name: string } | null, askedBy: { id: string, name: string } | null, store: { id: string, name: string } | null, lapses: { customers: number, active: number, atRisk: number, lost: number, watchedUntil: string | null } | null, receivers: Array<{ answer: HandoverAnswer | null, customers: number, staff: { id: string, name: string } | null, group: { id: string, name: string } | null }> } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type CustomerBriefingQueryVariables = Exact<{
  id: string;
  vouchers: boolean;
}>;


export type CustomerBriefingQuery = { customer: { id: string, memberNo: string, kind: CustomerKind, name: string, namesMasked: boolean, gender: Gender | null, phone: string | null, email: string | null, address: string | null, birthOn: string | null, birthMonth: number | null, birthDay: number | null, ageBand: string | null, ethnicity: string | null, occupation: string | null, family: string | null, personality: string | null, spendingHabits: string | null, dressPreference: string | null, leisure: string | null, dailyHabits: string | null, servicePreference: string | null, promotionAttitude: string | null, values: string | null, education: string | null, income: string | null, note: string | null, groupSince: string | null, referralCount: number, registeredOn: string, captureSource: CaptureSource, fileConsent: string | null, doNotContactSince: string | null, purchaseCount: number, firstPurchaseOn: string | null, lastPurchaseOn: string | null, lastVisitOn: string | null, standings: Array<{ id: string, kind: TierSource, tierKey: string, startsOn: string, endsOn: string | null, reason: string, recordedAt: string, endedAt: string | null, recordedBy: { id: string, name: string } | null }>, tierDecision: { asOf: string, status: TierStatus, key: string | null, rank: number | null, name: string | null, source: TierSource, lowered: boolean, baseKey: string | null, nextChangeOn: string | null, policy: { id: string, version: number, effectiveOn: string, plannedOn: string | null }, tiers: Array<{ key: string, rank: number, name: string, met: boolean, routes: Array<{ met: boolean, conditions: Array<{ metric: TierMetric, compare: TierCompare, asked: number, found: number, met: boolean, windowMonths: number | null, windowFrom: string | null, windowTo: string | null, lacking: number, spare: number, by: string | null, flipsOn: string | null }> }> }>, inactivity: { months: number, lastSeenOn: string | null, inactiveOn: string, applies: boolean, exempt: boolean } | null, loss: { months: number, lastPurchaseOn: string, lostOn: string, applies: boolean, exempt: boolean } | null, standing: { id: string, kind: TierSource, tierKey: string, startsOn: string, endsOn: string | null, reason: string, recordedAt: string, endedAt: string | null, recordedBy: { id: string, name: string } | null } | null, forecast: Array<{ on: string, status: TierStatus, key: string | null, rank: number | null, name: string | null }> }, tierChanges: { nodes: Array<{ id: string, toStatus: TierStatus, toKey: string | null, decidedOn: string }> }, purchases: { nodes: Array<{ returnedInFullOn: string | null, id: string, receiptNo: string, happenedAt: string, purchasedOn: string, units: number, points: number, claimedLate: boolean, voidedAt: string | null, returnedUnits: number, lines: Array<{ returnedUnits: number, lineNo: number, quantity: number, amount: { minor: number, currency: string }, item: { category: string, id: string, name: string } }>, store: { id: string, name: string }, seller: { id: string, name: string } | null, paid: { minor: number, currency: string }, net: { minor: number, currency: string } }> }, visits: { nodes: Array<{ id: string, visitedOn: string, note: string | null, store: { id: string, name: string }, recordedBy: { id: string, name: string } | null }> }, timeline: { nodes: Array<{ id: string, on: string, group: { id: string, name: string } | null, keeper: { id: string, name: string } | null }>, pageInfo: { hasNextPage: boolean } }, purse: { available: number, expiring: Array<{ expiresOn: string, points: number }> }, vouchers?: { totalCount: number, nodes: Array<{ id: string, validFrom: string, goodUntil: string, name: { zhCN: string, en: string }, left: { minor: number, currency: string } }> }, chain: { id: string, country: string }, store: { id: string, name: string }, group: { id: string, name: string } | null, keeper: { id: string, name: string } | null, cover: { id: string, untilOn: string, endedOn: string | null, standIn: { id: string, name: string } | null } | null, referrer: { id: string, name: string } | null, registeredBy: { id: string, name: string } | null, consents: Array<{ purpose: ConsentPurpose, channel: ConsentChannel, granted: boolean, source: string, happenedAt: string }>, completeness: { percent: number, basicFilled: number, basicTotal: number, extendedFilled: number, extendedTotal: number, missing: Array<{ field: string, gain: number }> }, tier: { status: TierStatus, key: string | null, rank: number | null, name: string | null, source: TierSource, lowered: boolean, nextChangeOn: string | null }, points: { balance: number, credited: number, earned: number, adjusted: number, reversed: number, redeemed: number, expired: number }, netSpend: { minor: number, currency: string } } | null };

export type HandedBookQueryVariables = Exact<{
  id: string;
  receiverId: string;
  first: number;
  after?: string | null | undefined;
}>;


export type HandedBookQuery = { handover: { id: string, leaver: { id: string, name: string } | null, receivers: Array<{ customers: number, staff: { id: string } | null }>, customers: { nodes: Array<{ customer: { id: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type BookOfPersonQueryVariables = Exact<{
  chainId: string;
  staffId: string;
  first: number;
  after?: string | null | undefined;
}>;


export type BookOfPersonQuery = { customers: { totalCount: number, nodes: Array<{ id: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ChecklistRunRowFragment = { id: string, kind: ChecklistKind, span: ChecklistSpan, doer: ChecklistDoer, state: ChecklistState, forOn: string, dueOn: string, mine: boolean, title: { zhCN: string, en: string }, store: { id: string, name: string } | null, result: { passed: number, failed: number, failedCritical: number, notApplicable: number, left: number, isFailed: boolean } };

export type ChecklistItemOfFragment = { key: string, critical: boolean, needsNote: boolean, automatic: boolean, text: { zhCN: string, en: string }, help: { zhCN: string, en: string } };

export type ChecklistOfFragment = { kind: ChecklistKind, no: number, isReady: boolean, isOn: boolean, rhythm: ChecklistRhythm, doer: ChecklistDoer, title: { zhCN: string, en: string }, items: Array<{ key: string, critical: boolean, needsNote: boolean, automatic: boolean, text: { zhCN: string, en: string }, help: { zhCN: string, en: string } }> };

export type ChecklistRunsQueryVariables = Exact<{
  chainId: string;
  filter?: ChecklistRunFilter | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type ChecklistRunsQuery = { checklistRuns: { nodes: Array<{ id: string, kind: ChecklistKind, span: ChecklistSpan, doer: ChecklistDoer, state: ChecklistState, forOn: string, dueOn: string, mine: boolean, title: { zhCN: string, en: string }, store: { id: string, name: string } | null, result: { passed: number, failed: number, failedCritical: number, notApplicable: number, left: number, isFailed: boolean } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ChecklistCountsQueryVariables = Exact<{
  chainId: string;
  due: ChecklistRunFilter;
  overdue: ChecklistRunFilter;
}>;


export type ChecklistCountsQuery = { due: { totalCount: number }, overdue: { totalCount: number } };

export type ChecklistRunQueryVariables = Exact<{
  id: string;
}>;


export type ChecklistRunQuery = { checklistRun: { closedAt: string | null, id: string, kind: ChecklistKind, span: ChecklistSpan, doer: ChecklistDoer, state: ChecklistState, forOn: string, dueOn: string, mine: boolean, closedBy: { id: string, name: string } | null, items: Array<{ verdict: ChecklistVerdict | null, note: string | null, answeredAt: string | null, answeredBy: { id: string, name: string } | null, item: { key: string, critical: boolean, needsNote: boolean, automatic: boolean, text: { zhCN: string, en: string }, help: { zhCN: string, en: string } } }>, title: { zhCN: string, en: string }, store: { id: string, name: string } | null, result: { passed: number, failed: number, failedCritical: number, notApplicable: number, left: number, isFailed: boolean } } | null };

export type ChecklistsQueryVariables = Exact<{
  chainId: string;
}>;


export type ChecklistsQuery = { chain: { id: string, checklists: Array<{ kind: ChecklistKind, no: number, isReady: boolean, isOn: boolean, rhythm: ChecklistRhythm, doer: ChecklistDoer, title: { zhCN: string, en: string }, items: Array<{ key: string, critical: boolean, needsNote: boolean, automatic: boolean, text: { zhCN: string, en: string }, help: { zhCN: string, en: string } }> }> } | null };

export type ChecklistRunBeginMutationVariables = Exact<{
  input: ChecklistRunBeginInput;
}>;


export type ChecklistRunBeginMutation = { checklistRunBegin: { checklistRun: { id: string } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type ChecklistAnswerMutationVariables = Exact<{
  input: ChecklistAnswerInput;
}>;


export type ChecklistAnswerMutation = { checklistAnswer: { checklistRun: { id: string } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type ChecklistRunCloseMutationVariables = Exact<{
  input: ChecklistRunCloseInput;
}>;


export type ChecklistRunCloseMutation = { checklistRunClose: { checklistRun: { id: string } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type ChecklistSaveMutationVariables = Exact<{
  input: ChecklistSaveInput;
}>;


export type ChecklistSaveMutation = { checklistSave: { checklist: { kind: ChecklistKind, no: number, isReady: boolean, isOn: boolean, rhythm: ChecklistRhythm, doer: ChecklistDoer, title: { zhCN: string, en: string }, items: Array<{ key: string, critical: boolean, needsNote: boolean, automatic: boolean, text: { zhCN: string, en: string }, help: { zhCN: string, en: string } }> } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type ChecklistResetMutationVariables = Exact<{
  input: ChecklistResetInput;
}>;


export type ChecklistResetMutation = { checklistReset: { checklist: { kind: ChecklistKind, no: number, isReady: boolean, isOn: boolean, rhythm: ChecklistRhythm, doer: ChecklistDoer, title: { zhCN: string, en: string }, items: Array<{ key: string, critical: boolean, needsNote: boolean, automatic: boolean, text: { zhCN: string, en: string }, help: { zhCN: string, en: string } }> } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type CustomerRegisterMutationVariables = Exact<{
  input: CustomerRegisterInput;
}>;


export type CustomerRegisterMutation = { customerRegister: { customer: { id: string, name: string, memberNo: string, store: { id: string, name: string }, group: { id: string, name: string } | null, completeness: { percent: number, missing: Array<{ field: string, gain: number }> }, tier: { status: TierStatus, key: string | null, rank: number | null, name: string | null, source: TierSource, lowered: boolean, nextChangeOn: string | null } } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type CustomerUpdateMutationVariables = Exact<{
  input: CustomerUpdateInput;
}>;


export type CustomerUpdateMutation = { customerUpdate: { customer: { id: string, completeness: { percent: number } } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type CustomerAssignMutationVariables = Exact<{
  input: CustomerAssignInput;
}>;


export type CustomerAssignMutation = { customerAssign: { customer: { id: string } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type CustomerAssignBatchMutationVariables = Exact<{
  input: CustomerAssignBatchInput;
}>;


export type CustomerAssignBatchMutation = { customerAssignBatch: { results: Array<{ customer: { id: string } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> }>, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type CustomerRevealMutationVariables = Exact<{
  input: CustomerRevealInput;
}>;


export type CustomerRevealMutation = { customerReveal: { name: string | null, phone: string | null, email: string | null, birthOn: string | null, address: string | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type CounterCardMutationVariables = Exact<{
  input: CounterCardLookupInput;
}>;


export type CounterCardMutation = { counterCardLookup: { card: { customerId: string, fileReadable: boolean, maskedName: string, memberNo: string, available: number, tier: { status: TierStatus, key: string | null, rank: number | null, name: string | null, source: TierSource, lowered: boolean, nextChangeOn: string | null }, store: { id: string, name: string }, benefits: { memberDay: number | null, specialPriceDiscounted: boolean, sameAssociatePaysPercent: number | null, sameAssociateWithinDays: number | null, policyVersion: number, tier: { key: string, paysPercent: number, memberDayPaysPercent: number | null, birthdayPaysPercent: number | null, presaleDays: number, membersOnly: boolean, rebatePercent: number, occasions: Array<{ key: BenefitOccasion, voucherMinor: number | null, booklet: boolean, handover: GiftHandover, gift: { leastMinor: number | null, mostMinor: number | null } | null }> } | null, festivals: Array<{ key: string, name: { zhCN: string, en: string } }>, partnerOffers: Array<{ key: string, name: { zhCN: string, en: string }, text: { zhCN: string, en: string } }> } | null } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type ConsentRecordMutationVariables = Exact<{
  input: ConsentRecordInput;
}>;


export type ConsentRecordMutation = { consentRecord: { customer: { id: string } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type VisitRecordMutationVariables = Exact<{
  input: VisitRecordInput;
}>;


export type VisitRecordMutation = { visitRecord: { repeated: boolean, visit: { id: string, visitedOn: string, store: { id: string, name: string } } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type VisitVoidMutationVariables = Exact<{
  input: VisitVoidInput;
}>;


export type VisitVoidMutation = { visitVoid: { visit: { id: string } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type PointsAdjustMutationVariables = Exact<{
  input: PointsAdjustInput;
}>;


export type PointsAdjustMutation = { pointsAdjust: { request: { id: string } | null, entry: { id: string, amount: number, balanceAfter: number } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type TierDesignateMutationVariables = Exact<{
  input: TierDesignateInput;
}>;


export type TierDesignateMutation = { tierDesignate: { customer: { id: string } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type TierOverrideMutationVariables = Exact<{
  input: TierOverrideInput;
}>;


export type TierOverrideMutation = { tierOverride: { customer: { id: string } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type StandingEndMutationVariables = Exact<{
  input: StandingEndInput;
}>;


export type StandingEndMutation = { standingEnd: { customer: { id: string } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type BenefitsOfFragment = { memberDay: number | null, specialPriceDiscounted: boolean, sameAssociatePaysPercent: number | null, sameAssociateWithinDays: number | null, policyVersion: number, tier: { key: string, paysPercent: number, memberDayPaysPercent: number | null, birthdayPaysPercent: number | null, presaleDays: number, membersOnly: boolean, rebatePercent: number, occasions: Array<{ key: BenefitOccasion, voucherMinor: number | null, booklet: boolean, handover: GiftHandover, gift: { leastMinor: number | null, mostMinor: number | null } | null }> } | null, festivals: Array<{ key: string, name: { zhCN: string, en: string } }>, partnerOffers: Array<{ key: string, name: { zhCN: string, en: string }, text: { zhCN: string, en: string } }> };

export type CustomerBenefitsQueryVariables = Exact<{
  id: string;
}>;


export type CustomerBenefitsQuery = { customer: { id: string, benefits: { memberDay: number | null, specialPriceDiscounted: boolean, sameAssociatePaysPercent: number | null, sameAssociateWithinDays: number | null, policyVersion: number, tier: { key: string, paysPercent: number, memberDayPaysPercent: number | null, birthdayPaysPercent: number | null, presaleDays: number, membersOnly: boolean, rebatePercent: number, occasions: Array<{ key: BenefitOccasion, voucherMinor: number | null, booklet: boolean, handover: GiftHandover, gift: { leastMinor: number | null, mostMinor: number | null } | null }> } | null, festivals: Array<{ key: string, name: { zhCN: string, en: string } }>, partnerOffers: Array<{ key: string, name: { zhCN: string, en: string }, text: { zhCN: string, en: string } }> } | null } | null };

export type AssociateCardQueryVariables = Exact<{
  id: string;
}>;


export type AssociateCardQuery = { customer: { id: string, name: string, namesMasked: boolean, memberNo: string, store: { id: string, name: string }, benefits: { memberDay: number | null, specialPriceDiscounted: boolean, sameAssociatePaysPercent: number | null, sameAssociateWithinDays: number | null, policyVersion: number, tier: { key: string, paysPercent: number, memberDayPaysPercent: number | null, birthdayPaysPercent: number | null, presaleDays: number, membersOnly: boolean, rebatePercent: number, occasions: Array<{ key: BenefitOccasion, voucherMinor: number | null, booklet: boolean, handover: GiftHandover, gift: { leastMinor: number | null, mostMinor: number | null } | null }> } | null, festivals: Array<{ key: string, name: { zhCN: string, en: string } }>, partnerOffers: Array<{ key: string, name: { zhCN: string, en: string }, text: { zhCN: string, en: string } }> } | null, purchases: { nodes: Array<{ id: string, purchasedOn: string, voidedAt: string | null, returnedInFullOn: string | null, seller: { id: string, name: string } | null }> } } | null };

export type ConditionOfFragment = { metric: TierMetric, compare: TierCompare, asked: number, found: number, met: boolean, windowMonths: number | null, windowFrom: string | null, windowTo: string | null, lacking: number, spare: number, by: string | null, flipsOn: string | null };

export type StandingOfFragment = { id: string, kind: TierSource, tierKey: string, startsOn: string, endsOn: string | null, reason: string, recordedAt: string, endedAt: string | null, recordedBy: { id: string, name: string } | null };

export type DecisionOfFragment = { asOf: string, status: TierStatus, key: string | null, rank: number | null, name: string | null, source: TierSource, lowered: boolean, baseKey: string | null, nextChangeOn: string | null, policy: { id: string, version: number, effectiveOn: string, plannedOn: string | null }, tiers: Array<{ key: string, rank: number, name: string, met: boolean, routes: Array<{ met: boolean, conditions: Array<{ metric: TierMetric, compare: TierCompare, asked: number, found: number, met: boolean, windowMonths: number | null, windowFrom: string | null, windowTo: string | null, lacking: number, spare: number, by: string | null, flipsOn: string | null }> }> }>, inactivity: { months: number, lastSeenOn: string | null, inactiveOn: string, applies: boolean, exempt: boolean } | null, loss: { months: number, lastPurchaseOn: string, lostOn: string, applies: boolean, exempt: boolean } | null, standing: { id: string, kind: TierSource, tierKey: string, startsOn: string, endsOn: string | null, reason: string, recordedAt: string, endedAt: string | null, recordedBy: { id: string, name: string } | null } | null, forecast: Array<{ on: string, status: TierStatus, key: string | null, rank: number | null, name: string | null }> };

export type PurchaseRowFragment = { id: string, receiptNo: string, happenedAt: string, purchasedOn: string, units: number, points: number, claimedLate: boolean, voidedAt: string | null, returnedUnits: number, store: { id: string, name: string }, seller: { id: string, name: string } | null, paid: { minor: number, currency: string }, net: { minor: number, currency: string }, lines: Array<{ lineNo: number, quantity: number, item: { id: string, name: string } }> };

export type CustomerFileFragment = { id: string, memberNo: string, kind: CustomerKind, name: string, namesMasked: boolean, gender: Gender | null, phone: string | null, email: string | null, address: string | null, birthOn: string | null, birthMonth: number | null, birthDay: number | null, ageBand: string | null, ethnicity: string | null, occupation: string | null, family: string | null, personality: string | null, spendingHabits: string | null, dressPreference: string | null, leisure: string | null, dailyHabits: string | null, servicePreference: string | null, promotionAttitude: string | null, values: string | null, education: string | null, income: string | null, note: string | null, groupSince: string | null, referralCount: number, registeredOn: string, captureSource: CaptureSource, fileConsent: string | null, doNotContactSince: string | null, purchaseCount: number, firstPurchaseOn: string | null, lastPurchaseOn: string | null, lastVisitOn: string | null, chain: { id: string, country: string }, store: { id: string, name: string }, group: { id: string, name: string } | null, keeper: { id: string, name: string } | null, cover: { id: string, untilOn: string, endedOn: string | null, standIn: { id: string, name: string } | null } | null, referrer: { id: string, name: string } | null, registeredBy: { id: string, name: string } | null, consents: Array<{ purpose: ConsentPurpose, channel: ConsentChannel, granted: boolean, source: string, happenedAt: string }>, completeness: { percent: number, basicFilled: number, basicTotal: number, extendedFilled: number, extendedTotal: number, missing: Array<{ field: string, gain: number }> }, tier: { status: TierStatus, key: string | null, rank: number | null, name: string | null, source: TierSource, lowered: boolean, nextChangeOn: string | null }, points: { balance: number, credited: number, earned: number, adjusted: number, reversed: number, redeemed: number, expired: number }, netSpend: { minor: number, currency: string } };

export type CustomerQueryVariables = Exact<{
  id: string;
}>;


export type CustomerQuery = { customer: { id: string, memberNo: string, kind: CustomerKind, name: string, namesMasked: boolean, gender: Gender | null, phone: string | null, email: string | null, address: string | null, birthOn: string | null, birthMonth: number | null, birthDay: number | null, ageBand: string | null, ethnicity: string | null, occupation: string | null, family: string | null, personality: string | null, spendingHabits: string | null, dressPreference: string | null, leisure: string | null, dailyHabits: string | null, servicePreference: string | null, promotionAttitude: string | null, values: string | null, education: string | null, income: string | null, note: string | null, groupSince: string | null, referralCount: number, registeredOn: string, captureSource: CaptureSource, fileConsent: string | null, doNotContactSince: string | null, purchaseCount: number, firstPurchaseOn: string | null, lastPurchaseOn: string | null, lastVisitOn: string | null, chain: { id: string, country: string, profilePolicy: { basic: { weight: number, fields: Array<string> }, extended: { weight: number, fields: Array<string> } } }, standings: Array<{ id: string, kind: TierSource, tierKey: string, startsOn: string, endsOn: string | null, reason: string, recordedAt: string, endedAt: string | null, recordedBy: { id: string, name: string } | null }>, referrals: { nodes: Array<{ id: string, name: string }> }, tierChanges: { totalCount: number }, visits: { totalCount: number }, store: { id: string, name: string }, group: { id: string, name: string } | null, keeper: { id: string, name: string } | null, cover: { id: string, untilOn: string, endedOn: string | null, standIn: { id: string, name: string } | null } | null, referrer: { id: string, name: string } | null, registeredBy: { id: string, name: string } | null, consents: Array<{ purpose: ConsentPurpose, channel: ConsentChannel, granted: boolean, source: string, happenedAt: string }>, completeness: { percent: number, basicFilled: number, basicTotal: number, extendedFilled: number, extendedTotal: number, missing: Array<{ field: string, gain: number }> }, tier: { status: TierStatus, key: string | null, rank: number | null, name: string | null, source: TierSource, lowered: boolean, nextChangeOn: string | null }, points: { balance: number, credited: number, earned: number, adjusted: number, reversed: number, redeemed: number, expired: number }, netSpend: { minor: number, currency: string } } | null };

export type CustomerPeekQueryVariables = Exact<{
  id: string;
}>;


export type CustomerPeekQuery = { customer: { id: string, memberNo: string, kind: CustomerKind, name: string, namesMasked: boolean, gender: Gender | null, phone: string | null, email: string | null, address: string | null, birthOn: string | null, birthMonth: number | null, birthDay: number | null, ageBand: string | null, ethnicity: string | null, occupation: string | null, family: string | null, personality: string | null, spendingHabits: string | null, dressPreference: string | null, leisure: string | null, dailyHabits: string | null, servicePreference: string | null, promotionAttitude: string | null, values: string | null, education: string | null, income: string | null, note: string | null, groupSince: string | null, referralCount: number, registeredOn: string, captureSource: CaptureSource, fileConsent: string | null, doNotContactSince: string | null, purchaseCount: number, firstPurchaseOn: string | null, lastPurchaseOn: string | null, lastVisitOn: string | null, tierDecision: { asOf: string, status: TierStatus, key: string | null, rank: number | null, name: string | null, source: TierSource, lowered: boolean, baseKey: string | null, nextChangeOn: string | null, policy: { id: string, version: number, effectiveOn: string, plannedOn: string | null }, tiers: Array<{ key: string, rank: number, name: string, met: boolean, routes: Array<{ met: boolean, conditions: Array<{ metric: TierMetric, compare: TierCompare, asked: number, found: number, met: boolean, windowMonths: number | null, windowFrom: string | null, windowTo: string | null, lacking: number, spare: number, by: string | null, flipsOn: string | null }> }> }>, inactivity: { months: number, lastSeenOn: string | null, inactiveOn: string, applies: boolean, exempt: boolean } | null, loss: { months: number, lastPurchaseOn: string, lostOn: string, applies: boolean, exempt: boolean } | null, standing: { id: string, kind: TierSource, tierKey: string, startsOn: string, endsOn: string | null, reason: string, recordedAt: string, endedAt: string | null, recordedBy: { id: string, name: string } | null } | null, forecast: Array<{ on: string, status: TierStatus, key: string | null, rank: number | null, name: string | null }> }, purchases: { nodes: Array<{ id: string, receiptNo: string, happenedAt: string, purchasedOn: string, units: number, points: number, claimedLate: boolean, voidedAt: string | null, returnedUnits: number, store: { id: string, name: string }, seller: { id: string, name: string } | null, paid: { minor: number, currency: string }, net: { minor: number, currency: string }, lines: Array<{ lineNo: number, quantity: number, item: { id: string, name: string } }> }> }, chain: { id: string, country: string }, store: { id: string, name: string }, group: { id: string, name: string } | null, keeper: { id: string, name: string } | null, cover: { id: string, untilOn: string, endedOn: string | null, standIn: { id: string, name: string } | null } | null, referrer: { id: string, name: string } | null, registeredBy: { id: string, name: string } | null, consents: Array<{ purpose: ConsentPurpose, channel: ConsentChannel, granted: boolean, source: string, happenedAt: string }>, completeness: { percent: number, basicFilled: number, basicTotal: number, extendedFilled: number, extendedTotal: number, missing: Array<{ field: string, gain: number }> }, tier: { status: TierStatus, key: string | null, rank: number | null, name: string | null, source: TierSource, lowered: boolean, nextChangeOn: string | null }, points: { balance: number, credited: number, earned: number, adjusted: number, reversed: number, redeemed: number, expired: number }, netSpend: { minor: number, currency: string } } | null };

export type CustomerWhyQueryVariables = Exact<{
  id: string;
  asOf?: string | null | undefined;
}>;


export type CustomerWhyQuery = { customer: { id: string, tierDecision: { asOf: string, status: TierStatus, key: string | null, rank: number | null, name: string | null, source: TierSource, lowered: boolean, baseKey: string | null, nextChangeOn: string | null, policy: { id: string, version: number, effectiveOn: string, plannedOn: string | null }, tiers: Array<{ key: string, rank: number, name: string, met: boolean, routes: Array<{ met: boolean, conditions: Array<{ metric: TierMetric, compare: TierCompare, asked: number, found: number, met: boolean, windowMonths: number | null, windowFrom: string | null, windowTo: string | null, lacking: number, spare: number, by: string | null, flipsOn: string | null }> }> }>, inactivity: { months: number, lastSeenOn: string | null, inactiveOn: string, applies: boolean, exempt: boolean } | null, loss: { months: number, lastPurchaseOn: string, lostOn: string, applies: boolean, exempt: boolean } | null, standing: { id: string, kind: TierSource, tierKey: string, startsOn: string, endsOn: string | null, reason: string, recordedAt: string, endedAt: string | null, recordedBy: { id: string, name: string } | null } | null, forecast: Array<{ on: string, status: TierStatus, key: string | null, rank: number | null, name: string | null }> } } | null };

export type CustomerKnownQueryVariables = Exact<{
  id: string;
  asOf?: string | null | undefined;
  knownAt: string;
}>;


export type CustomerKnownQuery = { tierDecision: { asOf: string, status: TierStatus, key: string | null, rank: number | null, name: string | null, source: TierSource, lowered: boolean, baseKey: string | null, nextChangeOn: string | null, policy: { id: string, version: number, effectiveOn: string, plannedOn: string | null }, tiers: Array<{ key: string, rank: number, name: string, met: boolean, routes: Array<{ met: boolean, conditions: Array<{ metric: TierMetric, compare: TierCompare, asked: number, found: number, met: boolean, windowMonths: number | null, windowFrom: string | null, windowTo: string | null, lacking: number, spare: number, by: string | null, flipsOn: string | null }> }> }>, inactivity: { months: number, lastSeenOn: string | null, inactiveOn: string, applies: boolean, exempt: boolean } | null, loss: { months: number, lastPurchaseOn: string, lostOn: string, applies: boolean, exempt: boolean } | null, standing: { id: string, kind: TierSource, tierKey: string, startsOn: string, endsOn: string | null, reason: string, recordedAt: string, endedAt: string | null, recordedBy: { id: string, name: string } | null } | null, forecast: Array<{ on: string, status: TierStatus, key: string | null, rank: number | null, name: string | null }> } | null };

export type TierSpanOfFragment = { from: string, to: string, status: TierStatus, key: string | null, rank: number | null, name: string | null };

export type CustomerTierTimelineQueryVariables = Exact<{
  id: string;
  from: string;
}>;


export type CustomerTierTimelineQuery = { customer: { id: string, tierTimeline: { from: string, to: string, recordedAt: string, decided: Array<{ from: string, to: string, status: TierStatus, key: string | null, rank: number | null, name: string | null }>, known: Array<{ from: string, to: string, status: TierStatus, key: string | null, rank: number | null, name: string | null }>, differences: Array<{ from: string, to: string, newsCount: number, decided: { from: string, to: string, status: TierStatus, key: string | null, rank: number | null, name: string | null }, known: { from: string, to: string, status: TierStatus, key: string | null, rank: number | null, name: string | null }, news: Array<{ kind: TierNewsKind, on: string, heardAt: string, takenBack: boolean }> }> } } | null };

export type CustomerPurchasesQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
}>;


export type CustomerPurchasesQuery = { customer: { id: string, purchases: { nodes: Array<{ id: string, receiptNo: string, happenedAt: string, purchasedOn: string, units: number, points: number, claimedLate: boolean, voidedAt: string | null, returnedUnits: number, store: { id: string, name: string }, seller: { id: string, name: string } | null, paid: { minor: number, currency: string }, net: { minor: number, currency: string }, lines: Array<{ lineNo: number, quantity: number, item: { id: string, name: string } }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type CustomerPointsQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
}>;


export type CustomerPointsQuery = { customer: { id: string, pointEntries: { nodes: Array<{ id: string, kind: PointKind, account: PointAccount, amount: number, happenedOn: string, recordedAt: string, returnNo: string | null, reason: string | null, undoPoints: number | null, takenBackOn: string | null, balanceAfter: number, confirmedOn: string | null, expiresOn: string | null, bonus: PointBonus | null, policyVersion: number | null, earned: { basePoints: number, stacking: EarningStacking, multipliers: Array<{ key: string, percent: number, points: number, when: { tiers: Array<string> | null, categories: Array<string> | null, storeIds: Array<string> | null, weekdays: Array<number> | null, birthdayMonth: boolean } }> } | null, purchase: { id: string, receiptNo: string } | null, redemption: { id: string, receiptNo: string, points: number, policyVersion: number, recorded: boolean, beyondReceipt: boolean, undoneAt: string | null, undoReason: string | null, store: { id: string, name: string } } | null, approvedBy: { id: string, name: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type CustomerTierChangesQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
}>;


export type CustomerTierChangesQuery = { customer: { id: string, tierChanges: { nodes: Array<{ id: string, fromStatus: TierStatus | null, fromKey: string | null, fromRank: number | null, toStatus: TierStatus, toKey: string | null, toRank: number | null, cause: TierChangeCause, decidedOn: string, recordedAt: string, policyVersion: number }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type CustomerReferralsQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
}>;


export type CustomerReferralsQuery = { customer: { id: string, referrals: { nodes: Array<{ id: string, memberNo: string, kind: CustomerKind, name: string, namesMasked: boolean, phone: string | null, registeredOn: string, purchaseCount: number, lastPurchaseOn: string | null, lastVisitOn: string | null, store: { id: string, name: string }, group: { id: string, name: string } | null, keeper: { id: string, name: string } | null, cover: { id: string, untilOn: string, endedOn: string | null, standIn: { id: string, name: string } | null } | null, completeness: { percent: number }, tier: { status: TierStatus, key: string | null, rank: number | null, name: string | null, source: TierSource, lowered: boolean, nextChangeOn: string | null }, points: { balance: number }, netSpend: { minor: number, currency: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type CustomerVisitsQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
}>;


export type CustomerVisitsQuery = { customer: { id: string, visits: { nodes: Array<{ id: string, happenedAt: string, visitedOn: string, recordedAt: string, note: string | null, voidedAt: string | null, voidReason: string | null, store: { id: string, name: string }, recordedBy: { id: string, name: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type CustomerTimelineQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
  kinds?: Array<TimelineKind> | TimelineKind | null | undefined;
}>;


export type CustomerTimelineQuery = { customer: { id: string, timeline: { nodes: Array<{ id: string, kind: TimelineKind, on: string, at: string, purchase: { id: string, receiptNo: string, happenedAt: string, purchasedOn: string, units: number, points: number, claimedLate: boolean, voidedAt: string | null, returnedUnits: number, store: { id: string, name: string }, seller: { id: string, name: string } | null, paid: { minor: number, currency: string }, net: { minor: number, currency: string }, lines: Array<{ lineNo: number, quantity: number, item: { id: string, name: string } }> } | null, purchaseReturn: { id: string, returnNo: string, units: number, unmatchedUnits: number, refunded: { minor: number, currency: string }, purchase: { id: string, receiptNo: string } | null } | null, visit: { id: string, note: string | null, store: { id: string, name: string }, recordedBy: { id: string, name: string } | null } | null, pointEntry: { id: string, kind: PointKind, amount: number, reason: string | null, balanceAfter: number, purchase: { id: string, receiptNo: string } | null } | null, voucherEntry: { id: string, kind: VoucherEntryKind, reason: string | null, amount: { minor: number, currency: string }, voucher: { id: string, maskedCode: string } | null } | null, tierChange: { id: string, fromStatus: TierStatus | null, fromKey: string | null, fromRank: number | null, toStatus: TierStatus, toKey: string | null, toRank: number | null, cause: TierChangeCause, policyVersion: number } | null, referred: { id: string, name: string } | null, group: { id: string, name: string } | null, keeper: { id: string, name: string } | null, consent: { purpose: ConsentPurpose, channel: ConsentChannel, granted: boolean, source: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type TierOfFragment = { status: TierStatus, key: string | null, rank: number | null, name: string | null, source: TierSource, lowered: boolean, nextChangeOn: string | null };

export type CustomerRowFragment = { id: string, memberNo: string, kind: CustomerKind, name: string, namesMasked: boolean, phone: string | null, registeredOn: string, purchaseCount: number, lastPurchaseOn: string | null, lastVisitOn: string | null, store: { id: string, name: string }, group: { id: string, name: string } | null, keeper: { id: string, name: string } | null, cover: { id: string, untilOn: string, endedOn: string | null, standIn: { id: string, name: string } | null } | null, completeness: { percent: number }, tier: { status: TierStatus, key: string | null, rank: number | null, name: string | null, source: TierSource, lowered: boolean, nextChangeOn: string | null }, points: { balance: number }, netSpend: { minor: number, currency: string } };

export type CustomerRulesQueryVariables = Exact<{
  chainId: string;
}>;


export type CustomerRulesQuery = { chain: { id: string, name: string, country: string, profilePolicy: { basic: { weight: number, fields: Array<string> }, extended: { weight: number, fields: Array<string> } }, tierPolicy: { id: string, version: number, lossMonths: number | null, tiers: Array<{ key: string, rank: number, name: string }> } } | null, effectivePolicy: { rules: { tier: { tiers: Array<{ key: string, name: { zhCN: string, en: string } }> } | null } } | null };

export type CustomersQueryVariables = Exact<{
  chainId: string;
  filter?: CustomerFilter | null | undefined;
  order?: CustomerOrder | null | undefined;
  first: number;
  after?: string | null | undefined;
  sums: boolean;
}>;


export type CustomersQuery = { customers: { totalCount?: number, nodes: Array<{ id: string, memberNo: string, kind: CustomerKind, name: string, namesMasked: boolean, phone: string | null, registeredOn: string, purchaseCount: number, lastPurchaseOn: string | null, lastVisitOn: string | null, store: { id: string, name: string }, group: { id: string, name: string } | null, keeper: { id: string, name: string } | null, cover: { id: string, untilOn: string, endedOn: string | null, standIn: { id: string, name: string } | null } | null, completeness: { percent: number }, tier: { status: TierStatus, key: string | null, rank: number | null, name: string | null, source: TierSource, lowered: boolean, nextChangeOn: string | null }, points: { balance: number }, netSpend: { minor: number, currency: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null }, netSpend?: { minor: number, currency: string } } };

export type CustomerCountQueryVariables = Exact<{
  chainId: string;
  filter?: CustomerFilter | null | undefined;
}>;


export type CustomerCountQuery = { customers: { totalCount: number } };

export type CustomerCountsQueryVariables = Exact<{
  chainId: string;
  all?: CustomerFilter | null | undefined;
  t1?: CustomerFilter | null | undefined;
  t2?: CustomerFilter | null | undefined;
  t3?: CustomerFilter | null | undefined;
  t4?: CustomerFilter | null | undefined;
  t5?: CustomerFilter | null | undefined;
  has1: boolean;
  has2: boolean;
  has3: boolean;
  has4: boolean;
  has5: boolean;
  noGroup?: CustomerFilter | null | undefined;
  incomplete?: CustomerFilter | null | undefined;
  birthday?: CustomerFilter | null | undefined;
  due?: CustomerFilter | null | undefined;
  lost?: CustomerFilter | null | undefined;
}>;


export type CustomerCountsQuery = { all: { totalCount: number }, t1?: { totalCount: number }, t2?: { totalCount: number }, t3?: { totalCount: number }, t4?: { totalCount: number }, t5?: { totalCount: number }, noGroup: { totalCount: number }, incomplete: { totalCount: number }, birthday: { totalCount: number }, due: { totalCount: number }, lost: { totalCount: number } };

export type CustomersFoundQueryVariables = Exact<{
  chainId: string;
  search: string;
  first: number;
}>;


export type CustomersFoundQuery = { customers: { nodes: Array<{ id: string, name: string, phone: string | null, memberNo: string, store: { id: string, name: string }, tier: { status: TierStatus, key: string | null, rank: number | null, name: string | null, source: TierSource, lowered: boolean, nextChangeOn: string | null } }> } };

export type LostCustomersQueryVariables = Exact<{
  chainId: string;
  storeId?: string | null | undefined;
  first: number;
  after?: string | null | undefined;
  sums: boolean;
}>;


export type LostCustomersQuery = { lostCustomers: { totalCount?: number, nodes: Array<{ id: string, memberNo: string, kind: CustomerKind, name: string, namesMasked: boolean, phone: string | null, registeredOn: string, purchaseCount: number, lastPurchaseOn: string | null, lastVisitOn: string | null, store: { id: string, name: string }, group: { id: string, name: string } | null, keeper: { id: string, name: string } | null, cover: { id: string, untilOn: string, endedOn: string | null, standIn: { id: string, name: string } | null } | null, completeness: { percent: number }, tier: { status: TierStatus, key: string | null, rank: number | null, name: string | null, source: TierSource, lowered: boolean, nextChangeOn: string | null }, points: { balance: number }, netSpend: { minor: number, currency: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null }, netSpend?: { minor: number, currency: string } } };

export type RegistrationMonthQueryVariables = Exact<{
  chainId: string;
  groupIds?: Array<string> | string | null | undefined;
  withGroup: boolean;
}>;


export type RegistrationMonthQuery = { chain: { id: string, today: string } | null, viewer: { id: string, staff: { id: string, registeredThisMonth: number } | null } | null, staffGroups?: { nodes: Array<{ id: string, name: string, registeredThisMonth: number }> } };

export type PointPaymentFragment = { id: string, receiptNo: string, points: number, policyVersion: number, recorded: boolean, beyondReceipt: boolean, undoneAt: string | null, undoReason: string | null, store: { id: string, name: string } };

export type CustomerPurseQueryVariables = Exact<{
  id: string;
  adjusts: boolean;
  chainId: string;
}>;


export type CustomerPurseQuery = { customer: { id: string, purse: { available: number, held: number, pending: number, pendingByDay: Array<{ confirmedOn: string, points: number }>, expiring: Array<{ expiresOn: string, points: number }> }, pointHolds: Array<{ id: string, points: number, expiresAt: string, store: { id: string, name: string } }> } | null, pointAdjustments?: { totalCount: number } };

export type CustomerPointMonthsQueryVariables = Exact<{
  id: string;
  months: number;
}>;


export type CustomerPointMonthsQuery = { customer: { id: string, pointMonths: Array<{ month: string, opening: number, earned: number, bonus: number, adjusted: number, reversed: number, redeemed: number, givenBack: number, expired: number, closing: number }> } | null };

export type PointsHoldCancelMutationVariables = Exact<{
  input: PointsHoldCancelInput;
}>;


export type PointsHoldCancelMutation = { pointsHoldCancel: { hold: { id: string, points: number } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type PointAdjustmentUndoMutationVariables = Exact<{
  input: PointAdjustmentUndoInput;
}>;


export type PointAdjustmentUndoMutation = { pointAdjustmentUndo: { entry: { id: string } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type PointsRedeemUndoMutationVariables = Exact<{
  input: PointsRedeemUndoInput;
}>;


export type PointsRedeemUndoMutation = { pointsRedeemUndo: { redemption: { id: string, receiptNo: string, points: number, policyVersion: number, recorded: boolean, beyondReceipt: boolean, undoneAt: string | null, undoReason: string | null, store: { id: string, name: string } } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type TierChangesQueryVariables = Exact<{
  chainId: string;
  from?: string | null | undefined;
  to?: string | null | undefined;
  kind?: TierChangeKind | null | undefined;
  first: number;
  after?: string | null | undefined;
  sums: boolean;
}>;


export type TierChangesQuery = { tierChanges: { totalCount?: number, nodes: Array<{ id: string, fromStatus: TierStatus | null, fromKey: string | null, fromRank: number | null, toStatus: TierStatus, toKey: string | null, toRank: number | null, kind: TierChangeKind | null, cause: TierChangeCause, decidedOn: string, customer: { id: string, name: string, memberNo: string, store: { id: string, name: string } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ImportMappingPartsFragment = { dateFormat: string | null, timeZone: string | null, decimal: string | null, storeRule: string | null, returnRule: string | null, standingKind: string | null, adjustmentReason: string | null, rebateYear: number | null, presetName: string | null, columns: Array<{ column: string, field: string | null }> };

export type ImportRunRowFragment = { id: string, kind: ImportKind, status: ImportStatus, fileName: string, fileBytes: number, phase: string | null, rowsTotal: number | null, rowsDone: number, failure: string | null, createdAt: string, startedAt: string | null, finishedAt: string | null, reportReady: boolean, createdBy: { id: string, name: string } | null, counts: Array<{ name: string, value: number }> };

export type ImportRunWholeFragment = { encoding: string | null, delimiter: string | null, id: string, kind: ImportKind, status: ImportStatus, fileName: string, fileBytes: number, phase: string | null, rowsTotal: number | null, rowsDone: number, failure: string | null, createdAt: string, startedAt: string | null, finishedAt: string | null, reportReady: boolean, columns: Array<{ name: string, firstValues: Array<string>, guessedField: string | null, guessedBy: string }>, mapping: { dateFormat: string | null, timeZone: string | null, decimal: string | null, storeRule: string | null, returnRule: string | null, standingKind: string | null, adjustmentReason: string | null, rebateYear: number | null, presetName: string | null, columns: Array<{ column: string, field: string | null }> } | null, notes: Array<{ code: string, field: string | null, severity: NoteSeverity, firstRow: number, sample: string | null, rowCount: number }>, standingBatch: { id: string, standing: number, undoable: number } | null, adjustmentFile?: { id: string, waiting: number, undone: number, undoable: number } | null, sameFileAs: { id: string, fileName: string, finishedAt: string | null } | null, createdBy: { id: string, name: string } | null, counts: Array<{ name: string, value: number }> };

export type ImportRunsQueryVariables = Exact<{
  chainId: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ImportRunsQuery = { importRuns: { totalCount: number, nodes: Array<{ id: string, kind: ImportKind, status: ImportStatus, fileName: string, fileBytes: number, phase: string | null, rowsTotal: number | null, rowsDone: number, failure: string | null, createdAt: string, startedAt: string | null, finishedAt: string | null, reportReady: boolean, createdBy: { id: string, name: string } | null, counts: Array<{ name: string, value: number }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ImportRunQueryVariables = Exact<{
  id: string;
  adjusts: boolean;
}>;


export type ImportRunQuery = { importRun: { encoding: string | null, delimiter: string | null, id: string, kind: ImportKind, status: ImportStatus, fileName: string, fileBytes: number, phase: string | null, rowsTotal: number | null, rowsDone: number, failure: string | null, createdAt: string, startedAt: string | null, finishedAt: string | null, reportReady: boolean, columns: Array<{ name: string, firstValues: Array<string>, guessedField: string | null, guessedBy: string }>, mapping: { dateFormat: string | null, timeZone: string | null, decimal: string | null, storeRule: string | null, returnRule: string | null, standingKind: string | null, adjustmentReason: string | null, rebateYear: number | null, presetName: string | null, columns: Array<{ column: string, field: string | null }> } | null, notes: Array<{ code: string, field: string | null, severity: NoteSeverity, firstRow: number, sample: string | null, rowCount: number }>, standingBatch: { id: string, standing: number, undoable: number } | null, adjustmentFile?: { id: string, waiting: number, undone: number, undoable: number } | null, sameFileAs: { id: string, fileName: string, finishedAt: string | null } | null, createdBy: { id: string, name: string } | null, counts: Array<{ name: string, value: number }> } | null };

export type ImportChoicesQueryVariables = Exact<{
  chainId: string;
  kind: ImportKind;
}>;


export type ImportChoicesQuery = { importPresets: Array<{ id: string, kind: ImportKind, name: string, builtIn: boolean, mapping: { dateFormat: string | null, timeZone: string | null, decimal: string | null, storeRule: string | null, returnRule: string | null, standingKind: string | null, adjustmentReason: string | null, rebateYear: number | null, presetName: string | null, columns: Array<{ column: string, field: string | null }> } }>, importFields: Array<{ name: string, required: boolean }> };

export type ImportCheckMutationVariables = Exact<{
  input: ImportCheckInput;
  adjusts: boolean;
}>;


export type ImportCheckMutation = { importCheck: { importRun: { encoding: string | null, delimiter: string | null, id: string, kind: ImportKind, status: ImportStatus, fileName: string, fileBytes: number, phase: string | null, rowsTotal: number | null, rowsDone: number, failure: string | null, createdAt: string, startedAt: string | null, finishedAt: string | null, reportReady: boolean, columns: Array<{ name: string, firstValues: Array<string>, guessedField: string | null, guessedBy: string }>, mapping: { dateFormat: string | null, timeZone: string | null, decimal: string | null, storeRule: string | null, returnRule: string | null, standingKind: string | null, adjustmentReason: string | null, rebateYear: number | null, presetName: string | null, columns: Array<{ column: string, field: string | null }> } | null, notes: Array<{ code: string, field: string | null, severity: NoteSeverity, firstRow: number, sample: string | null, rowCount: number }>, standingBatch: { id: string, standing: number, undoable: number } | null, adjustmentFile?: { id: string, waiting: number, undone: number, undoable: number } | null, sameFileAs: { id: string, fileName: string, finishedAt: string | null } | null, createdBy: { id: string, name: string } | null, counts: Array<{ name: string, value: number }> } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type ImportStartMutationVariables = Exact<{
  input: ImportStartInput;
  adjusts: boolean;
}>;


export type ImportStartMutation = { importStart: { importRun: { encoding: string | null, delimiter: string | null, id: string, kind: ImportKind, status: ImportStatus, fileName: string, fileBytes: number, phase: string | null, rowsTotal: number | null, rowsDone: number, failure: string | null, createdAt: string, startedAt: string | null, finishedAt: string | null, reportReady: boolean, columns: Array<{ name: string, firstValues: Array<string>, guessedField: string | null, guessedBy: string }>, mapping: { dateFormat: string | null, timeZone: string | null, decimal: string | null, storeRule: string | null, returnRule: string | null, standingKind: string | null, adjustmentReason: string | null, rebateYear: number | null, presetName: string | null, columns: Array<{ column: string, field: string | null }> } | null, notes: Array<{ code: string, field: string | null, severity: NoteSeverity, firstRow: number, sample: string | null, rowCount: number }>, standingBatch: { id: string, standing: number, undoable: number } | null, adjustmentFile?: { id: string, waiting: number, undone: number, undoable: number } | null, sameFileAs: { id: string, fileName: string, finishedAt: string | null } | null, createdBy: { id: string, name: string } | null, counts: Array<{ name: string, value: number }> } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type ImportCancelMutationVariables = Exact<{
  input: ImportCancelInput;
  adjusts: boolean;
}>;


export type ImportCancelMutation = { importCancel: { importRun: { encoding: string | null, delimiter: string | null, id: string, kind: ImportKind, status: ImportStatus, fileName: string, fileBytes: number, phase: string | null, rowsTotal: number | null, rowsDone: number, failure: string | null, createdAt: string, startedAt: string | null, finishedAt: string | null, reportReady: boolean, columns: Array<{ name: string, firstValues: Array<string>, guessedField: string | null, guessedBy: string }>, mapping: { dateFormat: string | null, timeZone: string | null, decimal: string | null, storeRule: string | null, returnRule: string | null, standingKind: string | null, adjustmentReason: string | null, rebateYear: number | null, presetName: string | null, columns: Array<{ column: string, field: string | null }> } | null, notes: Array<{ code: string, field: string | null, severity: NoteSeverity, firstRow: number, sample: string | null, rowCount: number }>, standingBatch: { id: string, standing: number, undoable: number } | null, adjustmentFile?: { id: string, waiting: number, undone: number, undoable: number } | null, sameFileAs: { id: string, fileName: string, finishedAt: string | null } | null, createdBy: { id: string, name: string } | null, counts: Array<{ name: string, value: number }> } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type ImportPresetSaveMutationVariables = Exact<{
  input: ImportPresetSaveInput;
}>;


export type ImportPresetSaveMutation = { importPresetSave: { preset: { id: string, name: string } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type ItemRowFragment = { id: string, code: string, name: string, category: string, recordedAt: string, editedAt: string | null };

export type ItemsQueryVariables = Exact<{
  chainId: string;
  filter?: ItemFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ItemsQuery = { items: { totalCount: number, categories: Array<string>, nodes: Array<{ id: string, code: string, name: string, category: string, recordedAt: string, editedAt: string | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ItemUpdateMutationVariables = Exact<{
  input: ItemUpdateInput;
}>;


export type ItemUpdateMutation = { itemUpdate: { item: { id: string, code: string, name: string, category: string, recordedAt: string, editedAt: string | null } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type OnboardingRowFragment = { id: string, state: OnboardingState, dueOn: string | null, files: number | null, entered: number | null, lateDays: number | null, store: { id: string, name: string } | null };

export type OnboardingsQueryVariables = Exact<{
  chainId: string;
  first: number;
  after?: string | null | undefined;
}>;


export type OnboardingsQuery = { onboardings: { nodes: Array<{ id: string, state: OnboardingState, dueOn: string | null, files: number | null, entered: number | null, lateDays: number | null, store: { id: string, name: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type OnboardingQueryVariables = Exact<{
  storeId: string;
}>;


export type OnboardingQuery = { onboarding: { declaredOn: string | null, declaredFiles: number | null, reachedOn: string | null, id: string, state: OnboardingState, dueOn: string | null, files: number | null, entered: number | null, lateDays: number | null, declaredBy: { id: string, name: string } | null, corrections: Array<{ files: number, reason: string, recordedAt: string, correctedBy: { id: string, name: string } | null }>, store: { id: string, name: string } | null } | null };

export type OnboardingDeclareMutationVariables = Exact<{
  input: OnboardingDeclareInput;
}>;


export type OnboardingDeclareMutation = { onboardingDeclare: { onboarding: { id: string } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type OnboardingCorrectMutationVariables = Exact<{
  input: OnboardingCorrectInput;
}>;


export type OnboardingCorrectMutation = { onboardingCorrect: { onboarding: { id: string } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type ChainNightsQueryVariables = Exact<{
  id: string;
}>;


export type ChainNightsQuery = { chain: { id: string, nights: Array<{ task: NightTask, day: string, finishedAt: string | null, lagSeconds: number }> } | null };

export type StoreRowFragment = { id: string, code: string, name: string, city: string, openedOn: string, closedOn: string | null, customerCount: number, groups: Array<{ id: string, name: string, closedOn: string | null }> };

export type MembershipPartsFragment = { id: string, fromOn: string, untilOn: string | null, staff: { id: string, name: string, staffNo: string } };

export type GroupFullFragment = { id: string, name: string, openedOn: string, closedOn: string | null, customerCount: number, members: Array<{ id: string, fromOn: string, untilOn: string | null, staff: { id: string, name: string, staffNo: string } }> };

export type StoreFullFragment = { id: string, code: string, name: string, city: string, openedOn: string, closedOn: string | null, customerCount: number, groups: Array<{ id: string, name: string, openedOn: string, closedOn: string | null, customerCount: number, members: Array<{ id: string, fromOn: string, untilOn: string | null, staff: { id: string, name: string, staffNo: string } }> }> };

export type OrgStoresQueryVariables = Exact<{
  chainId: string;
  includeClosed: boolean;
  filter?: StoreFilter | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type OrgStoresQuery = { stores: { totalCount: number, nodes: Array<{ id: string, code: string, name: string, city: string, openedOn: string, closedOn: string | null, customerCount: number, groups: Array<{ id: string, name: string, closedOn: string | null }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type OrgStoreQueryVariables = Exact<{
  id: string;
}>;


export type OrgStoreQuery = { store: { id: string, code: string, name: string, city: string, openedOn: string, closedOn: string | null, customerCount: number, groups: Array<{ id: string, name: string, openedOn: string, closedOn: string | null, customerCount: number, members: Array<{ id: string, fromOn: string, untilOn: string | null, staff: { id: string, name: string, staffNo: string } }> }> } | null };

export type StaffGrantFragment = { id: string, role: Role, scopeKind: ScopeKind, grantedAt: string, chain: { id: string, name: string } | null, store: { id: string, name: string } | null, group: { id: string, name: string } | null };

export type StaffGroupNameFragment = { id: string, fromOn: string, untilOn: string | null, group: { id: string, name: string, store: { id: string, name: string } } };

export type StaffRowFragment = { id: string, name: string, staffNo: string, joinedOn: string, leftOn: string | null, grants: Array<{ id: string, role: Role, scopeKind: ScopeKind, grantedAt: string, chain: { id: string, name: string } | null, store: { id: string, name: string } | null, group: { id: string, name: string } | null }>, membership: { id: string, fromOn: string, untilOn: string | null, group: { id: string, name: string, store: { id: string, name: string } } } | null };

export type StaffFullFragment = { keptCustomers: number, email: string | null, phone: string | null, id: string, name: string, staffNo: string, joinedOn: string, leftOn: string | null, memberships: Array<{ id: string, fromOn: string, untilOn: string | null, group: { id: string, name: string, store: { id: string, name: string } } }>, grants: Array<{ id: string, role: Role, scopeKind: ScopeKind, grantedAt: string, chain: { id: string, name: string } | null, store: { id: string, name: string } | null, group: { id: string, name: string } | null }>, membership: { id: string, fromOn: string, untilOn: string | null, group: { id: string, name: string, store: { id: string, name: string } } } | null };

export type OrgStaffQueryVariables = Exact<{
  chainId: string;
  filter?: StaffFilter | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type OrgStaffQuery = { staff: { totalCount: number, nodes: Array<{ id: string, name: string, staffNo: string, joinedOn: string, leftOn: string | null, grants: Array<{ id: string, role: Role, scopeKind: ScopeKind, grantedAt: string, chain: { id: string, name: string } | null, store: { id: string, name: string } | null, group: { id: string, name: string } | null }>, membership: { id: string, fromOn: string, untilOn: string | null, group: { id: string, name: string, store: { id: string, name: string } } } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type OrgPersonQueryVariables = Exact<{
  id: string;
}>;


export type OrgPersonQuery = { staffMember: { keptCustomers: number, email: string | null, phone: string | null, id: string, name: string, staffNo: string, joinedOn: string, leftOn: string | null, memberships: Array<{ id: string, fromOn: string, untilOn: string | null, group: { id: string, name: string, store: { id: string, name: string } } }>, grants: Array<{ id: string, role: Role, scopeKind: ScopeKind, grantedAt: string, chain: { id: string, name: string } | null, store: { id: string, name: string } | null, group: { id: string, name: string } | null }>, membership: { id: string, fromOn: string, untilOn: string | null, group: { id: string, name: string, store: { id: string, name: string } } } | null } | null };

export type OrgChainQueryVariables = Exact<{
  id: string;
}>;


export type OrgChainQuery = { chain: { id: string, name: string, currency: string, timeZone: string, locale: Locale, country: string, memberNoPrefix: string, policySecondPerson: boolean, policySecondPersonUntil: string | null, policyMovesShare: number, closedOn: string | null } | null, stores: { totalCount: number, nodes: Array<{ id: string, name: string }> } };

export type StoreCreateMutationVariables = Exact<{
  input: StoreCreateInput;
}>;


export type StoreCreateMutation = { storeCreate: { store: { id: string, name: string } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type StoreUpdateMutationVariables = Exact<{
  input: StoreUpdateInput;
}>;


export type StoreUpdateMutation = { storeUpdate: { store: { id: string, code: string, name: string, city: string, openedOn: string, closedOn: string | null, customerCount: number, groups: Array<{ id: string, name: string, closedOn: string | null }> } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type StoreCloseMutationVariables = Exact<{
  input: StoreCloseInput;
}>;


export type StoreCloseMutation = { storeClose: { store: { id: string, code: string, name: string, city: string, openedOn: string, closedOn: string | null, customerCount: number, groups: Array<{ id: string, name: string, closedOn: string | null }> } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type StaffGroupCreateMutationVariables = Exact<{
  input: StaffGroupCreateInput;
}>;


export type StaffGroupCreateMutation = { staffGroupCreate: { group: { id: string, name: string } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type StaffGroupUpdateMutationVariables = Exact<{
  input: StaffGroupUpdateInput;
}>;


export type StaffGroupUpdateMutation = { staffGroupUpdate: { group: { id: string, name: string } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type StaffGroupCloseMutationVariables = Exact<{
  input: StaffGroupCloseInput;
}>;


export type StaffGroupCloseMutation = { staffGroupClose: { group: { id: string, name: string } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type GroupMembershipStartMutationVariables = Exact<{
  input: GroupMembershipStartInput;
}>;


export type GroupMembershipStartMutation = { groupMembershipStart: { membership: { id: string } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type GroupMembershipEndMutationVariables = Exact<{
  input: GroupMembershipEndInput;
}>;


export type GroupMembershipEndMutation = { groupMembershipEnd: { membership: { id: string } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type StaffCreateMutationVariables = Exact<{
  input: StaffCreateInput;
}>;


export type StaffCreateMutation = { staffCreate: { staff: { id: string, name: string } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type StaffUpdateMutationVariables = Exact<{
  input: StaffUpdateInput;
}>;


export type StaffUpdateMutation = { staffUpdate: { staff: { id: string, name: string } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type StaffPasswordSetMutationVariables = Exact<{
  input: StaffPasswordSetInput;
}>;


export type StaffPasswordSetMutation = { staffPasswordSet: { staff: { id: string } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type StaffLeaveMutationVariables = Exact<{
  input: StaffLeaveInput;
}>;


export type StaffLeaveMutation = { staffLeave: { staff: { id: string, name: string } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type RoleGrantMutationVariables = Exact<{
  input: RoleGrantInput;
}>;


export type RoleGrantMutation = { roleGrant: { grant: { id: string } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type RoleRevokeMutationVariables = Exact<{
  input: RoleRevokeInput;
}>;


export type RoleRevokeMutation = { roleRevoke: { staff: { id: string } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type ChainCreateMutationVariables = Exact<{
  input: ChainCreateInput;
}>;


export type ChainCreateMutation = { chainCreate: { chain: { id: string, name: string } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type ChainUpdateMutationVariables = Exact<{
  input: ChainUpdateInput;
}>;


export type ChainUpdateMutation = { chainUpdate: { chain: { id: string, name: string } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type ChainCloseMutationVariables = Exact<{
  input: ChainCloseInput;
}>;


export type ChainCloseMutation = { chainClose: { chain: { id: string, closedOn: string | null } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type WeekdayOfFragment = { weekday: number, receipts: number, weakest: boolean, average: { minor: number, currency: string } };

export type StoreWeekdaysQueryVariables = Exact<{
  id: string;
}>;


export type StoreWeekdaysQuery = { store: { id: string, weekdays: Array<{ weekday: number, receipts: number, weakest: boolean, average: { minor: number, currency: string } }> } | null };

export type StoresWeekdaysQueryVariables = Exact<{
  chainId: string;
  first: number;
  after?: string | null | undefined;
}>;


export type StoresWeekdaysQuery = { stores: { totalCount: number, nodes: Array<{ id: string, name: string, weekdays: Array<{ weekday: number, receipts: number, weakest: boolean, average: { minor: number, currency: string } }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type MonthPartsFragment = { month: string, registered: number, registeredBuyers: number, anonymousReceipts: number, referred: number, receipts: number, complete: boolean, net: { minor: number, currency: string }, memberNet: { minor: number, currency: string } };

export type TierPartsFragment = { status: TierStatus, key: string | null, rank: number | null, name: string | null, count: number, lowered: number };

export type OverviewQueryVariables = Exact<{
  chainId: string;
  storeId?: string | null | undefined;
  months: number;
}>;


export type OverviewQuery = { overview: { asOf: string, customers: number, prospects: number, lost: number, noGroup: number, dueWithin30Days: number, unmatchedReturnUnits: number, tiers: Array<{ status: TierStatus, key: string | null, rank: number | null, name: string | null, count: number, lowered: number }>, months: Array<{ month: string, registered: number, registeredBuyers: number, anonymousReceipts: number, referred: number, receipts: number, complete: boolean, net: { minor: number, currency: string }, memberNet: { minor: number, currency: string } }>, stores: Array<{ customers: number, store: { id: string, name: string }, tiers: Array<{ status: TierStatus, key: string | null, rank: number | null, name: string | null, count: number, lowered: number }>, month: { month: string, registered: number, registeredBuyers: number, anonymousReceipts: number, referred: number, receipts: number, complete: boolean, net: { minor: number, currency: string }, memberNet: { minor: number, currency: string } }, previousMonth: { month: string, registered: number, registeredBuyers: number, anonymousReceipts: number, referred: number, receipts: number, complete: boolean, net: { minor: number, currency: string }, memberNet: { minor: number, currency: string } } }> } };

export type PointMonthsQueryVariables = Exact<{
  chainId: string;
  months: number;
}>;


export type PointMonthsQuery = { pointMonths: Array<{ month: string, opening: number, earned: number, bonus: number, adjusted: number, reversed: number, redeemed: number, givenBack: number, expired: number, closing: number, liability: { minor: number, currency: string } | null }> };

export type PointRequestsWaitingQueryVariables = Exact<{
  chainId: string;
}>;


export type PointRequestsWaitingQuery = { pointAdjustments: { totalCount: number }, pointAdjustmentFiles: { totalCount: number } };

export type PointRequestsQueryVariables = Exact<{
  chainId: string;
  status?: PointAdjustmentStatus | null | undefined;
  fileId?: string | null | undefined;
  alone?: boolean | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type PointRequestsQuery = { pointAdjustments: { nodes: Array<{ id: string, amount: number, reason: string, status: PointAdjustmentStatus, requestedAt: string, decidedAt: string | null, declineReason: string | null, importRow: number | null, undoneAt: string | null, file: { id: string, name: string } | null, requestedBy: { id: string, name: string } | null, decidedBy: { id: string, name: string } | null, customer: { id: string, name: string, memberNo: string, points: { balance: number } } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type PointAdjustmentApproveMutationVariables = Exact<{
  input: PointAdjustmentApproveInput;
}>;


export type PointAdjustmentApproveMutation = { pointAdjustmentApprove: { request: { id: string, status: PointAdjustmentStatus } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type PointAdjustmentDeclineMutationVariables = Exact<{
  input: PointAdjustmentDeclineInput;
}>;


export type PointAdjustmentDeclineMutation = { pointAdjustmentDecline: { request: { id: string, status: PointAdjustmentStatus } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type PointAdjustmentFilesQueryVariables = Exact<{
  chainId: string;
  first: number;
  after?: string | null | undefined;
}>;


export type PointAdjustmentFilesQuery = { pointAdjustmentFiles: { nodes: Array<{ id: string, name: string, uploadedAt: string, waiting: number, waitingUp: number, waitingDown: number, uploadedBy: { id: string, name: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type PointAdjustmentFileApproveMutationVariables = Exact<{
  input: PointAdjustmentFileApproveInput;
}>;


export type PointAdjustmentFileApproveMutation = { pointAdjustmentFileApprove: { done: number | null, refused: number | null, next: number | null, waiting: number | null, waitingUp: number | null, waitingDown: number | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type PointAdjustmentFileDeclineMutationVariables = Exact<{
  input: PointAdjustmentFileDeclineInput;
}>;


export type PointAdjustmentFileDeclineMutation = { pointAdjustmentFileDecline: { done: number | null, refused: number | null, next: number | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type PointAdjustmentFileUndoMutationVariables = Exact<{
  input: PointAdjustmentFileInput;
}>;


export type PointAdjustmentFileUndoMutation = { pointAdjustmentFileUndo: { done: number | null, refused: number | null, next: number | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type YearEndRebatesQueryVariables = Exact<{
  chainId: string;
  year: number;
  first: number;
  after?: string | null | undefined;
  sums: boolean;
}>;


export type YearEndRebatesQuery = { yearEndRebates: { totalCount?: number, policyVersion?: number | null, nodes: Array<{ customerId: string, memberNo: string, tierKey: string, percent: number, net: { minor: number, currency: string }, rebate: { minor: number, currency: string }, given: { points: number, at: string, waits: boolean } | null, customer: { id: string, name: string, store: { id: string, name: string } } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null }, total?: { minor: number, currency: string } } };

export type BacktestPlaceOfFragment = { status: TierStatus, key: string | null };

export type BacktestUnderWayFragment = { id: string, status: BacktestStatus, months: number, stepsDone: number, stepsTotal: number, askedAt: string, startedAt: string | null, endedAt: string | null };

export type BacktestResultFragment = { asOf: string, ofWholeChain: boolean, customers: number | null, moved: number | null, stale: Array<BacktestStale>, id: string, status: BacktestStatus, months: number, stepsDone: number, stepsTotal: number, askedAt: string, startedAt: string | null, endedAt: string | null, askedBy: { name: string } | null, against: { id: string, version: number | null, name: string, status: PolicyStatus, store: { id: string } | null, rules: { tier: { tiers: Array<{ key: string, name: { zhCN: string, en: string } }> } | null } } | null, days: Array<{ on: string, cells: Array<{ customers: number, before: { status: TierStatus, key: string | null }, after: { status: TierStatus, key: string | null } }> }>, costs: Array<{ name: string, unit: BacktestUnit, month: string, before: number, after: number, chain: number | null }>, completeness: Array<{ from: number, before: number, after: number }> };

export type PolicyBacktestQueryVariables = Exact<{
  id: string;
  customers: boolean;
}>;


export type PolicyBacktestQuery = { policyVersion: { id: string, lastActivationSeconds: number | null, backtest: { storesMoved?: number, asOf: string, ofWholeChain: boolean, customers: number | null, moved: number | null, stale: Array<BacktestStale>, id: string, status: BacktestStatus, months: number, stepsDone: number, stepsTotal: number, askedAt: string, startedAt: string | null, endedAt: string | null, byStore?: Array<{ moved: number, store: { id: string, name: string } | null, cells: Array<{ customers: number, before: { status: TierStatus, key: string | null }, after: { status: TierStatus, key: string | null } }> }>, askedBy: { name: string } | null, against: { id: string, version: number | null, name: string, status: PolicyStatus, store: { id: string } | null, rules: { tier: { tiers: Array<{ key: string, name: { zhCN: string, en: string } }> } | null } } | null, days: Array<{ on: string, cells: Array<{ customers: number, before: { status: TierStatus, key: string | null }, after: { status: TierStatus, key: string | null } }> }>, costs: Array<{ name: string, unit: BacktestUnit, month: string, before: number, after: number, chain: number | null }>, completeness: Array<{ from: number, before: number, after: number }> } | null, backtestUnderWay: { id: string, status: BacktestStatus, months: number, stepsDone: number, stepsTotal: number, askedAt: string, startedAt: string | null, endedAt: string | null } | null } | null };

export type BacktestMoveOfFragment = { customer: { id: string, name: string, memberNo: string } | null, store: { id: string, name: string } | null, from: { status: TierStatus, key: string | null }, to: { status: TierStatus, key: string | null }, reasons: Array<{ kind: BacktestReasonKind, metric: TierMetric | null, found: number | null, foundBefore: number | null, since: string | null, monthsBefore: number | null, monthsAfter: number | null, levelsBefore: number | null, levelsAfter: number | null, before: { compare: TierCompare, asked: number, windowMonths: number | null } | null, after: { compare: TierCompare, asked: number, windowMonths: number | null } | null }> };

export type BacktestMovesQueryVariables = Exact<{
  id: string;
  storeId?: string | null | undefined;
  from?: BacktestPlaceInput | null | undefined;
  to?: BacktestPlaceInput | null | undefined;
  after?: string | null | undefined;
}>;


export type BacktestMovesQuery = { backtest: { id: string, moves: { totalCount: number, nodes: Array<{ customer: { id: string, name: string, memberNo: string } | null, store: { id: string, name: string } | null, from: { status: TierStatus, key: string | null }, to: { status: TierStatus, key: string | null }, reasons: Array<{ kind: BacktestReasonKind, metric: TierMetric | null, found: number | null, foundBefore: number | null, since: string | null, monthsBefore: number | null, monthsAfter: number | null, levelsBefore: number | null, levelsAfter: number | null, before: { compare: TierCompare, asked: number, windowMonths: number | null } | null, after: { compare: TierCompare, asked: number, windowMonths: number | null } | null }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type PublishLimitQueryVariables = Exact<{
  chainId: string;
}>;


export type PublishLimitQuery = { chain: { id: string, policyMovesShare: number } | null };

export type BacktestStartMutationVariables = Exact<{
  input: BacktestStartInput;
}>;


export type BacktestStartMutation = { backtestStart: { backtest: { id: string, status: BacktestStatus, months: number, stepsDone: number, stepsTotal: number, askedAt: string, startedAt: string | null, endedAt: string | null } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type BacktestCancelMutationVariables = Exact<{
  input: BacktestCancelInput;
}>;


export type BacktestCancelMutation = { backtestCancel: { backtest: { id: string, status: BacktestStatus, months: number, stepsDone: number, stepsTotal: number, askedAt: string, startedAt: string | null, endedAt: string | null } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type PolicyPastQueryVariables = Exact<{
  id: string;
}>;


export type PolicyPastQuery = { policyVersion: { id: string, backtestOfPast: { id: string, asOf: string, knownAt: string | null, beside: BacktestBeside, ofWholeChain: boolean, customers: number | null, moved: number | null } | null } | null };

export type PolicyPastMovesQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type PolicyPastMovesQuery = { backtest: { id: string, moves: { nodes: Array<{ customer: { id: string, name: string, memberNo: string } | null, from: { status: TierStatus, key: string | null }, to: { status: TierStatus, key: string | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type PolicyRulesOfFragment = { rules: { tier: { inactivityMonths: number | null, inactivityLevels: number | null, lossMonths: number | null, exemptDesignated: boolean, tiers: Array<{ key: string, name: { zhCN: string, en: string }, routes: Array<{ all: Array<{ metric: TierMetric, compare: TierCompare, value: number, windowMonths: number | null }> }> }> } | null, earning: { points: number, forEveryMinor: number, specialPriceEarns: boolean, stacking: EarningStacking, pendingDays: number, approvalAbove: number | null, multipliers: Array<{ key: string, percent: number, when: { tiers: Array<string> | null, categories: Array<string> | null, storeIds: Array<string> | null, weekdays: Array<number> | null, birthdayMonth: boolean } }>, bonuses: { registration: number, referralFirstPurchase: number, completedFile: { points: number, atPercent: number } | null }, expiry: { months: number, roundTo: PointsLastDay } | null, redemption: { minorPerPoint: number, mostPercent: number, onSpecialPrice: boolean, least: number } | null } | null, profile: { basic: { weight: number, fields: Array<string> }, extended: { weight: number, fields: Array<string> } } | null, benefit: { specialPriceDiscounted: boolean, combine: DiscountCombination, memberDay: number | null, rebateFromMinor: number | null, tiers: Array<{ key: string, paysPercent: number, memberDayPaysPercent: number | null, birthdayPaysPercent: number | null, sameAssociatePaysPercent: number | null, presaleDays: number, membersOnly: boolean, rebatePercent: number, occasions: Array<{ key: BenefitOccasion, voucherMinor: number | null, booklet: boolean, handover: GiftHandover, gift: { leastMinor: number | null, mostMinor: number | null } | null }> }>, birthday: { daysBefore: number, daysAfter: number } | null, festivals: Array<{ key: string, name: { zhCN: string, en: string }, on: { calendar: FestivalCalendar, month: number, day: number, offset: number } }>, sameAssociate: { withinDays: number } | null, sales: Array<{ key: string, opensOn: string, closesOn: string, paysPercent: number, name: { zhCN: string, en: string }, goods: { categories: Array<string>, itemCodes: Array<string> } }>, membersOnly: { categories: Array<string>, itemCodes: Array<string> }, partnerOffers: Array<{ key: string, tiers: Array<string>, name: { zhCN: string, en: string }, text: { zhCN: string, en: string } }>, openToStores: Array<{ key: string, least: number, most: number }> } | null, incentive: { unit: IncentiveUnit, partSpans: IncentivePartSpan, prospectsCount: boolean, quotas: Array<{ key: string, measure: IncentiveMeasure, of: IncentiveMeasured, span: IncentiveSpan, amount: number, lines: Array<{ months: Array<number>, storeIds: Array<string>, amount: number }>, goods: { categories: Array<string>, itemCodes: Array<string> } }>, rules: Array<{ key: string, type: IncentiveRuleType, quota: string | null, amount: number | null, percent: number | null, times: number | null, to: IncentiveRecipient | null, measure: IncentiveMeasure | null, span: IncentiveSpan | null, among: IncentiveAmong | null, places: number | null, payout: IncentivePayout | null, sharing: IncentiveSharing | null, days: number | null, mostDays: number | null, mostFailed: number | null, quarter: number | null, least: number | null, prizes: Array<number> | null, forfeit: { zhCN: string, en: string } | null }> } | null, storeLines: Array<{ key: string, value: number }> | null } };

export type BenefitRulesOfFragment = { specialPriceDiscounted: boolean, combine: DiscountCombination, memberDay: number | null, rebateFromMinor: number | null, tiers: Array<{ key: string, paysPercent: number, memberDayPaysPercent: number | null, birthdayPaysPercent: number | null, sameAssociatePaysPercent: number | null, presaleDays: number, membersOnly: boolean, rebatePercent: number, occasions: Array<{ key: BenefitOccasion, voucherMinor: number | null, booklet: boolean, handover: GiftHandover, gift: { leastMinor: number | null, mostMinor: number | null } | null }> }>, birthday: { daysBefore: number, daysAfter: number } | null, festivals: Array<{ key: string, name: { zhCN: string, en: string }, on: { calendar: FestivalCalendar, month: number, day: number, offset: number } }>, sameAssociate: { withinDays: number } | null, sales: Array<{ key: string, opensOn: string, closesOn: string, paysPercent: number, name: { zhCN: string, en: string }, goods: { categories: Array<string>, itemCodes: Array<string> } }>, membersOnly: { categories: Array<string>, itemCodes: Array<string> }, partnerOffers: Array<{ key: string, tiers: Array<string>, name: { zhCN: string, en: string }, text: { zhCN: string, en: string } }>, openToStores: Array<{ key: string, least: number, most: number }> };

export type IncentiveRulesOfFragment = { unit: IncentiveUnit, partSpans: IncentivePartSpan, prospectsCount: boolean, quotas: Array<{ key: string, measure: IncentiveMeasure, of: IncentiveMeasured, span: IncentiveSpan, amount: number, lines: Array<{ months: Array<number>, storeIds: Array<string>, amount: number }>, goods: { categories: Array<string>, itemCodes: Array<string> } }>, rules: Array<{ key: string, type: IncentiveRuleType, quota: string | null, amount: number | null, percent: number | null, times: number | null, to: IncentiveRecipient | null, measure: IncentiveMeasure | null, span: IncentiveSpan | null, among: IncentiveAmong | null, places: number | null, payout: IncentivePayout | null, sharing: IncentiveSharing | null, days: number | null, mostDays: number | null, mostFailed: number | null, quarter: number | null, least: number | null, prizes: Array<number> | null, forfeit: { zhCN: string, en: string } | null }> };

export type IncentiveRuleOfFragment = { key: string, type: IncentiveRuleType, quota: string | null, amount: number | null, percent: number | null, times: number | null, to: IncentiveRecipient | null, measure: IncentiveMeasure | null, span: IncentiveSpan | null, among: IncentiveAmong | null, places: number | null, payout: IncentivePayout | null, sharing: IncentiveSharing | null, days: number | null, mostDays: number | null, mostFailed: number | null, quarter: number | null, least: number | null, prizes: Array<number> | null, forfeit: { zhCN: string, en: string } | null };

export type PolicyLineFragment = { id: string, version: number | null, status: PolicyStatus, name: string, effectiveOn: string | null, plannedOn: string | null, retiredOn: string | null, createdAt: string, awaitsViewer: boolean, activating: boolean, overdue: boolean, overdueBecause: PolicyOverdueReason | null, lastAct: { act: PolicyAct, at: string, byService: boolean, by: { name: string } | null } | null };

export type PolicyEventOfFragment = { id: string, act: PolicyAct, at: string, comment: string, effectiveOn: string | null, plannedOn: string | null, unseen: boolean, byService: boolean, moved: number | null, moves: Array<{ fromStatus: TierStatus, fromKey: string | null, toStatus: TierStatus, toKey: string | null, customers: number }>, by: { name: string } | null, differences: Array<{ path: Array<string>, before: string | null, after: string | null }> };

export type PolicyFaultOfFragment = { code: PolicyFaultCode, path: Array<string> };

export type PolicyMissedTierOfFragment = { key: string, designations: number | null, overrides: number | null, places: Array<{ path: Array<string>, version: { id: string, kind: PolicyKind, version: number | null, status: PolicyStatus, name: string, rules: { benefit: { partnerOffers: Array<{ key: string, name: { zhCN: string, en: string } }> } | null } } }>, stores: Array<{ id: string, name: string }> };

export type PolicyRaisedPayOfFragment = { higher: string, lower: string, figure: RankedFigure, higherPays: number, lowerPays: number, version: { id: string, kind: PolicyKind, version: number | null, name: string, status: PolicyStatus } };

export type PolicyWholeFragment = { kind: PolicyKind, revision: number, id: string, version: number | null, status: PolicyStatus, name: string, effectiveOn: string | null, plannedOn: string | null, retiredOn: string | null, createdAt: string, awaitsViewer: boolean, activating: boolean, overdue: boolean, overdueBecause: PolicyOverdueReason | null, faults: Array<{ code: PolicyFaultCode, path: Array<string> }>, missedTiers: Array<{ key: string, designations: number | null, overrides: number | null, places: Array<{ path: Array<string>, version: { id: string, kind: PolicyKind, version: number | null, status: PolicyStatus, name: string, rules: { benefit: { partnerOffers: Array<{ key: string, name: { zhCN: string, en: string } }> } | null } } }>, stores: Array<{ id: string, name: string }> }>, raisedPay: Array<{ higher: string, lower: string, figure: RankedFigure, higherPays: number, lowerPays: number, version: { id: string, kind: PolicyKind, version: number | null, name: string, status: PolicyStatus } }>, store: { id: string } | null, basedOn: { id: string, version: number | null, name: string } | null, lastAct: { act: PolicyAct, at: string, byService: boolean, by: { name: string } | null } | null, rules: { tier: { inactivityMonths: number | null, inactivityLevels: number | null, lossMonths: number | null, exemptDesignated: boolean, tiers: Array<{ key: string, name: { zhCN: string, en: string }, routes: Array<{ all: Array<{ metric: TierMetric, compare: TierCompare, value: number, windowMonths: number | null }> }> }> } | null, earning: { points: number, forEveryMinor: number, specialPriceEarns: boolean, stacking: EarningStacking, pendingDays: number, approvalAbove: number | null, multipliers: Array<{ key: string, percent: number, when: { tiers: Array<string> | null, categories: Array<string> | null, storeIds: Array<string> | null, weekdays: Array<number> | null, birthdayMonth: boolean } }>, bonuses: { registration: number, referralFirstPurchase: number, completedFile: { points: number, atPercent: number } | null }, expiry: { months: number, roundTo: PointsLastDay } | null, redemption: { minorPerPoint: number, mostPercent: number, onSpecialPrice: boolean, least: number } | null } | null, profile: { basic: { weight: number, fields: Array<string> }, extended: { weight: number, fields: Array<string> } } | null, benefit: { specialPriceDiscounted: boolean, combine: DiscountCombination, memberDay: number | null, rebateFromMinor: number | null, tiers: Array<{ key: string, paysPercent: number, memberDayPaysPercent: number | null, birthdayPaysPercent: number | null, sameAssociatePaysPercent: number | null, presaleDays: number, membersOnly: boolean, rebatePercent: number, occasions: Array<{ key: BenefitOccasion, voucherMinor: number | null, booklet: boolean, handover: GiftHandover, gift: { leastMinor: number | null, mostMinor: number | null } | null }> }>, birthday: { daysBefore: number, daysAfter: number } | null, festivals: Array<{ key: string, name: { zhCN: string, en: string }, on: { calendar: FestivalCalendar, month: number, day: number, offset: number } }>, sameAssociate: { withinDays: number } | null, sales: Array<{ key: string, opensOn: string, closesOn: string, paysPercent: number, name: { zhCN: string, en: string }, goods: { categories: Array<string>, itemCodes: Array<string> } }>, membersOnly: { categories: Array<string>, itemCodes: Array<string> }, partnerOffers: Array<{ key: string, tiers: Array<string>, name: { zhCN: string, en: string }, text: { zhCN: string, en: string } }>, openToStores: Array<{ key: string, least: number, most: number }> } | null, incentive: { unit: IncentiveUnit, partSpans: IncentivePartSpan, prospectsCount: boolean, quotas: Array<{ key: string, measure: IncentiveMeasure, of: IncentiveMeasured, span: IncentiveSpan, amount: number, lines: Array<{ months: Array<number>, storeIds: Array<string>, amount: number }>, goods: { categories: Array<string>, itemCodes: Array<string> } }>, rules: Array<{ key: string, type: IncentiveRuleType, quota: string | null, amount: number | null, percent: number | null, times: number | null, to: IncentiveRecipient | null, measure: IncentiveMeasure | null, span: IncentiveSpan | null, among: IncentiveAmong | null, places: number | null, payout: IncentivePayout | null, sharing: IncentiveSharing | null, days: number | null, mostDays: number | null, mostFailed: number | null, quarter: number | null, least: number | null, prizes: Array<number> | null, forfeit: { zhCN: string, en: string } | null }> } | null, storeLines: Array<{ key: string, value: number }> | null } };

export type ItemCategoriesQueryVariables = Exact<{
  chainId: string;
}>;


export type ItemCategoriesQuery = { items: { categories: Array<string> } };

export type PolicyVersionsQueryVariables = Exact<{
  chainId: string;
  kind: PolicyKind;
  storeId?: string | null | undefined;
  statuses?: Array<PolicyStatus> | PolicyStatus | null | undefined;
  search?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type PolicyVersionsQuery = { policyVersions: { nodes: Array<{ id: string, version: number | null, status: PolicyStatus, name: string, effectiveOn: string | null, plannedOn: string | null, retiredOn: string | null, createdAt: string, awaitsViewer: boolean, activating: boolean, overdue: boolean, overdueBecause: PolicyOverdueReason | null, lastAct: { act: PolicyAct, at: string, byService: boolean, by: { name: string } | null } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type PolicyVersionQueryVariables = Exact<{
  id: string;
}>;


export type PolicyVersionQuery = { policyVersion: { lastActivationSeconds: number | null, kind: PolicyKind, revision: number, id: string, version: number | null, status: PolicyStatus, name: string, effectiveOn: string | null, plannedOn: string | null, retiredOn: string | null, createdAt: string, awaitsViewer: boolean, activating: boolean, overdue: boolean, overdueBecause: PolicyOverdueReason | null, faults: Array<{ code: PolicyFaultCode, path: Array<string> }>, missedTiers: Array<{ key: string, designations: number | null, overrides: number | null, places: Array<{ path: Array<string>, version: { id: string, kind: PolicyKind, version: number | null, status: PolicyStatus, name: string, rules: { benefit: { partnerOffers: Array<{ key: string, name: { zhCN: string, en: string } }> } | null } } }>, stores: Array<{ id: string, name: string }> }>, raisedPay: Array<{ higher: string, lower: string, figure: RankedFigure, higherPays: number, lowerPays: number, version: { id: string, kind: PolicyKind, version: number | null, name: string, status: PolicyStatus } }>, store: { id: string } | null, basedOn: { id: string, version: number | null, name: string } | null, lastAct: { act: PolicyAct, at: string, byService: boolean, by: { name: string } | null } | null, rules: { tier: { inactivityMonths: number | null, inactivityLevels: number | null, lossMonths: number | null, exemptDesignated: boolean, tiers: Array<{ key: string, name: { zhCN: string, en: string }, routes: Array<{ all: Array<{ metric: TierMetric, compare: TierCompare, value: number, windowMonths: number | null }> }> }> } | null, earning: { points: number, forEveryMinor: number, specialPriceEarns: boolean, stacking: EarningStacking, pendingDays: number, approvalAbove: number | null, multipliers: Array<{ key: string, percent: number, when: { tiers: Array<string> | null, categories: Array<string> | null, storeIds: Array<string> | null, weekdays: Array<number> | null, birthdayMonth: boolean } }>, bonuses: { registration: number, referralFirstPurchase: number, completedFile: { points: number, atPercent: number } | null }, expiry: { months: number, roundTo: PointsLastDay } | null, redemption: { minorPerPoint: number, mostPercent: number, onSpecialPrice: boolean, least: number } | null } | null, profile: { basic: { weight: number, fields: Array<string> }, extended: { weight: number, fields: Array<string> } } | null, benefit: { specialPriceDiscounted: boolean, combine: DiscountCombination, memberDay: number | null, rebateFromMinor: number | null, tiers: Array<{ key: string, paysPercent: number, memberDayPaysPercent: number | null, birthdayPaysPercent: number | null, sameAssociatePaysPercent: number | null, presaleDays: number, membersOnly: boolean, rebatePercent: number, occasions: Array<{ key: BenefitOccasion, voucherMinor: number | null, booklet: boolean, handover: GiftHandover, gift: { leastMinor: number | null, mostMinor: number | null } | null }> }>, birthday: { daysBefore: number, daysAfter: number } | null, festivals: Array<{ key: string, name: { zhCN: string, en: string }, on: { calendar: FestivalCalendar, month: number, day: number, offset: number } }>, sameAssociate: { withinDays: number } | null, sales: Array<{ key: string, opensOn: string, closesOn: string, paysPercent: number, name: { zhCN: string, en: string }, goods: { categories: Array<string>, itemCodes: Array<string> } }>, membersOnly: { categories: Array<string>, itemCodes: Array<string> }, partnerOffers: Array<{ key: string, tiers: Array<string>, name: { zhCN: string, en: string }, text: { zhCN: string, en: string } }>, openToStores: Array<{ key: string, least: number, most: number }> } | null, incentive: { unit: IncentiveUnit, partSpans: IncentivePartSpan, prospectsCount: boolean, quotas: Array<{ key: string, measure: IncentiveMeasure, of: IncentiveMeasured, span: IncentiveSpan, amount: number, lines: Array<{ months: Array<number>, storeIds: Array<string>, amount: number }>, goods: { categories: Array<string>, itemCodes: Array<string> } }>, rules: Array<{ key: string, type: IncentiveRuleType, quota: string | null, amount: number | null, percent: number | null, times: number | null, to: IncentiveRecipient | null, measure: IncentiveMeasure | null, span: IncentiveSpan | null, among: IncentiveAmong | null, places: number | null, payout: IncentivePayout | null, sharing: IncentiveSharing | null, days: number | null, mostDays: number | null, mostFailed: number | null, quarter: number | null, least: number | null, prizes: Array<number> | null, forfeit: { zhCN: string, en: string } | null }> } | null, storeLines: Array<{ key: string, value: number }> | null } } | null };

export type PolicyHistoryQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type PolicyHistoryQuery = { policyVersion: { id: string, events: { nodes: Array<{ id: string, act: PolicyAct, at: string, comment: string, effectiveOn: string | null, plannedOn: string | null, unseen: boolean, byService: boolean, moved: number | null, moves: Array<{ fromStatus: TierStatus, fromKey: string | null, toStatus: TierStatus, toKey: string | null, customers: number }>, by: { name: string } | null, differences: Array<{ path: Array<string>, before: string | null, after: string | null }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type PoliciesWaitingQueryVariables = Exact<{
  chainId: string;
}>;


export type PoliciesWaitingQuery = { chain: { id: string, policySecondPersonUntil: string | null } | null, tier: { nodes: Array<{ id: string, awaitsViewer: boolean, overdue: boolean }> }, earning: { nodes: Array<{ id: string, awaitsViewer: boolean, overdue: boolean }> }, profile: { nodes: Array<{ id: string, awaitsViewer: boolean, overdue: boolean }> }, benefit: { nodes: Array<{ id: string, awaitsViewer: boolean, overdue: boolean }> }, incentive: { nodes: Array<{ id: string, awaitsViewer: boolean, overdue: boolean }> } };

export type PolicyDraftCreateMutationVariables = Exact<{
  input: PolicyDraftCreateInput;
}>;


export type PolicyDraftCreateMutation = { policyDraftCreate: { policy: { id: string } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type PolicyDraftSaveMutationVariables = Exact<{
  input: PolicyDraftSaveInput;
}>;


export type PolicyDraftSaveMutation = { policyDraftSave: { policy: { id: string, revision: number, faults: Array<{ code: PolicyFaultCode, path: Array<string> }>, missedTiers: Array<{ key: string, designations: number | null, overrides: number | null, places: Array<{ path: Array<string>, version: { id: string, kind: PolicyKind, version: number | null, status: PolicyStatus, name: string, rules: { benefit: { partnerOffers: Array<{ key: string, name: { zhCN: string, en: string } }> } | null } } }>, stores: Array<{ id: string, name: string }> }>, raisedPay: Array<{ higher: string, lower: string, figure: RankedFigure, higherPays: number, lowerPays: number, version: { id: string, kind: PolicyKind, version: number | null, name: string, status: PolicyStatus } }> } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type PolicyDraftDiscardMutationVariables = Exact<{
  input: PolicyActInput;
}>;


export type PolicyDraftDiscardMutation = { policyDraftDiscard: { policy: { id: string, status: PolicyStatus } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type PolicySubmitMutationVariables = Exact<{
  input: PolicyActInput;
}>;


export type PolicySubmitMutation = { policySubmit: { policy: { id: string, status: PolicyStatus } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type PolicyApproveMutationVariables = Exact<{
  input: PolicyActInput;
}>;


export type PolicyApproveMutation = { policyApprove: { policy: { id: string, status: PolicyStatus } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type PolicySendBackMutationVariables = Exact<{
  input: PolicyCommentInput;
}>;


export type PolicySendBackMutation = { policySendBack: { policy: { id: string, status: PolicyStatus } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type PolicyScheduleMutationVariables = Exact<{
  input: PolicyScheduleInput;
}>;


export type PolicyScheduleMutation = { policySchedule: { policy: { id: string, status: PolicyStatus } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type PolicyActivateAgainMutationVariables = Exact<{
  input: PolicyActivateAgainInput;
}>;


export type PolicyActivateAgainMutation = { policyActivateAgain: { policy: { id: string, status: PolicyStatus } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type PolicyUnscheduleMutationVariables = Exact<{
  input: PolicyActInput;
}>;


export type PolicyUnscheduleMutation = { policyUnschedule: { policy: { id: string, status: PolicyStatus } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type PolicyCommentMutationVariables = Exact<{
  input: PolicyCommentInput;
}>;


export type PolicyCommentMutation = { policyComment: { policy: { id: string } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type EffectiveLineOfFragment = { key: string, unit: PolicyFigureUnit | null, chainValue: number | null, storeValue: number | null, least: number | null, most: number | null, from: PolicyLineSource, passedOver: PolicyLinePassedOver | null };

export type StorePolicyQueryVariables = Exact<{
  chainId: string;
  storeId: string;
}>;


export type StorePolicyQuery = { store: { id: string, name: string, closedOn: string | null } | null, effectivePolicy: { on: string, chainVersion: { id: string, version: number | null }, storeVersion: { id: string, version: number | null } | null, lines: Array<{ key: string, unit: PolicyFigureUnit | null, chainValue: number | null, storeValue: number | null, least: number | null, most: number | null, from: PolicyLineSource, passedOver: PolicyLinePassedOver | null }>, rules: { benefit: { tiers: Array<{ key: string }> } | null } } | null };

export type StoresWaitingQueryVariables = Exact<{
  chainId: string;
}>;


export type StoresWaitingQuery = { policyVersions: { nodes: Array<{ id: string, version: number | null, status: PolicyStatus, name: string, effectiveOn: string | null, plannedOn: string | null, retiredOn: string | null, createdAt: string, awaitsViewer: boolean, activating: boolean, overdue: boolean, overdueBecause: PolicyOverdueReason | null, store: { id: string, name: string } | null, lastAct: { act: PolicyAct, at: string, byService: boolean, by: { name: string } | null } | null }> } };

export type TierNamesQueryVariables = Exact<{
  chainId: string;
}>;


export type TierNamesQuery = { effectivePolicy: { rules: { tier: { tiers: Array<{ key: string, name: { zhCN: string, en: string } }> } | null } } | null };

export type ActCustomerFragment = { id: string, name: string, memberNo: string, purchaseCount: number, points: { balance: number }, tier: { status: TierStatus, key: string | null, rank: number | null, name: string | null } };

export type PurchaseRecordMutationVariables = Exact<{
  input: PurchaseRecordInput;
}>;


export type PurchaseRecordMutation = { purchaseRecord: { repeated: boolean, purchase: { id: string, receiptNo: string, points: number, units: number, paid: { minor: number, currency: string }, customer: { id: string, name: string, memberNo: string, purchaseCount: number, points: { balance: number }, tier: { status: TierStatus, key: string | null, rank: number | null, name: string | null } } | null } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type PurchaseReturnRecordMutationVariables = Exact<{
  input: PurchaseReturnRecordInput;
}>;


export type PurchaseReturnRecordMutation = { purchaseReturnRecord: { repeated: boolean, purchaseReturn: { id: string, returnNo: string, units: number, unmatchedUnits: number, refunded: { minor: number, currency: string }, purchase: { id: string, receiptNo: string, points: number } | null, customer: { id: string, name: string, memberNo: string, purchaseCount: number, points: { balance: number }, tier: { status: TierStatus, key: string | null, rank: number | null, name: string | null } } | null } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type PurchaseExchangeMutationVariables = Exact<{
  input: PurchaseExchangeInput;
}>;


export type PurchaseExchangeMutation = { purchaseExchange: { purchase: { id: string, receiptNo: string, points: number, paid: { minor: number, currency: string }, customer: { id: string, name: string, memberNo: string, purchaseCount: number, points: { balance: number }, tier: { status: TierStatus, key: string | null, rank: number | null, name: string | null } } | null } | null, purchaseReturn: { id: string, returnNo: string, refunded: { minor: number, currency: string } } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type PurchaseVoidMutationVariables = Exact<{
  input: PurchaseVoidInput;
}>;


export type PurchaseVoidMutation = { purchaseVoid: { purchase: { id: string } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type PurchaseReturnVoidMutationVariables = Exact<{
  input: PurchaseReturnVoidInput;
}>;


export type PurchaseReturnVoidMutation = { purchaseReturnVoid: { purchaseReturn: { id: string } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type PurchaseClaimMutationVariables = Exact<{
  input: PurchaseClaimInput;
}>;


export type PurchaseClaimMutation = { purchaseClaim: { purchase: { id: string, points: number, claimedLate: boolean, customer: { id: string, name: string, memberNo: string, purchaseCount: number, points: { balance: number }, tier: { status: TierStatus, key: string | null, rank: number | null, name: string | null } } | null } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type PurchaseDeclineMutationVariables = Exact<{
  input: PurchaseDeclineInput;
}>;


export type PurchaseDeclineMutation = { purchaseDecline: { purchase: { id: string, declineReason: DeclineReason | null } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type CounterLookupMutationVariables = Exact<{
  input: CounterCardLookupInput;
}>;


export type CounterLookupMutation = { counterCardLookup: { card: { customerId: string, maskedName: string, memberNo: string, points: number, tier: { status: TierStatus, key: string | null, rank: number | null, name: string | null }, store: { id: string, name: string } } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type CounterVisitMutationVariables = Exact<{
  input: VisitRecordInput;
}>;


export type CounterVisitMutation = { visitRecord: { repeated: boolean, visit: { id: string, visitedOn: string } | null, customer: { id: string, name: string, memberNo: string, purchaseCount: number, points: { balance: number }, tier: { status: TierStatus, key: string | null, rank: number | null, name: string | null } } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type PointsOfferQueryVariables = Exact<{
  input: PointsOfferInput;
}>;


export type PointsOfferQuery = { pointsOffer: { offered: boolean, available: number, most: number, least: number, onSpecialPrice: boolean, perPoint: { minor: number, currency: string } } };

export type PointsHoldMutationVariables = Exact<{
  input: PointsHoldInput;
}>;


export type PointsHoldMutation = { pointsHold: { hold: { id: string, points: number, off: { minor: number, currency: string } } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type PointsHoldConfirmMutationVariables = Exact<{
  input: PointsHoldConfirmInput;
}>;


export type PointsHoldConfirmMutation = { pointsHoldConfirm: { available: number | null, redemption: { id: string, points: number, off: { minor: number, currency: string } } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type ReceiptHoldCancelMutationVariables = Exact<{
  input: PointsHoldCancelInput;
}>;


export type ReceiptHoldCancelMutation = { pointsHoldCancel: { hold: { id: string } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type PriceQuoteQueryVariables = Exact<{
  input: PurchaseQuoteInput;
}>;


export type PriceQuoteQuery = { purchaseQuote: { points: number | null, tierKey: string | null, pay: { minor: number, currency: string }, lines: Array<{ itemCode: string, sellable: boolean, fullPrice: QuoteFullPrice | null, price: { minor: number, currency: string }, pay: { minor: number, currency: string }, reasons: Array<{ rule: QuoteRule, paysPercent: number, saleName: { zhCN: string, en: string } | null }> }>, policies: Array<{ kind: PolicyKind, version: number, storeVersion: number | null }> } };

export type ReceiptRowFragment = { id: string, receiptNo: string, happenedAt: string, purchasedOn: string, source: FactSource, units: number, returnedUnits: number, returnedInFullOn: string | null, voidedAt: string | null, points: number, anonymous: boolean, declineReason: DeclineReason | null, paid: { minor: number, currency: string }, returned: { minor: number, currency: string }, net: { minor: number, currency: string }, store: { id: string, code: string, name: string }, seller: { id: string, name: string } | null, customer: { id: string, name: string, memberNo: string } | null };

export type ReturnRowFragment = { id: string, returnNo: string, happenedAt: string, returnedOn: string, recordedAt: string, source: FactSource, units: number, unmatchedUnits: number, voidedAt: string | null, voidReason: string | null, refunded: { minor: number, currency: string }, store: { id: string, name: string }, customer: { id: string, name: string, memberNo: string } | null, purchase: { id: string, receiptNo: string } | null, lines: Array<{ lineNo: number, quantity: number, unmatchedUnits: number, refunded: { minor: number, currency: string }, item: { id: string, code: string, name: string } }> };

export type ReceiptWholeFragment = { recordedAt: string, claimedAt: string | null, claimedLate: boolean, voidReason: string | null, id: string, receiptNo: string, happenedAt: string, purchasedOn: string, source: FactSource, units: number, returnedUnits: number, returnedInFullOn: string | null, voidedAt: string | null, points: number, anonymous: boolean, declineReason: DeclineReason | null, vouchers: Array<{ id: string, off: { minor: number, currency: string }, givenBack: { minor: number, currency: string }, voucher: { id: string, maskedCode: string } | null }>, redemption: { id: string, points: number, givenBack: number, off: { minor: number, currency: string } } | null, lines: Array<{ lineNo: number, quantity: number, specialPrice: boolean, returnedUnits: number, amount: { minor: number, currency: string }, returned: { minor: number, currency: string }, item: { id: string, code: string, name: string, category: string } }>, returns: Array<{ id: string, returnNo: string, happenedAt: string, returnedOn: string, recordedAt: string, source: FactSource, units: number, unmatchedUnits: number, voidedAt: string | null, voidReason: string | null, refunded: { minor: number, currency: string }, lines: Array<{ lineNo: number, quantity: number, unmatchedUnits: number, refunded: { minor: number, currency: string }, item: { id: string, code: string, name: string } }> }>, customer: { id: string, name: string, memberNo: string, points: { balance: number }, tier: { status: TierStatus, key: string | null, rank: number | null, name: string | null } } | null, paid: { minor: number, currency: string }, returned: { minor: number, currency: string }, net: { minor: number, currency: string }, store: { id: string, code: string, name: string }, seller: { id: string, name: string } | null };

export type ReceiptsQueryVariables = Exact<{
  chainId: string;
  filter?: PurchaseFilter | null | undefined;
  order?: PurchaseOrder | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ReceiptsQuery = { purchases: { totalCount: number, nodes: Array<{ id: string, receiptNo: string, happenedAt: string, purchasedOn: string, source: FactSource, units: number, returnedUnits: number, returnedInFullOn: string | null, voidedAt: string | null, points: number, anonymous: boolean, declineReason: DeclineReason | null, paid: { minor: number, currency: string }, returned: { minor: number, currency: string }, net: { minor: number, currency: string }, store: { id: string, code: string, name: string }, seller: { id: string, name: string } | null, customer: { id: string, name: string, memberNo: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null }, net: { minor: number, currency: string } } };

export type ReturnsQueryVariables = Exact<{
  chainId: string;
  filter?: ReturnFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ReturnsQuery = { purchaseReturns: { totalCount: number, nodes: Array<{ id: string, returnNo: string, happenedAt: string, returnedOn: string, recordedAt: string, source: FactSource, units: number, unmatchedUnits: number, voidedAt: string | null, voidReason: string | null, refunded: { minor: number, currency: string }, store: { id: string, name: string }, customer: { id: string, name: string, memberNo: string } | null, purchase: { id: string, receiptNo: string } | null, lines: Array<{ lineNo: number, quantity: number, unmatchedUnits: number, refunded: { minor: number, currency: string }, item: { id: string, code: string, name: string } }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ReceiptCountsQueryVariables = Exact<{
  chainId: string;
}>;


export type ReceiptCountsQuery = { all: { totalCount: number }, anonymous: { totalCount: number }, returned: { totalCount: number }, voided: { totalCount: number }, returns: { totalCount: number }, unmatched: { totalCount: number } };

export type ReceiptQueryVariables = Exact<{
  id: string;
}>;


export type ReceiptQuery = { purchase: { recordedAt: string, claimedAt: string | null, claimedLate: boolean, voidReason: string | null, id: string, receiptNo: string, happenedAt: string, purchasedOn: string, source: FactSource, units: number, returnedUnits: number, returnedInFullOn: string | null, voidedAt: string | null, points: number, anonymous: boolean, declineReason: DeclineReason | null, vouchers: Array<{ id: string, off: { minor: number, currency: string }, givenBack: { minor: number, currency: string }, voucher: { id: string, maskedCode: string } | null }>, redemption: { id: string, points: number, givenBack: number, off: { minor: number, currency: string } } | null, lines: Array<{ lineNo: number, quantity: number, specialPrice: boolean, returnedUnits: number, amount: { minor: number, currency: string }, returned: { minor: number, currency: string }, item: { id: string, code: string, name: string, category: string } }>, returns: Array<{ id: string, returnNo: string, happenedAt: string, returnedOn: string, recordedAt: string, source: FactSource, units: number, unmatchedUnits: number, voidedAt: string | null, voidReason: string | null, refunded: { minor: number, currency: string }, lines: Array<{ lineNo: number, quantity: number, unmatchedUnits: number, refunded: { minor: number, currency: string }, item: { id: string, code: string, name: string } }> }>, customer: { id: string, name: string, memberNo: string, points: { balance: number }, tier: { status: TierStatus, key: string | null, rank: number | null, name: string | null } } | null, paid: { minor: number, currency: string }, returned: { minor: number, currency: string }, net: { minor: number, currency: string }, store: { id: string, code: string, name: string }, seller: { id: string, name: string } | null } | null };

export type CustomerPickQueryVariables = Exact<{
  chainId: string;
  search: string;
}>;


export type CustomerPickQuery = { customers: { nodes: Array<{ id: string, name: string, memberNo: string, phone: string | null, tier: { status: TierStatus, key: string | null, rank: number | null, name: string | null }, store: { id: string, name: string } }> } };

export type ItemPickQueryVariables = Exact<{
  chainId: string;
  search: string;
}>;


export type ItemPickQuery = { items: { nodes: Array<{ id: string, code: string, name: string, category: string }> } };

export type QuotedVouchersQueryVariables = Exact<{
  input: PurchaseQuoteInput;
}>;


export type QuotedVouchersQuery = { purchaseQuote: { vouchers: Array<{ id: string, maskedCode: string | null, goodUntil: string, bar: VoucherBar | null, name: { zhCN: string, en: string }, left: { minor: number, currency: string } }> } };

export type TillHoldMutationVariables = Exact<{
  input: TillHoldInput;
}>;


export type TillHoldMutation = { tillHold: { hold: { id: string, expiresAt: string, points: number, pointsOff: { minor: number, currency: string }, vouchers: Array<{ voucherId: string, off: { minor: number, currency: string } }> } | null, lines: Array<{ minor: number, currency: string }> | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type TillHoldConfirmMutationVariables = Exact<{
  input: TillHoldConfirmInput;
}>;


export type TillHoldConfirmMutation = { tillHoldConfirm: { hold: { id: string } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type TillHoldCancelMutationVariables = Exact<{
  input: TillHoldCancelInput;
}>;


export type TillHoldCancelMutation = { tillHoldCancel: { hold: { id: string } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type ScorePeriodFragment = { id: string, month: string, state: IncentivePeriodState, askedAt: string, closedAt: string | null, approvedAt: string | null, storesClosed: number, storesTotal: number, unassigned: number, closedBy: { id: string, name: string } | null, approvedBy: { id: string, name: string } | null };

export type ScoreFigureFragment = { key: string, measure: IncentiveMeasure, of: IncentiveMeasured, span: IncentiveSpan, start: string, end: string, numerator: number, denominator: number | null, asked: number | null, days: number, ofDays: number, kept: boolean, expected: { numerator: number, denominator: number | null }, group: { id: string, name: string } | null, staff: { id: string, name: string } | null };

export type ScoreDisputeFragment = { id: string, text: string, raisedAt: string, state: IncentiveDisputeState, decision: string | null, decidedAt: string | null, decidable: boolean, raisedBy: { id: string, name: string } | null, decidedBy: { id: string, name: string } | null };

export type ScoreEntryFragment = { id: string, month: string, forOn: string, span: IncentiveSpan, unit: IncentiveUnit, amount: number, beneficiary: IncentiveBeneficiary, reason: string | null, recordedAt: string, store: { id: string, name: string } | null, group: { id: string, name: string } | null, associate: { id: string, name: string } | null, rule: { key: string, type: IncentiveRuleType, quota: string | null, amount: number | null, percent: number | null, times: number | null, to: IncentiveRecipient | null, measure: IncentiveMeasure | null, span: IncentiveSpan | null, among: IncentiveAmong | null, places: number | null, payout: IncentivePayout | null, sharing: IncentiveSharing | null, days: number | null, mostDays: number | null, mostFailed: number | null, quarter: number | null, least: number | null, prizes: Array<number> | null, forfeit: { zhCN: string, en: string } | null }, forfeit: { zhCN: string, en: string } | null, evidence: { of: IncentiveEvidenceKind, measure: IncentiveMeasure | null, asked: number | null, rank: number | null, tied: number | null, ranked: number | null, figure: { numerator: number, denominator: number | null } | null, periods: Array<{ start: string, asked: number, figure: { numerator: number, denominator: number | null } }> | null, floors: Array<{ percent: number, figure: { numerator: number, denominator: number | null } }> | null, store: { asked: number, figure: { numerator: number, denominator: number | null } } | null }, corrects: { id: string, amount: number } | null, correctedBy: { id: string, amount: number, month: string } | null, shares: Array<{ days: number, amount: number, staff: { id: string, name: string } | null }>, disputes: Array<{ id: string, text: string, raisedAt: string, state: IncentiveDisputeState, decision: string | null, decidedAt: string | null, decidable: boolean, raisedBy: { id: string, name: string } | null, decidedBy: { id: string, name: string } | null }> };

export type ScoreStandingQueryVariables = Exact<{
  storeId: string;
  month: string;
}>;


export type ScoreStandingQuery = { incentiveStanding: { month: string, policyVersionId: string, unit: IncentiveUnit, period: { id: string, month: string, state: IncentivePeriodState, askedAt: string, closedAt: string | null, approvedAt: string | null, storesClosed: number, storesTotal: number, unassigned: number, closedBy: { id: string, name: string } | null, approvedBy: { id: string, name: string } | null } | null, figures: Array<{ key: string, measure: IncentiveMeasure, of: IncentiveMeasured, span: IncentiveSpan, start: string, end: string, numerator: number, denominator: number | null, asked: number | null, days: number, ofDays: number, kept: boolean, expected: { numerator: number, denominator: number | null }, group: { id: string, name: string } | null, staff: { id: string, name: string } | null }>, rules: Array<{ key: string, type: IncentiveRuleType, quota: string | null, amount: number | null, percent: number | null, times: number | null, to: IncentiveRecipient | null, measure: IncentiveMeasure | null, span: IncentiveSpan | null, among: IncentiveAmong | null, places: number | null, payout: IncentivePayout | null, sharing: IncentiveSharing | null, days: number | null, mostDays: number | null, mostFailed: number | null, quarter: number | null, least: number | null, prizes: Array<number> | null, forfeit: { zhCN: string, en: string } | null }> } | null };

export type ScoreContestsQueryVariables = Exact<{
  storeId: string;
  month: string;
}>;


export type ScoreContestsQuery = { incentiveContests: Array<{ start: string, end: string, kept: boolean, ranked: number, rule: { key: string, type: IncentiveRuleType, quota: string | null, amount: number | null, percent: number | null, times: number | null, to: IncentiveRecipient | null, measure: IncentiveMeasure | null, span: IncentiveSpan | null, among: IncentiveAmong | null, places: number | null, payout: IncentivePayout | null, sharing: IncentiveSharing | null, days: number | null, mostDays: number | null, mostFailed: number | null, quarter: number | null, least: number | null, prizes: Array<number> | null, forfeit: { zhCN: string, en: string } | null }, places: Array<{ rank: number, tied: number, prize: number, unverifiable: number | null, isMine: boolean, figure: { numerator: number, denominator: number | null }, staff: { id: string, name: string } | null, store: { id: string, name: string } | null, forfeit: { zhCN: string, en: string } | null }> }> };

export type ScoreNextStepsQueryVariables = Exact<{
  storeId: string;
  month: string;
}>;


export type ScoreNextStepsQuery = { incentiveStanding: { unit: IncentiveUnit, nextSteps: Array<{ units: number, spares: number, ownPart: number | null, to: IncentiveBeneficiary, onPace: boolean, rule: { key: string, type: IncentiveRuleType }, figure: { measure: IncentiveMeasure, group: { id: string, name: string } | null, staff: { id: string, name: string } | null } }> } | null };

export type ScorePartsQueryVariables = Exact<{
  figure: IncentiveFigureInput;
  after?: string | null | undefined;
}>;


export type ScorePartsQuery = { incentiveParts: { nodes: Array<{ numerator: number, denominator: number | null, anonymous: boolean, customer: { id: string, name: string, memberNo: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ScoreEntriesQueryVariables = Exact<{
  chainId: string;
  filter?: IncentiveEntryFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type ScoreEntriesQuery = { incentiveEntries: { totalCount: number, nodes: Array<{ id: string, month: string, forOn: string, span: IncentiveSpan, unit: IncentiveUnit, amount: number, beneficiary: IncentiveBeneficiary, reason: string | null, recordedAt: string, store: { id: string, name: string } | null, group: { id: string, name: string } | null, associate: { id: string, name: string } | null, rule: { key: string, type: IncentiveRuleType, quota: string | null, amount: number | null, percent: number | null, times: number | null, to: IncentiveRecipient | null, measure: IncentiveMeasure | null, span: IncentiveSpan | null, among: IncentiveAmong | null, places: number | null, payout: IncentivePayout | null, sharing: IncentiveSharing | null, days: number | null, mostDays: number | null, mostFailed: number | null, quarter: number | null, least: number | null, prizes: Array<number> | null, forfeit: { zhCN: string, en: string } | null }, forfeit: { zhCN: string, en: string } | null, evidence: { of: IncentiveEvidenceKind, measure: IncentiveMeasure | null, asked: number | null, rank: number | null, tied: number | null, ranked: number | null, figure: { numerator: number, denominator: number | null } | null, periods: Array<{ start: string, asked: number, figure: { numerator: number, denominator: number | null } }> | null, floors: Array<{ percent: number, figure: { numerator: number, denominator: number | null } }> | null, store: { asked: number, figure: { numerator: number, denominator: number | null } } | null }, corrects: { id: string, amount: number } | null, correctedBy: { id: string, amount: number, month: string } | null, shares: Array<{ days: number, amount: number, staff: { id: string, name: string } | null }>, disputes: Array<{ id: string, text: string, raisedAt: string, state: IncentiveDisputeState, decision: string | null, decidedAt: string | null, decidable: boolean, raisedBy: { id: string, name: string } | null, decidedBy: { id: string, name: string } | null }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ScoreEntryPageQueryVariables = Exact<{
  id: string;
}>;


export type ScoreEntryPageQuery = { incentiveEntry: { id: string, month: string, forOn: string, span: IncentiveSpan, unit: IncentiveUnit, amount: number, beneficiary: IncentiveBeneficiary, reason: string | null, recordedAt: string, store: { id: string, name: string } | null, group: { id: string, name: string } | null, associate: { id: string, name: string } | null, rule: { key: string, type: IncentiveRuleType, quota: string | null, amount: number | null, percent: number | null, times: number | null, to: IncentiveRecipient | null, measure: IncentiveMeasure | null, span: IncentiveSpan | null, among: IncentiveAmong | null, places: number | null, payout: IncentivePayout | null, sharing: IncentiveSharing | null, days: number | null, mostDays: number | null, mostFailed: number | null, quarter: number | null, least: number | null, prizes: Array<number> | null, forfeit: { zhCN: string, en: string } | null }, forfeit: { zhCN: string, en: string } | null, evidence: { of: IncentiveEvidenceKind, measure: IncentiveMeasure | null, asked: number | null, rank: number | null, tied: number | null, ranked: number | null, figure: { numerator: number, denominator: number | null } | null, periods: Array<{ start: string, asked: number, figure: { numerator: number, denominator: number | null } }> | null, floors: Array<{ percent: number, figure: { numerator: number, denominator: number | null } }> | null, store: { asked: number, figure: { numerator: number, denominator: number | null } } | null }, corrects: { id: string, amount: number } | null, correctedBy: { id: string, amount: number, month: string } | null, shares: Array<{ days: number, amount: number, staff: { id: string, name: string } | null }>, disputes: Array<{ id: string, text: string, raisedAt: string, state: IncentiveDisputeState, decision: string | null, decidedAt: string | null, decidable: boolean, raisedBy: { id: string, name: string } | null, decidedBy: { id: string, name: string } | null }> } | null };

export type ScorePeriodsQueryVariables = Exact<{
  chainId: string;
  after?: string | null | undefined;
}>;


export type ScorePeriodsQuery = { incentivePeriods: { nodes: Array<{ id: string, month: string, state: IncentivePeriodState, askedAt: string, closedAt: string | null, approvedAt: string | null, storesClosed: number, storesTotal: number, unassigned: number, closedBy: { id: string, name: string } | null, approvedBy: { id: string, name: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ScoreStoresQueryVariables = Exact<{
  chainId: string;
  month: string;
  after?: string | null | undefined;
}>;


export type ScoreStoresQuery = { incentiveStores: { nodes: Array<{ unit: IncentiveUnit, bonuses: number, penalties: number, amount: number, entries: number, forfeits: number, corrections: number, store: { id: string, name: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ScorePayQueryVariables = Exact<{
  chainId: string;
  month: string;
  storeId?: string | null | undefined;
  staffId?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type ScorePayQuery = { incentivePay: { nodes: Array<{ unit: IncentiveUnit, bonuses: number, penalties: number, amount: number, entries: number, staff: { id: string, name: string } | null, store: { id: string, name: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ScoreDisputesQueryVariables = Exact<{
  chainId: string;
  filter?: IncentiveDisputeFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type ScoreDisputesQuery = { incentiveDisputes: { nodes: Array<{ id: string, text: string, raisedAt: string, state: IncentiveDisputeState, decision: string | null, decidedAt: string | null, decidable: boolean, store: { id: string, name: string } | null, entry: { id: string, amount: number, unit: IncentiveUnit, month: string, rule: { key: string, type: IncentiveRuleType } } | null, raisedBy: { id: string, name: string } | null, decidedBy: { id: string, name: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ScoreCloseMutationVariables = Exact<{
  input: IncentivePeriodCloseInput;
}>;


export type ScoreCloseMutation = { incentivePeriodClose: { period: { id: string, month: string, state: IncentivePeriodState, askedAt: string, closedAt: string | null, approvedAt: string | null, storesClosed: number, storesTotal: number, unassigned: number, closedBy: { id: string, name: string } | null, approvedBy: { id: string, name: string } | null } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type ScoreApproveMutationVariables = Exact<{
  input: IncentivePeriodInput;
}>;


export type ScoreApproveMutation = { incentivePeriodApprove: { period: { id: string, month: string, state: IncentivePeriodState, askedAt: string, closedAt: string | null, approvedAt: string | null, storesClosed: number, storesTotal: number, unassigned: number, closedBy: { id: string, name: string } | null, approvedBy: { id: string, name: string } | null } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type ScoreDisputeRaiseMutationVariables = Exact<{
  input: IncentiveDisputeRaiseInput;
}>;


export type ScoreDisputeRaiseMutation = { incentiveDisputeRaise: { dispute: { id: string } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type ScoreDisputeWithdrawMutationVariables = Exact<{
  input: IncentiveDisputeInput;
}>;


export type ScoreDisputeWithdrawMutation = { incentiveDisputeWithdraw: { dispute: { id: string } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type ScoreDisputeDecideMutationVariables = Exact<{
  input: IncentiveDisputeDecideInput;
}>;


export type ScoreDisputeDecideMutation = { incentiveDisputeDecide: { dispute: { id: string, state: IncentiveDisputeState } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type ViewerFieldsFragment = { id: string, name: string, locale: Locale | null, staff: { id: string } | null, permissions: Array<{ name: string, chains: Array<string>, stores: Array<string>, groups: Array<string> }>, company: { id: string, name: string }, companies: Array<{ id: string, name: string }>, chains: Array<{ id: string, name: string, currency: string, timeZone: string, locale: Locale, today: string, closedOn: string | null }>, grants: Array<{ id: string, role: Role, scopeKind: ScopeKind, store: { id: string, name: string } | null, group: { id: string, name: string } | null }> };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer: { id: string, name: string, locale: Locale | null, staff: { id: string } | null, permissions: Array<{ name: string, chains: Array<string>, stores: Array<string>, groups: Array<string> }>, company: { id: string, name: string }, companies: Array<{ id: string, name: string }>, chains: Array<{ id: string, name: string, currency: string, timeZone: string, locale: Locale, today: string, closedOn: string | null }>, grants: Array<{ id: string, role: Role, scopeKind: ScopeKind, store: { id: string, name: string } | null, group: { id: string, name: string } | null }> } | null };

export type SignInMutationVariables = Exact<{
  input: SignInInput;
}>;


export type SignInMutation = { signIn: { viewer: { id: string, name: string, locale: Locale | null, staff: { id: string } | null, permissions: Array<{ name: string, chains: Array<string>, stores: Array<string>, groups: Array<string> }>, company: { id: string, name: string }, companies: Array<{ id: string, name: string }>, chains: Array<{ id: string, name: string, currency: string, timeZone: string, locale: Locale, today: string, closedOn: string | null }>, grants: Array<{ id: string, role: Role, scopeKind: ScopeKind, store: { id: string, name: string } | null, group: { id: string, name: string } | null }> } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type SignOutMutationVariables = Exact<{ [key: string]: never; }>;


export type SignOutMutation = { signOut: { done: boolean, userErrors: Array<{ code: RefusalCode }> } };

export type CompanySwitchMutationVariables = Exact<{
  input: CompanySwitchInput;
}>;


export type CompanySwitchMutation = { companySwitch: { viewer: { id: string, name: string, locale: Locale | null, staff: { id: string } | null, permissions: Array<{ name: string, chains: Array<string>, stores: Array<string>, groups: Array<string> }>, company: { id: string, name: string }, companies: Array<{ id: string, name: string }>, chains: Array<{ id: string, name: string, currency: string, timeZone: string, locale: Locale, today: string, closedOn: string | null }>, grants: Array<{ id: string, role: Role, scopeKind: ScopeKind, store: { id: string, name: string } | null, group: { id: string, name: string } | null }> } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type PasswordChangeMutationVariables = Exact<{
  input: PasswordChangeInput;
}>;


export type PasswordChangeMutation = { passwordChange: { done: boolean, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type SpotCheckRowFragment = { id: string, kind: SpotCheckKind, doer: SpotCheckDoer, state: SpotCheckState, forOn: string, dueOn: string, sample: number, done: number, mine: boolean, store: { id: string, name: string } | null };

export type RateOfFragment = { defects: number, checked: number, unverifiable: number, rate: number | null, low: number | null, high: number | null, field: string | null, group: { id: string, name: string } | null };

export type SpotCheckOfFragment = { seed: string, population: number, toleratedPercent: number, confidencePercent: number, fields: Array<string>, drawnAt: string, closedAt: string | null, id: string, kind: SpotCheckKind, doer: SpotCheckDoer, state: SpotCheckState, forOn: string, dueOn: string, sample: number, done: number, mine: boolean, drawnBy: { id: string, name: string } | null, closedBy: { id: string, name: string } | null, result: { whole: { defects: number, checked: number, unverifiable: number, rate: number | null, low: number | null, high: number | null, field: string | null, group: { id: string, name: string } | null }, groups: Array<{ defects: number, checked: number, unverifiable: number, rate: number | null, low: number | null, high: number | null, field: string | null, group: { id: string, name: string } | null }>, fields: Array<{ defects: number, checked: number, unverifiable: number, rate: number | null, low: number | null, high: number | null, field: string | null, group: { id: string, name: string } | null }> }, store: { id: string, name: string } | null };

export type SpotChecksQueryVariables = Exact<{
  chainId: string;
  filter?: SpotCheckFilter | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type SpotChecksQuery = { spotChecks: { nodes: Array<{ id: string, kind: SpotCheckKind, doer: SpotCheckDoer, state: SpotCheckState, forOn: string, dueOn: string, sample: number, done: number, mine: boolean, store: { id: string, name: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type SpotCheckQueryVariables = Exact<{
  id: string;
}>;


export type SpotCheckQuery = { spotCheck: { seed: string, population: number, toleratedPercent: number, confidencePercent: number, fields: Array<string>, drawnAt: string, closedAt: string | null, id: string, kind: SpotCheckKind, doer: SpotCheckDoer, state: SpotCheckState, forOn: string, dueOn: string, sample: number, done: number, mine: boolean, drawnBy: { id: string, name: string } | null, closedBy: { id: string, name: string } | null, result: { whole: { defects: number, checked: number, unverifiable: number, rate: number | null, low: number | null, high: number | null, field: string | null, group: { id: string, name: string } | null }, groups: Array<{ defects: number, checked: number, unverifiable: number, rate: number | null, low: number | null, high: number | null, field: string | null, group: { id: string, name: string } | null }>, fields: Array<{ defects: number, checked: number, unverifiable: number, rate: number | null, low: number | null, high: number | null, field: string | null, group: { id: string, name: string } | null }> }, store: { id: string, name: string } | null } | null };

export type SpotCheckFilesQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
}>;


export type SpotCheckFilesQuery = { spotCheck: { id: string, files: { nodes: Array<{ customerId: string, recordedAt: string | null, uncheckableReason: string | null, findings: Array<{ field: string, verdict: SpotCheckVerdict, note: string | null }>, customer: { id: string, name: string, memberNo: string } | null, group: { id: string, name: string } | null, associate: { id: string, name: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type SpotCheckDrawMutationVariables = Exact<{
  input: SpotCheckDrawInput;
}>;


export type SpotCheckDrawMutation = { spotCheckDraw: { spotCheck: { id: string } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type SpotCheckRecordMutationVariables = Exact<{
  input: SpotCheckRecordInput;
}>;


export type SpotCheckRecordMutation = { spotCheckRecord: { spotCheck: { id: string, done: number } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type SpotCheckCloseMutationVariables = Exact<{
  input: SpotCheckCloseInput;
}>;


export type SpotCheckCloseMutation = { spotCheckClose: { spotCheck: { id: string, state: SpotCheckState } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type SpotCheckSettingsQueryVariables = Exact<{
  chainId: string;
}>;


export type SpotCheckSettingsQuery = { chain: { id: string, spotCheckSettings: { toleratedPercent: number, confidencePercent: number, dailyFiles: number } } | null };

export type SpotCheckSettingsSetMutationVariables = Exact<{
  input: SpotCheckSettingsInput;
}>;


export type SpotCheckSettingsSetMutation = { spotCheckSettingsSet: { settings: { toleratedPercent: number, confidencePercent: number, dailyFiles: number } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type GivenTiersQueryVariables = Exact<{
  chainId: string;
  filter?: GivenTierFilter | null | undefined;
  order?: GivenTierOrder | null | undefined;
  first: number;
  after?: string | null | undefined;
  sums: boolean;
}>;


export type GivenTiersQuery = { givenTiers: { totalCount?: number, nodes: Array<{ id: string, state: StandingState, standing: { id: string, kind: TierSource, tierKey: string, startsOn: string, endsOn: string | null, reason: string, recordedBy: { id: string, name: string } | null }, customer: { id: string, name: string, memberNo: string, store: { id: string, name: string } } | null, batch: { id: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type StandingBatchesQueryVariables = Exact<{
  chainId: string;
  first: number;
  after?: string | null | undefined;
  files: boolean;
  sums: boolean;
}>;


export type StandingBatchesQuery = { standingBatches: { totalCount?: number, nodes: Array<{ id: string, kind: StandingKind, source: StandingBatchSource, tierKey: string | null, startsOn: string | null, endsOn: string | null, reason: string | null, given: number, standing: number, undoable: number, refused: number | null, askedAt: string, undoneAt: string | null, askedBy: { id: string, name: string } | null, undoneBy: { id: string, name: string } | null, importRun?: { id: string, fileName: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type GiveOutcomeFragment = { chosen: number | null, given: number | null, batch: { id: string, undoable: number } | null, moves: Array<{ customers: number, from: { status: TierStatus, key: string | null, rank: number | null }, to: { status: TierStatus, key: string | null, rank: number | null } }>, results: Array<{ at: number | null, customer: { id: string, name: string } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> }>, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> };

export type TierDesignateBatchMutationVariables = Exact<{
  input: TierDesignateBatchInput;
}>;


export type TierDesignateBatchMutation = { tierDesignateBatch: { chosen: number | null, given: number | null, batch: { id: string, undoable: number } | null, moves: Array<{ customers: number, from: { status: TierStatus, key: string | null, rank: number | null }, to: { status: TierStatus, key: string | null, rank: number | null } }>, results: Array<{ at: number | null, customer: { id: string, name: string } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> }>, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type TierOverrideBatchMutationVariables = Exact<{
  input: TierOverrideBatchInput;
}>;


export type TierOverrideBatchMutation = { tierOverrideBatch: { chosen: number | null, given: number | null, batch: { id: string, undoable: number } | null, moves: Array<{ customers: number, from: { status: TierStatus, key: string | null, rank: number | null }, to: { status: TierStatus, key: string | null, rank: number | null } }>, results: Array<{ at: number | null, customer: { id: string, name: string } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> }>, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type StandingBatchUndoMutationVariables = Exact<{
  input: StandingBatchUndoInput;
}>;


export type StandingBatchUndoMutation = { standingBatchUndo: { withdrawn: number | null, batch: { id: string, undoable: number } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type StandingEndBatchMutationVariables = Exact<{
  input: StandingEndBatchInput;
}>;


export type StandingEndBatchMutation = { standingEndBatch: { results: Array<{ standing: { id: string } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> }>, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type VoucherBatchOfFragment = { id: string, state: VoucherBatchState, source: VoucherBatchSource, version: number, reason: string, validFrom: string, chosen: number, issued: number, refused: number, untouched: number, askedAt: string, endedAt: string | null, definition: { id: string, name: { zhCN: string, en: string } } | null, refusals: Array<{ code: RefusalCode, customers: number }>, askedBy: { id: string, name: string } | null, undoneBy: { id: string, name: string } | null };

export type VoucherBatchesQueryVariables = Exact<{
  chainId: string;
  first: number;
  after?: string | null | undefined;
}>;


export type VoucherBatchesQuery = { voucherBatches: { totalCount: number, nodes: Array<{ id: string, state: VoucherBatchState, source: VoucherBatchSource, version: number, reason: string, validFrom: string, chosen: number, issued: number, refused: number, untouched: number, askedAt: string, endedAt: string | null, definition: { id: string, name: { zhCN: string, en: string } } | null, refusals: Array<{ code: RefusalCode, customers: number }>, askedBy: { id: string, name: string } | null, undoneBy: { id: string, name: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type VoucherBatchRefusedQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
}>;


export type VoucherBatchRefusedQuery = { voucherBatch: { id: string, askedAt: string, definition: { id: string, name: { zhCN: string, en: string } } | null, refusedCustomers: { totalCount: number, nodes: Array<{ code: RefusalCode, customer: { id: string, name: string, memberNo: string, store: { id: string, name: string } } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type VoucherBatchStartMutationVariables = Exact<{
  input: VoucherBatchStartInput;
}>;


export type VoucherBatchStartMutation = { voucherBatchStart: { chosen: number | null, batch: { id: string, state: VoucherBatchState, source: VoucherBatchSource, version: number, reason: string, validFrom: string, chosen: number, issued: number, refused: number, untouched: number, askedAt: string, endedAt: string | null, definition: { id: string, name: { zhCN: string, en: string } } | null, refusals: Array<{ code: RefusalCode, customers: number }>, askedBy: { id: string, name: string } | null, undoneBy: { id: string, name: string } | null } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type VoucherBatchCancelMutationVariables = Exact<{
  input: VoucherBatchInput;
}>;


export type VoucherBatchCancelMutation = { voucherBatchCancel: { chosen: number | null, batch: { id: string, state: VoucherBatchState, source: VoucherBatchSource, version: number, reason: string, validFrom: string, chosen: number, issued: number, refused: number, untouched: number, askedAt: string, endedAt: string | null, definition: { id: string, name: { zhCN: string, en: string } } | null, refusals: Array<{ code: RefusalCode, customers: number }>, askedBy: { id: string, name: string } | null, undoneBy: { id: string, name: string } | null } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type VoucherBatchUndoMutationVariables = Exact<{
  input: VoucherBatchInput;
}>;


export type VoucherBatchUndoMutation = { voucherBatchUndo: { chosen: number | null, batch: { id: string, state: VoucherBatchState, source: VoucherBatchSource, version: number, reason: string, validFrom: string, chosen: number, issued: number, refused: number, untouched: number, askedAt: string, endedAt: string | null, definition: { id: string, name: { zhCN: string, en: string } } | null, refusals: Array<{ code: RefusalCode, customers: number }>, askedBy: { id: string, name: string } | null, undoneBy: { id: string, name: string } | null } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type VoucherDefinitionOfFragment = { id: string, key: string, version: number, closedAt: string | null, createdAt: string, byRule: boolean, issued: number, name: { zhCN: string, en: string }, terms: { excludedCategories: Array<string>, onSpecialPrice: boolean, partRedemption: boolean, validDays: number | null, validUntil: string | null, givenBackDays: number, mostPerCustomer: number | null, mostInAll: number | null, forPoints: boolean, face: { minor: number, currency: string }, minimum: { minor: number, currency: string }, stores: Array<{ id: string, name: string }> } };

export type VoucherTermsOfFragment = { excludedCategories: Array<string>, onSpecialPrice: boolean, partRedemption: boolean, validDays: number | null, validUntil: string | null, givenBackDays: number, mostPerCustomer: number | null, mostInAll: number | null, forPoints: boolean, face: { minor: number, currency: string }, minimum: { minor: number, currency: string }, stores: Array<{ id: string, name: string }> };

export type VoucherPaymentFragment = { id: string, receiptNo: string, recorded: boolean, beyondReceipt: boolean, undoneAt: string | null, undoReason: string | null, taken: { minor: number, currency: string }, store: { id: string, name: string } };

export type VoucherLineFragment = { id: string, maskedCode: string, state: VoucherState, source: VoucherSource, issuedOn: string, validFrom: string, goodUntil: string, reason: string | null, occasion: VoucherOccasion | null, occasionOn: string | null, version: number, policyVersion: number | null, name: { zhCN: string, en: string }, face: { minor: number, currency: string }, left: { minor: number, currency: string }, festival: { zhCN: string, en: string } | null, definition: { id: string } | null, customer: { id: string, name: string, memberNo: string, store: { id: string, name: string } } | null, issuedBy: { id: string, name: string } | null };

export type VoucherDefinitionsQueryVariables = Exact<{
  chainId: string;
  includeClosed: boolean;
  forPoints: boolean;
  search?: string | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type VoucherDefinitionsQuery = { voucherDefinitions: { totalCount: number, nodes: Array<{ id: string, key: string, version: number, closedAt: string | null, createdAt: string, byRule: boolean, issued: number, name: { zhCN: string, en: string }, terms: { excludedCategories: Array<string>, onSpecialPrice: boolean, partRedemption: boolean, validDays: number | null, validUntil: string | null, givenBackDays: number, mostPerCustomer: number | null, mostInAll: number | null, forPoints: boolean, face: { minor: number, currency: string }, minimum: { minor: number, currency: string }, stores: Array<{ id: string, name: string }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type PromisedVouchersQueryVariables = Exact<{
  chainId: string;
  minors: Array<number> | number;
  first: number;
}>;


export type PromisedVouchersQuery = { voucherDefinitions: { nodes: Array<{ id: string, terms: { face: { minor: number } } }> } };

export type VoucherDefinitionQueryVariables = Exact<{
  id: string;
}>;


export type VoucherDefinitionQuery = { voucherDefinition: { id: string, key: string, version: number, closedAt: string | null, createdAt: string, byRule: boolean, issued: number, name: { zhCN: string, en: string }, terms: { excludedCategories: Array<string>, onSpecialPrice: boolean, partRedemption: boolean, validDays: number | null, validUntil: string | null, givenBackDays: number, mostPerCustomer: number | null, mostInAll: number | null, forPoints: boolean, face: { minor: number, currency: string }, minimum: { minor: number, currency: string }, stores: Array<{ id: string, name: string }> } } | null };

export type VouchersQueryVariables = Exact<{
  chainId: string;
  filter?: VoucherFilter | null | undefined;
  order?: VoucherOrder | null | undefined;
  first: number;
  after?: string | null | undefined;
  sums: boolean;
}>;


export type VouchersQuery = { vouchers: { totalCount?: number, nodes: Array<{ id: string, maskedCode: string, state: VoucherState, source: VoucherSource, issuedOn: string, validFrom: string, goodUntil: string, reason: string | null, occasion: VoucherOccasion | null, occasionOn: string | null, version: number, policyVersion: number | null, name: { zhCN: string, en: string }, face: { minor: number, currency: string }, left: { minor: number, currency: string }, festival: { zhCN: string, en: string } | null, definition: { id: string } | null, customer: { id: string, name: string, memberNo: string, store: { id: string, name: string } } | null, issuedBy: { id: string, name: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type VoucherOneQueryVariables = Exact<{
  id: string;
}>;


export type VoucherOneQuery = { voucher: { id: string, maskedCode: string, state: VoucherState, source: VoucherSource, issuedOn: string, validFrom: string, goodUntil: string, reason: string | null, occasion: VoucherOccasion | null, occasionOn: string | null, version: number, policyVersion: number | null, terms: { excludedCategories: Array<string>, onSpecialPrice: boolean, partRedemption: boolean, validDays: number | null, validUntil: string | null, givenBackDays: number, mostPerCustomer: number | null, mostInAll: number | null, forPoints: boolean, face: { minor: number, currency: string }, minimum: { minor: number, currency: string }, stores: Array<{ id: string, name: string }> }, entries: Array<{ id: string, kind: VoucherEntryKind, happenedOn: string, recordedAt: string, reason: string | null, goodUntil: string | null, amount: { minor: number, currency: string }, recordedBy: { id: string, name: string } | null, redemption: { id: string, receiptNo: string, recorded: boolean, beyondReceipt: boolean, undoneAt: string | null, undoReason: string | null, taken: { minor: number, currency: string }, store: { id: string, name: string } } | null }>, name: { zhCN: string, en: string }, face: { minor: number, currency: string }, left: { minor: number, currency: string }, festival: { zhCN: string, en: string } | null, definition: { id: string } | null, customer: { id: string, name: string, memberNo: string, store: { id: string, name: string } } | null, issuedBy: { id: string, name: string } | null } | null };

export type CustomerVouchersQueryVariables = Exact<{
  id: string;
  states?: Array<VoucherState> | VoucherState | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type CustomerVouchersQuery = { customer: { id: string, vouchers: { totalCount: number, nodes: Array<{ id: string, maskedCode: string, state: VoucherState, source: VoucherSource, issuedOn: string, validFrom: string, goodUntil: string, reason: string | null, occasion: VoucherOccasion | null, occasionOn: string | null, version: number, policyVersion: number | null, name: { zhCN: string, en: string }, face: { minor: number, currency: string }, left: { minor: number, currency: string }, festival: { zhCN: string, en: string } | null, definition: { id: string } | null, customer: { id: string, name: string, memberNo: string, store: { id: string, name: string } } | null, issuedBy: { id: string, name: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type VoucherDefinitionCreateMutationVariables = Exact<{
  input: VoucherDefinitionCreateInput;
}>;


export type VoucherDefinitionCreateMutation = { voucherDefinitionCreate: { definition: { id: string, key: string, version: number, closedAt: string | null, createdAt: string, byRule: boolean, issued: number, name: { zhCN: string, en: string }, terms: { excludedCategories: Array<string>, onSpecialPrice: boolean, partRedemption: boolean, validDays: number | null, validUntil: string | null, givenBackDays: number, mostPerCustomer: number | null, mostInAll: number | null, forPoints: boolean, face: { minor: number, currency: string }, minimum: { minor: number, currency: string }, stores: Array<{ id: string, name: string }> } } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type VoucherDefinitionUpdateMutationVariables = Exact<{
  input: VoucherDefinitionUpdateInput;
}>;


export type VoucherDefinitionUpdateMutation = { voucherDefinitionUpdate: { definition: { id: string, key: string, version: number, closedAt: string | null, createdAt: string, byRule: boolean, issued: number, name: { zhCN: string, en: string }, terms: { excludedCategories: Array<string>, onSpecialPrice: boolean, partRedemption: boolean, validDays: number | null, validUntil: string | null, givenBackDays: number, mostPerCustomer: number | null, mostInAll: number | null, forPoints: boolean, face: { minor: number, currency: string }, minimum: { minor: number, currency: string }, stores: Array<{ id: string, name: string }> } } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type VoucherDefinitionCloseMutationVariables = Exact<{
  input: VoucherDefinitionInput;
}>;


export type VoucherDefinitionCloseMutation = { voucherDefinitionClose: { definition: { id: string, key: string, version: number, closedAt: string | null, createdAt: string, byRule: boolean, issued: number, name: { zhCN: string, en: string }, terms: { excludedCategories: Array<string>, onSpecialPrice: boolean, partRedemption: boolean, validDays: number | null, validUntil: string | null, givenBackDays: number, mostPerCustomer: number | null, mostInAll: number | null, forPoints: boolean, face: { minor: number, currency: string }, minimum: { minor: number, currency: string }, stores: Array<{ id: string, name: string }> } } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type VoucherDefinitionReopenMutationVariables = Exact<{
  input: VoucherDefinitionInput;
}>;


export type VoucherDefinitionReopenMutation = { voucherDefinitionReopen: { definition: { id: string, key: string, version: number, closedAt: string | null, createdAt: string, byRule: boolean, issued: number, name: { zhCN: string, en: string }, terms: { excludedCategories: Array<string>, onSpecialPrice: boolean, partRedemption: boolean, validDays: number | null, validUntil: string | null, givenBackDays: number, mostPerCustomer: number | null, mostInAll: number | null, forPoints: boolean, face: { minor: number, currency: string }, minimum: { minor: number, currency: string }, stores: Array<{ id: string, name: string }> } } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type VoucherIssueMutationVariables = Exact<{
  input: VoucherIssueInput;
}>;


export type VoucherIssueMutation = { voucherIssue: { voucher: { id: string, maskedCode: string, state: VoucherState, source: VoucherSource, issuedOn: string, validFrom: string, goodUntil: string, reason: string | null, occasion: VoucherOccasion | null, occasionOn: string | null, version: number, policyVersion: number | null, name: { zhCN: string, en: string }, face: { minor: number, currency: string }, left: { minor: number, currency: string }, festival: { zhCN: string, en: string } | null, definition: { id: string } | null, customer: { id: string, name: string, memberNo: string, store: { id: string, name: string } } | null, issuedBy: { id: string, name: string } | null } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type VoucherVoidMutationVariables = Exact<{
  input: VoucherVoidInput;
}>;


export type VoucherVoidMutation = { voucherVoid: { voucher: { id: string, maskedCode: string, state: VoucherState, source: VoucherSource, issuedOn: string, validFrom: string, goodUntil: string, reason: string | null, occasion: VoucherOccasion | null, occasionOn: string | null, version: number, policyVersion: number | null, name: { zhCN: string, en: string }, face: { minor: number, currency: string }, left: { minor: number, currency: string }, festival: { zhCN: string, en: string } | null, definition: { id: string } | null, customer: { id: string, name: string, memberNo: string, store: { id: string, name: string } } | null, issuedBy: { id: string, name: string } | null } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type VoucherRedeemUndoMutationVariables = Exact<{
  input: VoucherRedeemUndoInput;
}>;


export type VoucherRedeemUndoMutation = { voucherRedeemUndo: { redemption: { id: string, receiptNo: string, recorded: boolean, beyondReceipt: boolean, undoneAt: string | null, undoReason: string | null, taken: { minor: number, currency: string }, store: { id: string, name: string } } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type VoucherRevealMutationVariables = Exact<{
  input: VoucherRevealInput;
}>;


export type VoucherRevealMutation = { voucherReveal: { code: string | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export type PointsToVoucherMutationVariables = Exact<{
  input: PointsToVoucherInput;
}>;


export type PointsToVoucherMutation = { pointsToVoucher: { points: number | null, voucher: { id: string, maskedCode: string, state: VoucherState, source: VoucherSource, issuedOn: string, validFrom: string, goodUntil: string, reason: string | null, occasion: VoucherOccasion | null, occasionOn: string | null, version: number, policyVersion: number | null, name: { zhCN: string, en: string }, face: { minor: number, currency: string }, left: { minor: number, currency: string }, festival: { zhCN: string, en: string } | null, definition: { id: string } | null, customer: { id: string, name: string, memberNo: string, store: { id: string, name: string } } | null, issuedBy: { id: string, name: string } | null } | null, userErrors: Array<{ code: RefusalCode, field: Array<string>, params: Array<{ name: string, value: string }> }> } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const ApiClientPartsFragmentDoc = new TypedDocumentString(`
    fragment ApiClientParts on ApiClient {
  id
  name
  scopes
  createdAt
  revokedAt
  store {
    id
    name
  }
  keys {
    id
    prefix
    createdAt
    expiresAt
    revokedAt
    lastUsedOn
  }
}
    `, {"fragmentName":"ApiClientParts"}) as unknown as TypedDocumentString<ApiClientPartsFragment, unknown>;
export const BookColumnOfFragmentDoc = new TypedDocumentString(`
    fragment BookColumnOf on BookColumn {
  group {
    id
    name
  }
  customers
  unkept
  since
  tiers {
    key
    customers
  }
  netSpend {
    minor
    currency
  }
  members {
    id
    name
    cover {
      id
      standIn {
        id
        name
      }
    }
  }
}
    `, {"fragmentName":"BookColumnOf"}) as unknown as TypedDocumentString<BookColumnOfFragment, unknown>;
export const BookCardOfFragmentDoc = new TypedDocumentString(`
    fragment BookCardOf on Customer {
  id
  name
  lastVisitOn
  registeredOn
  group {
    id
  }
  keeper {
    id
    name
  }
  tier {
    status
    key
    rank
    name
  }
}
    `, {"fragmentName":"BookCardOf"}) as unknown as TypedDocumentString<BookCardOfFragment, unknown>;
export const BookPlanCustomerOfFragmentDoc = new TypedDocumentString(`
    fragment BookPlanCustomerOf on BookPlanCustomer {
  tierKey
  because
  outcome
  customer {
    id
    name
    memberNo
    tier {
      status
      key
      rank
      name
    }
  }
  fromGroup {
    id
    name
  }
  toGroup {
    id
    name
  }
  toKeeper {
    id
    name
  }
}
    `, {"fragmentName":"BookPlanCustomerOf"}) as unknown as TypedDocumentString<BookPlanCustomerOfFragment, unknown>;
export const BookPlanOfFragmentDoc = new TypedDocumentString(`
    fragment BookPlanOf on BookPlan {
  id
  state
  reason
  known
  kept
  chosen
  done
  moved
  changed
  undoable
  askedAt
  appliedAt
  undoneAt
  askedBy {
    id
    name
  }
  appliedBy {
    id
    name
  }
  undoneBy {
    id
    name
  }
  store {
    id
    name
  }
  groups {
    id
    name
  }
  shares {
    tierKey
    present
    from
    to
    group {
      id
      name
    }
  }
}
    `, {"fragmentName":"BookPlanOf"}) as unknown as TypedDocumentString<BookPlanOfFragment, unknown>;
export const BookPlanDoneFragmentDoc = new TypedDocumentString(`
    fragment BookPlanDone on BookPlanPayload {
  plan {
    ...BookPlanOf
  }
  userErrors {
    code
    field
    params {
      name
      value
    }
  }
}
    fragment BookPlanOf on BookPlan {
  id
  state
  reason
  known
  kept
  chosen
  done
  moved
  changed
  undoable
  askedAt
  appliedAt
  undoneAt
  askedBy {
    id
    name
  }
  appliedBy {
    id
    name
  }
  undoneBy {
    id
    name
  }
  store {
    id
    name
  }
  groups {
    id
    name
  }
  shares {
    tierKey
    present
    from
    to
    group {
      id
      name
    }
  }
}`, {"fragmentName":"BookPlanDone"}) as unknown as TypedDocumentString<BookPlanDoneFragment, unknown>;
export const CoverOfFragmentDoc = new TypedDocumentString(`
    fragment CoverOf on Cover {
  id
  state
  fromOn
  untilOn
  endedOn
  withdrawnAt
  reason
  store {
    id
    name
  }
  keeper {
    id
    name
  }
  standIn {
    id
    name
  }
  arrangedBy {
    id
    name
  }
}
    `, {"fragmentName":"CoverOf"}) as unknown as TypedDocumentString<CoverOfFragment, unknown>;
export const CoverDoneFragmentDoc = new TypedDocumentString(`
    fragment CoverDone on CoverPayload {
  cover {
    ...CoverOf
  }
  userErrors {
    code
    field
    params {
      name
      value
    }
  }
}
    fragment CoverOf on Cover {
  id
  state
  fromOn
  untilOn
  endedOn
  withdrawnAt
  reason
  store {
    id
    name
  }
  keeper {
    id
    name
  }
  standIn {
    id
    name
  }
  arrangedBy {
    id
    name
  }
}`, {"fragmentName":"CoverDone"}) as unknown as TypedDocumentString<CoverDoneFragment, unknown>;
export const HeldBookOfFragmentDoc = new TypedDocumentString(`
    fragment HeldBookOf on HeldBook {
  customers
  lost
  noted
  birthdays30
  birthdays60
  tiers {
    tierKey
    customers
  }
}
    `, {"fragmentName":"HeldBookOf"}) as unknown as TypedDocumentString<HeldBookOfFragment, unknown>;
export const HandoverOfFragmentDoc = new TypedDocumentString(`
    fragment HandoverOf on Handover {
  id
  state
  stays
  reason
  answerUntil
  doneOn
  askedAt
  leaver {
    id
    name
  }
  askedBy {
    id
    name
  }
  store {
    id
    name
  }
  lapses {
    customers
    active
    atRisk
    lost
    watchedUntil
  }
  receivers {
    answer
    customers
    staff {
      id
      name
    }
    group {
      id
      name
    }
  }
}
    `, {"fragmentName":"HandoverOf"}) as unknown as TypedDocumentString<HandoverOfFragment, unknown>;
export const HandoverDoneFragmentDoc = new TypedDocumentString(`
    fragment HandoverDone on HandoverPayload {
  handover {
    ...HandoverOf
  }
  userErrors {
    code
    field
    params {
      name
      value
    }
  }
}
    fragment HandoverOf on Handover {
  id
  state
  stays
  reason
  answerUntil
  doneOn
  askedAt
  leaver {
    id
    name
  }
  askedBy {
    id
    name
  }
  store {
    id
    name
  }
  lapses {
    customers
    active
    atRisk
    lost
    watchedUntil
  }
  receivers {
    answer
    customers
    staff {
      id
      name
    }
    group {
      id
      name
    }
  }
}`, {"fragmentName":"HandoverDone"}) as unknown as TypedDocumentString<HandoverDoneFragment, unknown>;
export const ChecklistRunRowFragmentDoc = new TypedDocumentString(`
    fragment ChecklistRunRow on ChecklistRun {
  id
  kind
  span
  doer
  state
  forOn
  dueOn
  mine
  title {
    zhCN
    en
  }
  store {
    id
    name
  }
  result {
    passed
    failed
    failedCritical
    notApplicable
    left
    isFailed
  }
}
    `, {"fragmentName":"ChecklistRunRow"}) as unknown as TypedDocumentString<ChecklistRunRowFragment, unknown>;
export const ChecklistItemOfFragmentDoc = new TypedDocumentString(`
    fragment ChecklistItemOf on ChecklistItem {
  key
  critical
  needsNote
  automatic
  text {
    zhCN
    en
  }
  help {
    zhCN
    en
  }
}
    `, {"fragmentName":"ChecklistItemOf"}) as unknown as TypedDocumentString<ChecklistItemOfFragment, unknown>;
export const ChecklistOfFragmentDoc = new TypedDocumentString(`
    fragment ChecklistOf on Checklist {
  kind
  no
  isReady
  isOn
  rhythm
  doer
  title {
    zhCN
    en
  }
  items {
    ...ChecklistItemOf
  }
}
    fragment ChecklistItemOf on ChecklistItem {
  key
  critical
  needsNote
  automatic
  text {
    zhCN
    en
  }
  help {
    zhCN
    en
  }
}`, {"fragmentName":"ChecklistOf"}) as unknown as TypedDocumentString<ChecklistOfFragment, unknown>;
export const BenefitsOfFragmentDoc = new TypedDocumentString(`
    fragment BenefitsOf on CustomerBenefits {
  tier {
    key
    paysPercent
    memberDayPaysPercent
    birthdayPaysPercent
    presaleDays
    membersOnly
    rebatePercent
    occasions {
      key
      gift {
        leastMinor
        mostMinor
      }
      voucherMinor
      booklet
      handover
    }
  }
  memberDay
  festivals {
    key
    name {
      zhCN
      en
    }
  }
  specialPriceDiscounted
  sameAssociatePaysPercent
  sameAssociateWithinDays
  partnerOffers {
    key
    name {
      zhCN
      en
    }
    text {
      zhCN
      en
    }
  }
  policyVersion
}
    `, {"fragmentName":"BenefitsOf"}) as unknown as TypedDocumentString<BenefitsOfFragment, unknown>;
export const ConditionOfFragmentDoc = new TypedDocumentString(`
    fragment ConditionOf on ConditionAnswer {
  metric
  compare
  asked
  found
  met
  windowMonths
  windowFrom
  windowTo
  lacking
  spare
  by
  flipsOn
}
    `, {"fragmentName":"ConditionOf"}) as unknown as TypedDocumentString<ConditionOfFragment, unknown>;
export const StandingOfFragmentDoc = new TypedDocumentString(`
    fragment StandingOf on Standing {
  id
  kind
  tierKey
  startsOn
  endsOn
  reason
  recordedAt
  endedAt
  recordedBy {
    id
    name
  }
}
    `, {"fragmentName":"StandingOf"}) as unknown as TypedDocumentString<StandingOfFragment, unknown>;
export const DecisionOfFragmentDoc = new TypedDocumentString(`
    fragment DecisionOf on TierDecision {
  asOf
  status
  key
  rank
  name
  source
  lowered
  baseKey
  nextChangeOn
  policy {
    id
    version
    effectiveOn
    plannedOn
  }
  tiers {
    key
    rank
    name
    met
    routes {
      met
      conditions {
        ...ConditionOf
      }
    }
  }
  inactivity {
    months
    lastSeenOn
    inactiveOn
    applies
    exempt
  }
  loss {
    months
    lastPurchaseOn
    lostOn
    applies
    exempt
  }
  standing {
    ...StandingOf
  }
  forecast {
    on
    status
    key
    rank
    name
  }
}
    fragment ConditionOf on ConditionAnswer {
  metric
  compare
  asked
  found
  met
  windowMonths
  windowFrom
  windowTo
  lacking
  spare
  by
  flipsOn
}
fragment StandingOf on Standing {
  id
  kind
  tierKey
  startsOn
  endsOn
  reason
  recordedAt
  endedAt
  recordedBy {
    id
    name
  }
}`, {"fragmentName":"DecisionOf"}) as unknown as TypedDocumentString<DecisionOfFragment, unknown>;
export const PurchaseRowFragmentDoc = new TypedDocumentString(`
    fragment PurchaseRow on Purchase {
  id
  receiptNo
  happenedAt
  purchasedOn
  units
  points
  claimedLate
  voidedAt
  returnedUnits
  store {
    id
    name
  }
  seller {
    id
    name
  }
  paid {
    minor
    currency
  }
  net {
    minor
    currency
  }
  lines {
    lineNo
    quantity
    item {
      id
      name
    }
  }
}
    `, {"fragmentName":"PurchaseRow"}) as unknown as TypedDocumentString<PurchaseRowFragment, unknown>;
export const TierOfFragmentDoc = new TypedDocumentString(`
    fragment TierOf on CustomerTier {
  status
  key
  rank
  name
  source
  lowered
  nextChangeOn
}
    `, {"fragmentName":"TierOf"}) as unknown as TypedDocumentString<TierOfFragment, unknown>;
export const CustomerFileFragmentDoc = new TypedDocumentString(`
    fragment CustomerFile on Customer {
  id
  memberNo
  kind
  name
  namesMasked
  gender
  phone
  email
  address
  birthOn
  birthMonth
  birthDay
  ageBand
  ethnicity
  occupation
  family
  personality
  spendingHabits
  dressPreference
  leisure
  dailyHabits
  servicePreference
  promotionAttitude
  values
  education
  income
  note
  groupSince
  referralCount
  registeredOn
  captureSource
  fileConsent
  doNotContactSince
  purchaseCount
  firstPurchaseOn
  lastPurchaseOn
  lastVisitOn
  chain {
    id
    country
  }
  store {
    id
    name
  }
  group {
    id
    name
  }
  keeper {
    id
    name
  }
  cover {
    id
    untilOn
    endedOn
    standIn {
      id
      name
    }
  }
  referrer {
    id
    name
  }
  registeredBy {
    id
    name
  }
  consents {
    purpose
    channel
    granted
    source
    happenedAt
  }
  completeness {
    percent
    basicFilled
    basicTotal
    extendedFilled
    extendedTotal
    missing {
      field
      gain
    }
  }
  tier {
    ...TierOf
  }
  points {
    balance
    credited
    earned
    adjusted
    reversed
    redeemed
    expired
  }
  netSpend {
    minor
    currency
  }
}
    fragment TierOf on CustomerTier {
  status
  key
  rank
  name
  source
  lowered
  nextChangeOn
}`, {"fragmentName":"CustomerFile"}) as unknown as TypedDocumentString<CustomerFileFragment, unknown>;
export const TierSpanOfFragmentDoc = new TypedDocumentString(`
    fragment TierSpanOf on TierSpan {
  from
  to
  status
  key
  rank
  name
}
    `, {"fragmentName":"TierSpanOf"}) as unknown as TypedDocumentString<TierSpanOfFragment, unknown>;
export const CustomerRowFragmentDoc = new TypedDocumentString(`
    fragment CustomerRow on Customer {
  id
  memberNo
  kind
  name
  namesMasked
  phone
  registeredOn
  purchaseCount
  lastPurchaseOn
  lastVisitOn
  store {
    id
    name
  }
  group {
    id
    name
  }
  keeper {
    id
    name
  }
  cover {
    id
    untilOn
    endedOn
    standIn {
      id
      name
    }
  }
  completeness {
    percent
  }
  tier {
    ...TierOf
  }
  points {
    balance
  }
  netSpend {
    minor
    currency
  }
}
    fragment TierOf on CustomerTier {
  status
  key
  rank
  name
  source
  lowered
  nextChangeOn
}`, {"fragmentName":"CustomerRow"}) as unknown as TypedDocumentString<CustomerRowFragment, unknown>;
export const PointPaymentFragmentDoc = new TypedDocumentString(`
    fragment PointPayment on PointRedemption {
  id
  receiptNo
  points
  policyVersion
  recorded
  beyondReceipt
  undoneAt
  undoReason
  store {
    id
    name
  }
}
    `, {"fragmentName":"PointPayment"}) as unknown as TypedDocumentString<PointPaymentFragment, unknown>;
export const ImportRunRowFragmentDoc = new TypedDocumentString(`
    fragment ImportRunRow on ImportRun {
  id
  kind
  status
  fileName
  fileBytes
  phase
  rowsTotal
  rowsDone
  failure
  createdAt
  createdBy {
    id
    name
  }
  startedAt
  finishedAt
  reportReady
  counts {
    name
    value
  }
}
    `, {"fragmentName":"ImportRunRow"}) as unknown as TypedDocumentString<ImportRunRowFragment, unknown>;
export const ImportMappingPartsFragmentDoc = new TypedDocumentString(`
    fragment ImportMappingParts on ImportMapping {
  columns {
    column
    field
  }
  dateFormat
  timeZone
  decimal
  storeRule
  returnRule
  standingKind
  adjustmentReason
  rebateYear
  presetName
}
    `, {"fragmentName":"ImportMappingParts"}) as unknown as TypedDocumentString<ImportMappingPartsFragment, unknown>;
export const ImportRunWholeFragmentDoc = new TypedDocumentString(`
    fragment ImportRunWhole on ImportRun {
  ...ImportRunRow
  encoding
  delimiter
  columns {
    name
    firstValues
    guessedField
    guessedBy
  }
  mapping {
    ...ImportMappingParts
  }
  notes {
    code
    field
    severity
    firstRow
    sample
    rowCount
  }
  standingBatch {
    id
    standing
    undoable
  }
  adjustmentFile @include(if: $adjusts) {
    id
    waiting
    undone
    undoable
  }
  sameFileAs {
    id
    fileName
    finishedAt
  }
}
    fragment ImportMappingParts on ImportMapping {
  columns {
    column
    field
  }
  dateFormat
  timeZone
  decimal
  storeRule
  returnRule
  standingKind
  adjustmentReason
  rebateYear
  presetName
}
fragment ImportRunRow on ImportRun {
  id
  kind
  status
  fileName
  fileBytes
  phase
  rowsTotal
  rowsDone
  failure
  createdAt
  createdBy {
    id
    name
  }
  startedAt
  finishedAt
  reportReady
  counts {
    name
    value
  }
}`, {"fragmentName":"ImportRunWhole"}) as unknown as TypedDocumentString<ImportRunWholeFragment, unknown>;
export const ItemRowFragmentDoc = new TypedDocumentString(`
    fragment ItemRow on Item {
  id
  code
  name
  category
  recordedAt
  editedAt
}
    `, {"fragmentName":"ItemRow"}) as unknown as TypedDocumentString<ItemRowFragment, unknown>;
export const OnboardingRowFragmentDoc = new TypedDocumentString(`
    fragment OnboardingRow on Onboarding {
  id
  state
  dueOn
  files
  entered
  lateDays
  store {
    id
    name
  }
}
    `, {"fragmentName":"OnboardingRow"}) as unknown as TypedDocumentString<OnboardingRowFragment, unknown>;
export const StoreRowFragmentDoc = new TypedDocumentString(`
    fragment StoreRow on Store {
  id
  code
  name
  city
  openedOn
  closedOn
  customerCount
  groups {
    id
    name
    closedOn
  }
}
    `, {"fragmentName":"StoreRow"}) as unknown as TypedDocumentString<StoreRowFragment, unknown>;
export const MembershipPartsFragmentDoc = new TypedDocumentString(`
    fragment MembershipParts on GroupMembership {
  id
  fromOn
  untilOn
  staff {
    id
    name
    staffNo
  }
}
    `, {"fragmentName":"MembershipParts"}) as unknown as TypedDocumentString<MembershipPartsFragment, unknown>;
export const GroupFullFragmentDoc = new TypedDocumentString(`
    fragment GroupFull on StaffGroup {
  id
  name
  openedOn
  closedOn
  customerCount
  members {
    ...MembershipParts
  }
}
    fragment MembershipParts on GroupMembership {
  id
  fromOn
  untilOn
  staff {
    id
    name
    staffNo
  }
}`, {"fragmentName":"GroupFull"}) as unknown as TypedDocumentString<GroupFullFragment, unknown>;
export const StoreFullFragmentDoc = new TypedDocumentString(`
    fragment StoreFull on Store {
  id
  code
  name
  city
  openedOn
  closedOn
  customerCount
  groups {
    ...GroupFull
  }
}
    fragment MembershipParts on GroupMembership {
  id
  fromOn
  untilOn
  staff {
    id
    name
    staffNo
  }
}
fragment GroupFull on StaffGroup {
  id
  name
  openedOn
  closedOn
  customerCount
  members {
    ...MembershipParts
  }
}`, {"fragmentName":"StoreFull"}) as unknown as TypedDocumentString<StoreFullFragment, unknown>;
export const StaffGrantFragmentDoc = new TypedDocumentString(`
    fragment StaffGrant on Grant {
  id
  role
  scopeKind
  grantedAt
  chain {
    id
    name
  }
  store {
    id
    name
  }
  group {
    id
    name
  }
}
    `, {"fragmentName":"StaffGrant"}) as unknown as TypedDocumentString<StaffGrantFragment, unknown>;
export const StaffGroupNameFragmentDoc = new TypedDocumentString(`
    fragment StaffGroupName on GroupMembership {
  id
  fromOn
  untilOn
  group {
    id
    name
    store {
      id
      name
    }
  }
}
    `, {"fragmentName":"StaffGroupName"}) as unknown as TypedDocumentString<StaffGroupNameFragment, unknown>;
export const StaffRowFragmentDoc = new TypedDocumentString(`
    fragment StaffRow on Staff {
  id
  name
  staffNo
  joinedOn
  leftOn
  grants {
    ...StaffGrant
  }
  membership {
    ...StaffGroupName
  }
}
    fragment StaffGrant on Grant {
  id
  role
  scopeKind
  grantedAt
  chain {
    id
    name
  }
  store {
    id
    name
  }
  group {
    id
    name
  }
}
fragment StaffGroupName on GroupMembership {
  id
  fromOn
  untilOn
  group {
    id
    name
    store {
      id
      name
    }
  }
}`, {"fragmentName":"StaffRow"}) as unknown as TypedDocumentString<StaffRowFragment, unknown>;
export const StaffFullFragmentDoc = new TypedDocumentString(`
    fragment StaffFull on Staff {
  ...StaffRow
  keptCustomers
  email
  phone
  memberships {
    ...StaffGroupName
  }
}
    fragment StaffGrant on Grant {
  id
  role
  scopeKind
  grantedAt
  chain {
    id
    name
  }
  store {
    id
    name
  }
  group {
    id
    name
  }
}
fragment StaffGroupName on GroupMembership {
  id
  fromOn
  untilOn
  group {
    id
    name
    store {
      id
      name
    }
  }
}
fragment StaffRow on Staff {
  id
  name
  staffNo
  joinedOn
  leftOn
  grants {
    ...StaffGrant
  }
  membership {
    ...StaffGroupName
  }
}`, {"fragmentName":"StaffFull"}) as unknown as TypedDocumentString<StaffFullFragment, unknown>;
export const WeekdayOfFragmentDoc = new TypedDocumentString(`
    fragment WeekdayOf on WeekdaySales {
  weekday
  receipts
  weakest
  average {
    minor
    currency
  }
}
    `, {"fragmentName":"WeekdayOf"}) as unknown as TypedDocumentString<WeekdayOfFragment, unknown>;
export const MonthPartsFragmentDoc = new TypedDocumentString(`
    fragment MonthParts on MonthFigures {
  month
  registered
  registeredBuyers
  anonymousReceipts
  referred
  receipts
  complete
  net {
    minor
    currency
  }
  memberNet {
    minor
    currency
  }
}
    `, {"fragmentName":"MonthParts"}) as unknown as TypedDocumentString<MonthPartsFragment, unknown>;
export const TierPartsFragmentDoc = new TypedDocumentString(`
    fragment TierParts on TierCount {
  status
  key
  rank
  name
  count
  lowered
}
    `, {"fragmentName":"TierParts"}) as unknown as TypedDocumentString<TierPartsFragment, unknown>;
export const BacktestUnderWayFragmentDoc = new TypedDocumentString(`
    fragment BacktestUnderWay on Backtest {
  id
  status
  months
  stepsDone
  stepsTotal
  askedAt
  startedAt
  endedAt
}
    `, {"fragmentName":"BacktestUnderWay"}) as unknown as TypedDocumentString<BacktestUnderWayFragment, unknown>;
export const BacktestPlaceOfFragmentDoc = new TypedDocumentString(`
    fragment BacktestPlaceOf on BacktestPlace {
  status
  key
}
    `, {"fragmentName":"BacktestPlaceOf"}) as unknown as TypedDocumentString<BacktestPlaceOfFragment, unknown>;
export const BacktestResultFragmentDoc = new TypedDocumentString(`
    fragment BacktestResult on Backtest {
  ...BacktestUnderWay
  asOf
  ofWholeChain
  customers
  moved
  stale
  askedBy {
    name
  }
  against {
    id
    version
    name
    status
    store {
      id
    }
    rules {
      tier {
        tiers {
          key
          name {
            zhCN
            en
          }
        }
      }
    }
  }
  days {
    on
    cells {
      before {
        ...BacktestPlaceOf
      }
      after {
        ...BacktestPlaceOf
      }
      customers
    }
  }
  costs {
    name
    unit
    month
    before
    after
    chain
  }
  completeness {
    from
    before
    after
  }
}
    fragment BacktestPlaceOf on BacktestPlace {
  status
  key
}
fragment BacktestUnderWay on Backtest {
  id
  status
  months
  stepsDone
  stepsTotal
  askedAt
  startedAt
  endedAt
}`, {"fragmentName":"BacktestResult"}) as unknown as TypedDocumentString<BacktestResultFragment, unknown>;
export const BacktestMoveOfFragmentDoc = new TypedDocumentString(`
    fragment BacktestMoveOf on BacktestMove {
  customer {
    id
    name
    memberNo
  }
  store {
    id
    name
  }
  from {
    ...BacktestPlaceOf
  }
  to {
    ...BacktestPlaceOf
  }
  reasons {
    kind
    metric
    found
    foundBefore
    before {
      compare
      asked
      windowMonths
    }
    after {
      compare
      asked
      windowMonths
    }
    since
    monthsBefore
    monthsAfter
    levelsBefore
    levelsAfter
  }
}
    fragment BacktestPlaceOf on BacktestPlace {
  status
  key
}`, {"fragmentName":"BacktestMoveOf"}) as unknown as TypedDocumentString<BacktestMoveOfFragment, unknown>;
export const PolicyEventOfFragmentDoc = new TypedDocumentString(`
    fragment PolicyEventOf on PolicyEvent {
  id
  act
  at
  comment
  effectiveOn
  plannedOn
  unseen
  byService
  moved
  moves {
    fromStatus
    fromKey
    toStatus
    toKey
    customers
  }
  by {
    name
  }
  differences {
    path
    before
    after
  }
}
    `, {"fragmentName":"PolicyEventOf"}) as unknown as TypedDocumentString<PolicyEventOfFragment, unknown>;
export const PolicyLineFragmentDoc = new TypedDocumentString(`
    fragment PolicyLine on PolicyVersion {
  id
  version
  status
  name
  effectiveOn
  plannedOn
  retiredOn
  createdAt
  awaitsViewer
  activating
  overdue
  overdueBecause
  lastAct {
    act
    at
    byService
    by {
      name
    }
  }
}
    `, {"fragmentName":"PolicyLine"}) as unknown as TypedDocumentString<PolicyLineFragment, unknown>;
export const BenefitRulesOfFragmentDoc = new TypedDocumentString(`
    fragment BenefitRulesOf on BenefitRules {
  tiers {
    key
    paysPercent
    memberDayPaysPercent
    birthdayPaysPercent
    sameAssociatePaysPercent
    presaleDays
    membersOnly
    rebatePercent
    occasions {
      key
      gift {
        leastMinor
        mostMinor
      }
      voucherMinor
      booklet
      handover
    }
  }
  specialPriceDiscounted
  combine
  memberDay
  birthday {
    daysBefore
    daysAfter
  }
  festivals {
    key
    name {
      zhCN
      en
    }
    on {
      calendar
      month
      day
      offset
    }
  }
  sameAssociate {
    withinDays
  }
  sales {
    key
    name {
      zhCN
      en
    }
    opensOn
    closesOn
    paysPercent
    goods {
      categories
      itemCodes
    }
  }
  membersOnly {
    categories
    itemCodes
  }
  rebateFromMinor
  partnerOffers {
    key
    name {
      zhCN
      en
    }
    text {
      zhCN
      en
    }
    tiers
  }
  openToStores {
    key
    least
    most
  }
}
    `, {"fragmentName":"BenefitRulesOf"}) as unknown as TypedDocumentString<BenefitRulesOfFragment, unknown>;
export const IncentiveRuleOfFragmentDoc = new TypedDocumentString(`
    fragment IncentiveRuleOf on IncentivePlanRule {
  key
  type
  quota
  amount
  percent
  times
  to
  measure
  span
  among
  places
  payout
  forfeit {
    zhCN
    en
  }
  sharing
  days
  mostDays
  mostFailed
  quarter
  least
  prizes
}
    `, {"fragmentName":"IncentiveRuleOf"}) as unknown as TypedDocumentString<IncentiveRuleOfFragment, unknown>;
export const IncentiveRulesOfFragmentDoc = new TypedDocumentString(`
    fragment IncentiveRulesOf on IncentiveRules {
  unit
  partSpans
  prospectsCount
  quotas {
    key
    measure
    of
    span
    amount
    lines {
      months
      storeIds
      amount
    }
    goods {
      categories
      itemCodes
    }
  }
  rules {
    ...IncentiveRuleOf
  }
}
    fragment IncentiveRuleOf on IncentivePlanRule {
  key
  type
  quota
  amount
  percent
  times
  to
  measure
  span
  among
  places
  payout
  forfeit {
    zhCN
    en
  }
  sharing
  days
  mostDays
  mostFailed
  quarter
  least
  prizes
}`, {"fragmentName":"IncentiveRulesOf"}) as unknown as TypedDocumentString<IncentiveRulesOfFragment, unknown>;
export const PolicyRulesOfFragmentDoc = new TypedDocumentString(`
    fragment PolicyRulesOf on PolicyVersion {
  rules {
    tier {
      tiers {
        key
        name {
          zhCN
          en
        }
        routes {
          all {
            metric
            compare
            value
            windowMonths
          }
        }
      }
      inactivityMonths
      inactivityLevels
      lossMonths
      exemptDesignated
    }
    earning {
      points
      forEveryMinor
      specialPriceEarns
      multipliers {
        key
        percent
        when {
          tiers
          categories
          storeIds
          weekdays
          birthdayMonth
        }
      }
      stacking
      bonuses {
        registration
        completedFile {
          points
          atPercent
        }
        referralFirstPurchase
      }
      pendingDays
      expiry {
        months
        roundTo
      }
      redemption {
        minorPerPoint
        mostPercent
        onSpecialPrice
        least
      }
      approvalAbove
    }
    profile {
      basic {
        weight
        fields
      }
      extended {
        weight
        fields
      }
    }
    benefit {
      ...BenefitRulesOf
    }
    incentive {
      ...IncentiveRulesOf
    }
    storeLines {
      key
      value
    }
  }
}
    fragment BenefitRulesOf on BenefitRules {
  tiers {
    key
    paysPercent
    memberDayPaysPercent
    birthdayPaysPercent
    sameAssociatePaysPercent
    presaleDays
    membersOnly
    rebatePercent
    occasions {
      key
      gift {
        leastMinor
        mostMinor
      }
      voucherMinor
      booklet
      handover
    }
  }
  specialPriceDiscounted
  combine
  memberDay
  birthday {
    daysBefore
    daysAfter
  }
  festivals {
    key
    name {
      zhCN
      en
    }
    on {
      calendar
      month
      day
      offset
    }
  }
  sameAssociate {
    withinDays
  }
  sales {
    key
    name {
      zhCN
      en
    }
    opensOn
    closesOn
    paysPercent
    goods {
      categories
      itemCodes
    }
  }
  membersOnly {
    categories
    itemCodes
  }
  rebateFromMinor
  partnerOffers {
    key
    name {
      zhCN
      en
    }
    text {
      zhCN
      en
    }
    tiers
  }
  openToStores {
    key
    least
    most
  }
}
fragment IncentiveRulesOf on IncentiveRules {
  unit
  partSpans
  prospectsCount
  quotas {
    key
    measure
    of
    span
    amount
    lines {
      months
      storeIds
      amount
    }
    goods {
      categories
      itemCodes
    }
  }
  rules {
    ...IncentiveRuleOf
  }
}
fragment IncentiveRuleOf on IncentivePlanRule {
  key
  type
  quota
  amount
  percent
  times
  to
  measure
  span
  among
  places
  payout
  forfeit {
    zhCN
    en
  }
  sharing
  days
  mostDays
  mostFailed
  quarter
  least
  prizes
}`, {"fragmentName":"PolicyRulesOf"}) as unknown as TypedDocumentString<PolicyRulesOfFragment, unknown>;
export const PolicyFaultOfFragmentDoc = new TypedDocumentString(`
    fragment PolicyFaultOf on PolicyFault {
  code
  path
}
    `, {"fragmentName":"PolicyFaultOf"}) as unknown as TypedDocumentString<PolicyFaultOfFragment, unknown>;
export const PolicyMissedTierOfFragmentDoc = new TypedDocumentString(`
    fragment PolicyMissedTierOf on PolicyMissedTier {
  key
  places {
    version {
      id
      kind
      version
      status
      name
      rules {
        benefit {
          partnerOffers {
            key
            name {
              zhCN
              en
            }
          }
        }
      }
    }
    path
  }
  stores {
    id
    name
  }
  designations
  overrides
}
    `, {"fragmentName":"PolicyMissedTierOf"}) as unknown as TypedDocumentString<PolicyMissedTierOfFragment, unknown>;
export const PolicyRaisedPayOfFragmentDoc = new TypedDocumentString(`
    fragment PolicyRaisedPayOf on PolicyRaisedPay {
  version {
    id
    kind
    version
    name
    status
  }
  higher
  lower
  figure
  higherPays
  lowerPays
}
    `, {"fragmentName":"PolicyRaisedPayOf"}) as unknown as TypedDocumentString<PolicyRaisedPayOfFragment, unknown>;
export const PolicyWholeFragmentDoc = new TypedDocumentString(`
    fragment PolicyWhole on PolicyVersion {
  ...PolicyLine
  ...PolicyRulesOf
  faults {
    ...PolicyFaultOf
  }
  missedTiers {
    ...PolicyMissedTierOf
  }
  raisedPay {
    ...PolicyRaisedPayOf
  }
  kind
  revision
  store {
    id
  }
  basedOn {
    id
    version
    name
  }
}
    fragment PolicyRulesOf on PolicyVersion {
  rules {
    tier {
      tiers {
        key
        name {
          zhCN
          en
        }
        routes {
          all {
            metric
            compare
            value
            windowMonths
          }
        }
      }
      inactivityMonths
      inactivityLevels
      lossMonths
      exemptDesignated
    }
    earning {
      points
      forEveryMinor
      specialPriceEarns
      multipliers {
        key
        percent
        when {
          tiers
          categories
          storeIds
          weekdays
          birthdayMonth
        }
      }
      stacking
      bonuses {
        registration
        completedFile {
          points
          atPercent
        }
        referralFirstPurchase
      }
      pendingDays
      expiry {
        months
        roundTo
      }
      redemption {
        minorPerPoint
        mostPercent
        onSpecialPrice
        least
      }
      approvalAbove
    }
    profile {
      basic {
        weight
        fields
      }
      extended {
        weight
        fields
      }
    }
    benefit {
      ...BenefitRulesOf
    }
    incentive {
      ...IncentiveRulesOf
    }
    storeLines {
      key
      value
    }
  }
}
fragment BenefitRulesOf on BenefitRules {
  tiers {
    key
    paysPercent
    memberDayPaysPercent
    birthdayPaysPercent
    sameAssociatePaysPercent
    presaleDays
    membersOnly
    rebatePercent
    occasions {
      key
      gift {
        leastMinor
        mostMinor
      }
      voucherMinor
      booklet
      handover
    }
  }
  specialPriceDiscounted
  combine
  memberDay
  birthday {
    daysBefore
    daysAfter
  }
  festivals {
    key
    name {
      zhCN
      en
    }
    on {
      calendar
      month
      day
      offset
    }
  }
  sameAssociate {
    withinDays
  }
  sales {
    key
    name {
      zhCN
      en
    }
    opensOn
    closesOn
    paysPercent
    goods {
      categories
      itemCodes
    }
  }
  membersOnly {
    categories
    itemCodes
  }
  rebateFromMinor
  partnerOffers {
    key
    name {
      zhCN
      en
    }
    text {
      zhCN
      en
    }
    tiers
  }
  openToStores {
    key
    least
    most
  }
}
fragment IncentiveRulesOf on IncentiveRules {
  unit
  partSpans
  prospectsCount
  quotas {
    key
    measure
    of
    span
    amount
    lines {
      months
      storeIds
      amount
    }
    goods {
      categories
      itemCodes
    }
  }
  rules {
    ...IncentiveRuleOf
  }
}
fragment IncentiveRuleOf on IncentivePlanRule {
  key
  type
  quota
  amount
  percent
  times
  to
  measure
  span
  among
  places
  payout
  forfeit {
    zhCN
    en
  }
  sharing
  days
  mostDays
  mostFailed
  quarter
  least
  prizes
}
fragment PolicyLine on PolicyVersion {
  id
  version
  status
  name
  effectiveOn
  plannedOn
  retiredOn
  createdAt
  awaitsViewer
  activating
  overdue
  overdueBecause
  lastAct {
    act
    at
    byService
    by {
      name
    }
  }
}
fragment PolicyFaultOf on PolicyFault {
  code
  path
}
fragment PolicyMissedTierOf on PolicyMissedTier {
  key
  places {
    version {
      id
      kind
      version
      status
      name
      rules {
        benefit {
          partnerOffers {
            key
            name {
              zhCN
              en
            }
          }
        }
      }
    }
    path
  }
  stores {
    id
    name
  }
  designations
  overrides
}
fragment PolicyRaisedPayOf on PolicyRaisedPay {
  version {
    id
    kind
    version
    name
    status
  }
  higher
  lower
  figure
  higherPays
  lowerPays
}`, {"fragmentName":"PolicyWhole"}) as unknown as TypedDocumentString<PolicyWholeFragment, unknown>;
export const EffectiveLineOfFragmentDoc = new TypedDocumentString(`
    fragment EffectiveLineOf on EffectivePolicyLine {
  key
  unit
  chainValue
  storeValue
  least
  most
  from
  passedOver
}
    `, {"fragmentName":"EffectiveLineOf"}) as unknown as TypedDocumentString<EffectiveLineOfFragment, unknown>;
export const ActCustomerFragmentDoc = new TypedDocumentString(`
    fragment ActCustomer on Customer {
  id
  name
  memberNo
  purchaseCount
  points {
    balance
  }
  tier {
    status
    key
    rank
    name
  }
}
    `, {"fragmentName":"ActCustomer"}) as unknown as TypedDocumentString<ActCustomerFragment, unknown>;
export const ReturnRowFragmentDoc = new TypedDocumentString(`
    fragment ReturnRow on PurchaseReturn {
  id
  returnNo
  happenedAt
  returnedOn
  recordedAt
  source
  units
  unmatchedUnits
  voidedAt
  voidReason
  refunded {
    minor
    currency
  }
  store {
    id
    name
  }
  customer {
    id
    name
    memberNo
  }
  purchase {
    id
    receiptNo
  }
  lines {
    lineNo
    quantity
    unmatchedUnits
    refunded {
      minor
      currency
    }
    item {
      id
      code
      name
    }
  }
}
    `, {"fragmentName":"ReturnRow"}) as unknown as TypedDocumentString<ReturnRowFragment, unknown>;
export const ReceiptRowFragmentDoc = new TypedDocumentString(`
    fragment ReceiptRow on Purchase {
  id
  receiptNo
  happenedAt
  purchasedOn
  source
  units
  returnedUnits
  returnedInFullOn
  voidedAt
  paid {
    minor
    currency
  }
  returned {
    minor
    currency
  }
  net {
    minor
    currency
  }
  points
  anonymous
  declineReason
  store {
    id
    code
    name
  }
  seller {
    id
    name
  }
  customer {
    id
    name
    memberNo
  }
}
    `, {"fragmentName":"ReceiptRow"}) as unknown as TypedDocumentString<ReceiptRowFragment, unknown>;
export const ReceiptWholeFragmentDoc = new TypedDocumentString(`
    fragment ReceiptWhole on Purchase {
  ...ReceiptRow
  recordedAt
  claimedAt
  claimedLate
  voidReason
  vouchers {
    id
    off {
      minor
      currency
    }
    givenBack {
      minor
      currency
    }
    voucher {
      id
      maskedCode
    }
  }
  redemption {
    id
    points
    givenBack
    off {
      minor
      currency
    }
  }
  lines {
    lineNo
    quantity
    specialPrice
    returnedUnits
    amount {
      minor
      currency
    }
    returned {
      minor
      currency
    }
    item {
      id
      code
      name
      category
    }
  }
  returns {
    id
    returnNo
    happenedAt
    returnedOn
    recordedAt
    source
    units
    unmatchedUnits
    voidedAt
    voidReason
    refunded {
      minor
      currency
    }
    lines {
      lineNo
      quantity
      unmatchedUnits
      refunded {
        minor
        currency
      }
      item {
        id
        code
        name
      }
    }
  }
  customer {
    id
    name
    memberNo
    points {
      balance
    }
    tier {
      status
      key
      rank
      name
    }
  }
}
    fragment ReceiptRow on Purchase {
  id
  receiptNo
  happenedAt
  purchasedOn
  source
  units
  returnedUnits
  returnedInFullOn
  voidedAt
  paid {
    minor
    currency
  }
  returned {
    minor
    currency
  }
  net {
    minor
    currency
  }
  points
  anonymous
  declineReason
  store {
    id
    code
    name
  }
  seller {
    id
    name
  }
  customer {
    id
    name
    memberNo
  }
}`, {"fragmentName":"ReceiptWhole"}) as unknown as TypedDocumentString<ReceiptWholeFragment, unknown>;
export const ScorePeriodFragmentDoc = new TypedDocumentString(`
    fragment ScorePeriod on IncentivePeriod {
  id
  month
  state
  askedAt
  closedAt
  approvedAt
  storesClosed
  storesTotal
  unassigned
  closedBy {
    id
    name
  }
  approvedBy {
    id
    name
  }
}
    `, {"fragmentName":"ScorePeriod"}) as unknown as TypedDocumentString<ScorePeriodFragment, unknown>;
export const ScoreFigureFragmentDoc = new TypedDocumentString(`
    fragment ScoreFigure on IncentiveFigure {
  key
  measure
  of
  span
  start
  end
  numerator
  denominator
  asked
  days
  ofDays
  kept
  expected {
    numerator
    denominator
  }
  group {
    id
    name
  }
  staff {
    id
    name
  }
}
    `, {"fragmentName":"ScoreFigure"}) as unknown as TypedDocumentString<ScoreFigureFragment, unknown>;
export const ScoreDisputeFragmentDoc = new TypedDocumentString(`
    fragment ScoreDispute on IncentiveDispute {
  id
  text
  raisedAt
  state
  decision
  decidedAt
  decidable
  raisedBy {
    id
    name
  }
  decidedBy {
    id
    name
  }
}
    `, {"fragmentName":"ScoreDispute"}) as unknown as TypedDocumentString<ScoreDisputeFragment, unknown>;
export const ScoreEntryFragmentDoc = new TypedDocumentString(`
    fragment ScoreEntry on IncentiveEntry {
  id
  month
  forOn
  span
  unit
  amount
  beneficiary
  reason
  recordedAt
  store {
    id
    name
  }
  group {
    id
    name
  }
  associate {
    id
    name
  }
  rule {
    ...IncentiveRuleOf
  }
  forfeit {
    zhCN
    en
  }
  evidence {
    of
    measure
    asked
    rank
    tied
    ranked
    figure {
      numerator
      denominator
    }
    periods {
      start
      asked
      figure {
        numerator
        denominator
      }
    }
    floors {
      percent
      figure {
        numerator
        denominator
      }
    }
    store {
      asked
      figure {
        numerator
        denominator
      }
    }
  }
  corrects {
    id
    amount
  }
  correctedBy {
    id
    amount
    month
  }
  shares {
    days
    amount
    staff {
      id
      name
    }
  }
  disputes {
    ...ScoreDispute
  }
}
    fragment IncentiveRuleOf on IncentivePlanRule {
  key
  type
  quota
  amount
  percent
  times
  to
  measure
  span
  among
  places
  payout
  forfeit {
    zhCN
    en
  }
  sharing
  days
  mostDays
  mostFailed
  quarter
  least
  prizes
}
fragment ScoreDispute on IncentiveDispute {
  id
  text
  raisedAt
  state
  decision
  decidedAt
  decidable
  raisedBy {
    id
    name
  }
  decidedBy {
    id
    name
  }
}`, {"fragmentName":"ScoreEntry"}) as unknown as TypedDocumentString<ScoreEntryFragment, unknown>;
export const ViewerFieldsFragmentDoc = new TypedDocumentString(`
    fragment ViewerFields on Viewer {
  id
  name
  locale
  staff {
    id
  }
  permissions {
    name
    chains
    stores
    groups
  }
  company {
    id
    name
  }
  companies {
    id
    name
  }
  chains {
    id
    name
    currency
    timeZone
    locale
    today
    closedOn
  }
  grants {
    id
    role
    scopeKind
    store {
      id
      name
    }
    group {
      id
      name
    }
  }
}
    `, {"fragmentName":"ViewerFields"}) as unknown as TypedDocumentString<ViewerFieldsFragment, unknown>;
export const SpotCheckRowFragmentDoc = new TypedDocumentString(`
    fragment SpotCheckRow on SpotCheck {
  id
  kind
  doer
  state
  forOn
  dueOn
  sample
  done
  mine
  store {
    id
    name
  }
}
    `, {"fragmentName":"SpotCheckRow"}) as unknown as TypedDocumentString<SpotCheckRowFragment, unknown>;
export const RateOfFragmentDoc = new TypedDocumentString(`
    fragment RateOf on SpotCheckRate {
  defects
  checked
  unverifiable
  rate
  low
  high
  field
  group {
    id
    name
  }
}
    `, {"fragmentName":"RateOf"}) as unknown as TypedDocumentString<RateOfFragment, unknown>;
export const SpotCheckOfFragmentDoc = new TypedDocumentString(`
    fragment SpotCheckOf on SpotCheck {
  ...SpotCheckRow
  seed
  population
  toleratedPercent
  confidencePercent
  fields
  drawnAt
  closedAt
  drawnBy {
    id
    name
  }
  closedBy {
    id
    name
  }
  result {
    whole {
      ...RateOf
    }
    groups {
      ...RateOf
    }
    fields {
      ...RateOf
    }
  }
}
    fragment SpotCheckRow on SpotCheck {
  id
  kind
  doer
  state
  forOn
  dueOn
  sample
  done
  mine
  store {
    id
    name
  }
}
fragment RateOf on SpotCheckRate {
  defects
  checked
  unverifiable
  rate
  low
  high
  field
  group {
    id
    name
  }
}`, {"fragmentName":"SpotCheckOf"}) as unknown as TypedDocumentString<SpotCheckOfFragment, unknown>;
export const GiveOutcomeFragmentDoc = new TypedDocumentString(`
    fragment GiveOutcome on StandingBatchGivePayload {
  batch {
    id
    undoable
  }
  chosen
  given
  moves {
    from {
      status
      key
      rank
    }
    to {
      status
      key
      rank
    }
    customers
  }
  results {
    at
    customer {
      id
      name
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
  userErrors {
    code
    field
    params {
      name
      value
    }
  }
}
    `, {"fragmentName":"GiveOutcome"}) as unknown as TypedDocumentString<GiveOutcomeFragment, unknown>;
export const VoucherBatchOfFragmentDoc = new TypedDocumentString(`
    fragment VoucherBatchOf on VoucherBatch {
  id
  state
  source
  definition {
    id
    name {
      zhCN
      en
    }
  }
  version
  reason
  validFrom
  chosen
  issued
  refused
  untouched
  refusals {
    code
    customers
  }
  askedAt
  askedBy {
    id
    name
  }
  endedAt
  undoneBy {
    id
    name
  }
}
    `, {"fragmentName":"VoucherBatchOf"}) as unknown as TypedDocumentString<VoucherBatchOfFragment, unknown>;
export const VoucherTermsOfFragmentDoc = new TypedDocumentString(`
    fragment VoucherTermsOf on VoucherTerms {
  face {
    minor
    currency
  }
  minimum {
    minor
    currency
  }
  excludedCategories
  stores {
    id
    name
  }
  onSpecialPrice
  partRedemption
  validDays
  validUntil
  givenBackDays
  mostPerCustomer
  mostInAll
  forPoints
}
    `, {"fragmentName":"VoucherTermsOf"}) as unknown as TypedDocumentString<VoucherTermsOfFragment, unknown>;
export const VoucherDefinitionOfFragmentDoc = new TypedDocumentString(`
    fragment VoucherDefinitionOf on VoucherDefinition {
  id
  key
  version
  name {
    zhCN
    en
  }
  closedAt
  createdAt
  byRule
  issued
  terms {
    ...VoucherTermsOf
  }
}
    fragment VoucherTermsOf on VoucherTerms {
  face {
    minor
    currency
  }
  minimum {
    minor
    currency
  }
  excludedCategories
  stores {
    id
    name
  }
  onSpecialPrice
  partRedemption
  validDays
  validUntil
  givenBackDays
  mostPerCustomer
  mostInAll
  forPoints
}`, {"fragmentName":"VoucherDefinitionOf"}) as unknown as TypedDocumentString<VoucherDefinitionOfFragment, unknown>;
export const VoucherPaymentFragmentDoc = new TypedDocumentString(`
    fragment VoucherPayment on VoucherRedemption {
  id
  receiptNo
  taken {
    minor
    currency
  }
  recorded
  beyondReceipt
  undoneAt
  undoReason
  store {
    id
    name
  }
}
    `, {"fragmentName":"VoucherPayment"}) as unknown as TypedDocumentString<VoucherPaymentFragment, unknown>;
export const VoucherLineFragmentDoc = new TypedDocumentString(`
    fragment VoucherLine on Voucher {
  id
  maskedCode
  state
  source
  name {
    zhCN
    en
  }
  face {
    minor
    currency
  }
  left {
    minor
    currency
  }
  issuedOn
  validFrom
  goodUntil
  reason
  occasion
  occasionOn
  festival {
    zhCN
    en
  }
  version
  policyVersion
  definition {
    id
  }
  customer {
    id
    name
    memberNo
    store {
      id
      name
    }
  }
  issuedBy {
    id
    name
  }
}
    `, {"fragmentName":"VoucherLine"}) as unknown as TypedDocumentString<VoucherLineFragment, unknown>;
export const StoreChoicesDocument = new TypedDocumentString(`
    query StoreChoices($chainId: ID!, $includeClosed: Boolean!, $filter: StoreFilter, $first: Int!, $after: String) {
  stores(
    chainId: $chainId
    includeClosed: $includeClosed
    filter: $filter
    first: $first
    after: $after
  ) {
    nodes {
      id
      code
      name
      city
      closedOn
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    totalCount
  }
}
    `) as unknown as TypedDocumentString<StoreChoicesQuery, StoreChoicesQueryVariables>;
export const GroupChoicesDocument = new TypedDocumentString(`
    query GroupChoices($chainId: ID!, $includeClosed: Boolean!, $filter: StaffGroupFilter, $first: Int!, $after: String) {
  staffGroups(
    chainId: $chainId
    includeClosed: $includeClosed
    filter: $filter
    first: $first
    after: $after
  ) {
    nodes {
      id
      name
      closedOn
      store {
        id
        name
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    totalCount
  }
}
    `) as unknown as TypedDocumentString<GroupChoicesQuery, GroupChoicesQueryVariables>;
export const StaffChoicesDocument = new TypedDocumentString(`
    query StaffChoices($chainId: ID!, $filter: StaffFilter, $first: Int!, $after: String, $groups: Boolean!) {
  staff(chainId: $chainId, filter: $filter, first: $first, after: $after) {
    nodes {
      id
      name
      staffNo
      leftOn
      membership @include(if: $groups) {
        id
        group {
          id
          name
          store {
            id
            name
          }
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    totalCount
  }
}
    `) as unknown as TypedDocumentString<StaffChoicesQuery, StaffChoicesQueryVariables>;
export const ListExportDocument = new TypedDocumentString(`
    mutation ListExport($input: ExportLinkCreateInput!) {
  exportLinkCreate(input: $input) {
    path
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ListExportMutation, ListExportMutationVariables>;
export const ApiClientsDocument = new TypedDocumentString(`
    query ApiClients($chainId: ID!, $first: Int!, $after: String) {
  apiClients(chainId: $chainId, first: $first, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      ...ApiClientParts
    }
  }
}
    fragment ApiClientParts on ApiClient {
  id
  name
  scopes
  createdAt
  revokedAt
  store {
    id
    name
  }
  keys {
    id
    prefix
    createdAt
    expiresAt
    revokedAt
    lastUsedOn
  }
}`) as unknown as TypedDocumentString<ApiClientsQuery, ApiClientsQueryVariables>;
export const ApiClientCreateDocument = new TypedDocumentString(`
    mutation ApiClientCreate($input: ApiClientCreateInput!) {
  apiClientCreate(input: $input) {
    secret
    client {
      ...ApiClientParts
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    fragment ApiClientParts on ApiClient {
  id
  name
  scopes
  createdAt
  revokedAt
  store {
    id
    name
  }
  keys {
    id
    prefix
    createdAt
    expiresAt
    revokedAt
    lastUsedOn
  }
}`) as unknown as TypedDocumentString<ApiClientCreateMutation, ApiClientCreateMutationVariables>;
export const ApiKeyRotateDocument = new TypedDocumentString(`
    mutation ApiKeyRotate($input: ApiKeyRotateInput!) {
  apiKeyRotate(input: $input) {
    secret
    client {
      ...ApiClientParts
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    fragment ApiClientParts on ApiClient {
  id
  name
  scopes
  createdAt
  revokedAt
  store {
    id
    name
  }
  keys {
    id
    prefix
    createdAt
    expiresAt
    revokedAt
    lastUsedOn
  }
}`) as unknown as TypedDocumentString<ApiKeyRotateMutation, ApiKeyRotateMutationVariables>;
export const ApiKeyRevokeDocument = new TypedDocumentString(`
    mutation ApiKeyRevoke($input: ApiKeyRevokeInput!) {
  apiKeyRevoke(input: $input) {
    client {
      ...ApiClientParts
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    fragment ApiClientParts on ApiClient {
  id
  name
  scopes
  createdAt
  revokedAt
  store {
    id
    name
  }
  keys {
    id
    prefix
    createdAt
    expiresAt
    revokedAt
    lastUsedOn
  }
}`) as unknown as TypedDocumentString<ApiKeyRevokeMutation, ApiKeyRevokeMutationVariables>;
export const ApiClientRevokeDocument = new TypedDocumentString(`
    mutation ApiClientRevoke($input: ApiClientRevokeInput!) {
  apiClientRevoke(input: $input) {
    client {
      ...ApiClientParts
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    fragment ApiClientParts on ApiClient {
  id
  name
  scopes
  createdAt
  revokedAt
  store {
    id
    name
  }
  keys {
    id
    prefix
    createdAt
    expiresAt
    revokedAt
    lastUsedOn
  }
}`) as unknown as TypedDocumentString<ApiClientRevokeMutation, ApiClientRevokeMutationVariables>;
export const AuditDocument = new TypedDocumentString(`
    query Audit($chainId: ID!, $filter: AuditFilter, $first: Int!, $after: String) {
  auditEntries(chainId: $chainId, filter: $filter, first: $first, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      at
      actorKind
      actorName
      action
      objectType
      objectId
      objectLabel
      detail
      correlationId
      sealed
    }
  }
}
    `) as unknown as TypedDocumentString<AuditQuery, AuditQueryVariables>;
export const BookDocument = new TypedDocumentString(`
    query Book($storeId: ID!) {
  book(storeId: $storeId) {
    ...BookColumnOf
  }
}
    fragment BookColumnOf on BookColumn {
  group {
    id
    name
  }
  customers
  unkept
  since
  tiers {
    key
    customers
  }
  netSpend {
    minor
    currency
  }
  members {
    id
    name
    cover {
      id
      standIn {
        id
        name
      }
    }
  }
}`) as unknown as TypedDocumentString<BookQuery, BookQueryVariables>;
export const BookCardsDocument = new TypedDocumentString(`
    query BookCards($chainId: ID!, $filter: CustomerFilter!, $first: Int!) {
  customers(
    chainId: $chainId
    filter: $filter
    first: $first
    order: {field: NET_SPEND, direction: DESC}
  ) {
    nodes {
      ...BookCardOf
    }
  }
}
    fragment BookCardOf on Customer {
  id
  name
  lastVisitOn
  registeredOn
  group {
    id
  }
  keeper {
    id
    name
  }
  tier {
    status
    key
    rank
    name
  }
}`) as unknown as TypedDocumentString<BookCardsQuery, BookCardsQueryVariables>;
export const BookPlanDocument = new TypedDocumentString(`
    query BookPlan($id: ID!) {
  bookPlan(id: $id) {
    ...BookPlanOf
  }
}
    fragment BookPlanOf on BookPlan {
  id
  state
  reason
  known
  kept
  chosen
  done
  moved
  changed
  undoable
  askedAt
  appliedAt
  undoneAt
  askedBy {
    id
    name
  }
  appliedBy {
    id
    name
  }
  undoneBy {
    id
    name
  }
  store {
    id
    name
  }
  groups {
    id
    name
  }
  shares {
    tierKey
    present
    from
    to
    group {
      id
      name
    }
  }
}`) as unknown as TypedDocumentString<BookPlanQuery, BookPlanQueryVariables>;
export const BookPlanCustomersDocument = new TypedDocumentString(`
    query BookPlanCustomers($id: ID!, $first: Int!, $after: String) {
  bookPlan(id: $id) {
    id
    customers(first: $first, after: $after) {
      nodes {
        ...BookPlanCustomerOf
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
    }
  }
}
    fragment BookPlanCustomerOf on BookPlanCustomer {
  tierKey
  because
  outcome
  customer {
    id
    name
    memberNo
    tier {
      status
      key
      rank
      name
    }
  }
  fromGroup {
    id
    name
  }
  toGroup {
    id
    name
  }
  toKeeper {
    id
    name
  }
}`) as unknown as TypedDocumentString<BookPlanCustomersQuery, BookPlanCustomersQueryVariables>;
export const BookPlansDocument = new TypedDocumentString(`
    query BookPlans($storeId: ID!, $first: Int!, $after: String) {
  bookPlans(storeId: $storeId, first: $first, after: $after) {
    nodes {
      id
      state
      chosen
      moved
      askedAt
      askedBy {
        id
        name
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    totalCount
  }
}
    `) as unknown as TypedDocumentString<BookPlansQuery, BookPlansQueryVariables>;
export const BookPlanStartDocument = new TypedDocumentString(`
    mutation BookPlanStart($input: BookPlanStartInput!) {
  bookPlanStart(input: $input) {
    ...BookPlanDone
  }
}
    fragment BookPlanOf on BookPlan {
  id
  state
  reason
  known
  kept
  chosen
  done
  moved
  changed
  undoable
  askedAt
  appliedAt
  undoneAt
  askedBy {
    id
    name
  }
  appliedBy {
    id
    name
  }
  undoneBy {
    id
    name
  }
  store {
    id
    name
  }
  groups {
    id
    name
  }
  shares {
    tierKey
    present
    from
    to
    group {
      id
      name
    }
  }
}
fragment BookPlanDone on BookPlanPayload {
  plan {
    ...BookPlanOf
  }
  userErrors {
    code
    field
    params {
      name
      value
    }
  }
}`) as unknown as TypedDocumentString<BookPlanStartMutation, BookPlanStartMutationVariables>;
export const BookPlanAdjustDocument = new TypedDocumentString(`
    mutation BookPlanAdjust($input: BookPlanAdjustInput!) {
  bookPlanAdjust(input: $input) {
    ...BookPlanDone
  }
}
    fragment BookPlanOf on BookPlan {
  id
  state
  reason
  known
  kept
  chosen
  done
  moved
  changed
  undoable
  askedAt
  appliedAt
  undoneAt
  askedBy {
    id
    name
  }
  appliedBy {
    id
    name
  }
  undoneBy {
    id
    name
  }
  store {
    id
    name
  }
  groups {
    id
    name
  }
  shares {
    tierKey
    present
    from
    to
    group {
      id
      name
    }
  }
}
fragment BookPlanDone on BookPlanPayload {
  plan {
    ...BookPlanOf
  }
  userErrors {
    code
    field
    params {
      name
      value
    }
  }
}`) as unknown as TypedDocumentString<BookPlanAdjustMutation, BookPlanAdjustMutationVariables>;
export const BookPlanApplyDocument = new TypedDocumentString(`
    mutation BookPlanApply($input: BookPlanInput!) {
  bookPlanApply(input: $input) {
    ...BookPlanDone
  }
}
    fragment BookPlanOf on BookPlan {
  id
  state
  reason
  known
  kept
  chosen
  done
  moved
  changed
  undoable
  askedAt
  appliedAt
  undoneAt
  askedBy {
    id
    name
  }
  appliedBy {
    id
    name
  }
  undoneBy {
    id
    name
  }
  store {
    id
    name
  }
  groups {
    id
    name
  }
  shares {
    tierKey
    present
    from
    to
    group {
      id
      name
    }
  }
}
fragment BookPlanDone on BookPlanPayload {
  plan {
    ...BookPlanOf
  }
  userErrors {
    code
    field
    params {
      name
      value
    }
  }
}`) as unknown as TypedDocumentString<BookPlanApplyMutation, BookPlanApplyMutationVariables>;
export const BookPlanUndoDocument = new TypedDocumentString(`
    mutation BookPlanUndo($input: BookPlanInput!) {
  bookPlanUndo(input: $input) {
    ...BookPlanDone
  }
}
    fragment BookPlanOf on BookPlan {
  id
  state
  reason
  known
  kept
  chosen
  done
  moved
  changed
  undoable
  askedAt
  appliedAt
  undoneAt
  askedBy {
    id
    name
  }
  appliedBy {
    id
    name
  }
  undoneBy {
    id
    name
  }
  store {
    id
    name
  }
  groups {
    id
    name
  }
  shares {
    tierKey
    present
    from
    to
    group {
      id
      name
    }
  }
}
fragment BookPlanDone on BookPlanPayload {
  plan {
    ...BookPlanOf
  }
  userErrors {
    code
    field
    params {
      name
      value
    }
  }
}`) as unknown as TypedDocumentString<BookPlanUndoMutation, BookPlanUndoMutationVariables>;
export const BookPlanDiscardDocument = new TypedDocumentString(`
    mutation BookPlanDiscard($input: BookPlanInput!) {
  bookPlanDiscard(input: $input) {
    ...BookPlanDone
  }
}
    fragment BookPlanOf on BookPlan {
  id
  state
  reason
  known
  kept
  chosen
  done
  moved
  changed
  undoable
  askedAt
  appliedAt
  undoneAt
  askedBy {
    id
    name
  }
  appliedBy {
    id
    name
  }
  undoneBy {
    id
    name
  }
  store {
    id
    name
  }
  groups {
    id
    name
  }
  shares {
    tierKey
    present
    from
    to
    group {
      id
      name
    }
  }
}
fragment BookPlanDone on BookPlanPayload {
  plan {
    ...BookPlanOf
  }
  userErrors {
    code
    field
    params {
      name
      value
    }
  }
}`) as unknown as TypedDocumentString<BookPlanDiscardMutation, BookPlanDiscardMutationVariables>;
export const BookOnDocument = new TypedDocumentString(`
    query BookOn($storeId: ID!, $on: LocalDate!, $groupId: ID, $keeperId: ID, $first: Int!, $after: String) {
  bookOn(
    storeId: $storeId
    on: $on
    groupId: $groupId
    keeperId: $keeperId
    first: $first
    after: $after
  ) {
    nodes {
      fromOn
      untilOn
      reason
      customer {
        id
        name
        memberNo
      }
      group {
        id
        name
      }
      keeper {
        id
        name
      }
      recordedBy {
        id
        name
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    totalCount
  }
}
    `) as unknown as TypedDocumentString<BookOnQuery, BookOnQueryVariables>;
export const CoversDocument = new TypedDocumentString(`
    query Covers($storeId: ID, $personId: ID, $first: Int!, $after: String) {
  covers(storeId: $storeId, personId: $personId, first: $first, after: $after) {
    nodes {
      ...CoverOf
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment CoverOf on Cover {
  id
  state
  fromOn
  untilOn
  endedOn
  withdrawnAt
  reason
  store {
    id
    name
  }
  keeper {
    id
    name
  }
  standIn {
    id
    name
  }
  arrangedBy {
    id
    name
  }
}`) as unknown as TypedDocumentString<CoversQuery, CoversQueryVariables>;
export const CoverArrangeDocument = new TypedDocumentString(`
    mutation CoverArrange($input: CoverArrangeInput!) {
  coverArrange(input: $input) {
    ...CoverDone
  }
}
    fragment CoverOf on Cover {
  id
  state
  fromOn
  untilOn
  endedOn
  withdrawnAt
  reason
  store {
    id
    name
  }
  keeper {
    id
    name
  }
  standIn {
    id
    name
  }
  arrangedBy {
    id
    name
  }
}
fragment CoverDone on CoverPayload {
  cover {
    ...CoverOf
  }
  userErrors {
    code
    field
    params {
      name
      value
    }
  }
}`) as unknown as TypedDocumentString<CoverArrangeMutation, CoverArrangeMutationVariables>;
export const CoverEndDocument = new TypedDocumentString(`
    mutation CoverEnd($input: CoverEndInput!) {
  coverEnd(input: $input) {
    ...CoverDone
  }
}
    fragment CoverOf on Cover {
  id
  state
  fromOn
  untilOn
  endedOn
  withdrawnAt
  reason
  store {
    id
    name
  }
  keeper {
    id
    name
  }
  standIn {
    id
    name
  }
  arrangedBy {
    id
    name
  }
}
fragment CoverDone on CoverPayload {
  cover {
    ...CoverOf
  }
  userErrors {
    code
    field
    params {
      name
      value
    }
  }
}`) as unknown as TypedDocumentString<CoverEndMutation, CoverEndMutationVariables>;
export const CoverWithdrawDocument = new TypedDocumentString(`
    mutation CoverWithdraw($input: CoverInput!) {
  coverWithdraw(input: $input) {
    ...CoverDone
  }
}
    fragment CoverOf on Cover {
  id
  state
  fromOn
  untilOn
  endedOn
  withdrawnAt
  reason
  store {
    id
    name
  }
  keeper {
    id
    name
  }
  standIn {
    id
    name
  }
  arrangedBy {
    id
    name
  }
}
fragment CoverDone on CoverPayload {
  cover {
    ...CoverOf
  }
  userErrors {
    code
    field
    params {
      name
      value
    }
  }
}`) as unknown as TypedDocumentString<CoverWithdrawMutation, CoverWithdrawMutationVariables>;
export const HandoverDocument = new TypedDocumentString(`
    query Handover($id: ID!) {
  handover(id: $id) {
    ...HandoverOf
    held {
      ...HeldBookOf
    }
  }
}
    fragment HandoverOf on Handover {
  id
  state
  stays
  reason
  answerUntil
  doneOn
  askedAt
  leaver {
    id
    name
  }
  askedBy {
    id
    name
  }
  store {
    id
    name
  }
  lapses {
    customers
    active
    atRisk
    lost
    watchedUntil
  }
  receivers {
    answer
    customers
    staff {
      id
      name
    }
    group {
      id
      name
    }
  }
}
fragment HeldBookOf on HeldBook {
  customers
  lost
  noted
  birthdays30
  birthdays60
  tiers {
    tierKey
    customers
  }
}`) as unknown as TypedDocumentString<HandoverQuery, HandoverQueryVariables>;
export const HeldBookDocument = new TypedDocumentString(`
    query HeldBook($staffId: ID!) {
  heldBook(staffId: $staffId) {
    ...HeldBookOf
  }
}
    fragment HeldBookOf on HeldBook {
  customers
  lost
  noted
  birthdays30
  birthdays60
  tiers {
    tierKey
    customers
  }
}`) as unknown as TypedDocumentString<HeldBookQuery, HeldBookQueryVariables>;
export const HandoverLapsedDocument = new TypedDocumentString(`
    query HandoverLapsed($id: ID!, $first: Int!, $after: String) {
  handover(id: $id) {
    id
    lapsed(first: $first, after: $after) {
      nodes {
        lapse
        lapsedOn
        receiver {
          id
          name
        }
        customer {
          id
          name
          memberNo
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<HandoverLapsedQuery, HandoverLapsedQueryVariables>;
export const HandoverLapsesDocument = new TypedDocumentString(`
    query HandoverLapses($storeId: ID!) {
  handoverLapses(storeId: $storeId) {
    handovers
    customers
    active
    atRisk
    lost
  }
}
    `) as unknown as TypedDocumentString<HandoverLapsesQuery, HandoverLapsesQueryVariables>;
export const HandoverCustomersDocument = new TypedDocumentString(`
    query HandoverCustomers($id: ID!, $first: Int!, $after: String) {
  handover(id: $id) {
    id
    customers(first: $first, after: $after) {
      nodes {
        because
        receiver {
          id
          name
        }
        customer {
          id
          name
          memberNo
          lastVisitOn
          tier {
            status
            key
            rank
            name
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<HandoverCustomersQuery, HandoverCustomersQueryVariables>;
export const HandoversDocument = new TypedDocumentString(`
    query Handovers($storeId: ID, $first: Int!, $after: String) {
  handovers(storeId: $storeId, first: $first, after: $after) {
    nodes {
      ...HandoverOf
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment HandoverOf on Handover {
  id
  state
  stays
  reason
  answerUntil
  doneOn
  askedAt
  leaver {
    id
    name
  }
  askedBy {
    id
    name
  }
  store {
    id
    name
  }
  lapses {
    customers
    active
    atRisk
    lost
    watchedUntil
  }
  receivers {
    answer
    customers
    staff {
      id
      name
    }
    group {
      id
      name
    }
  }
}`) as unknown as TypedDocumentString<HandoversQuery, HandoversQueryVariables>;
export const HandoverStartDocument = new TypedDocumentString(`
    mutation HandoverStart($input: HandoverStartInput!) {
  handoverStart(input: $input) {
    ...HandoverDone
  }
}
    fragment HandoverOf on Handover {
  id
  state
  stays
  reason
  answerUntil
  doneOn
  askedAt
  leaver {
    id
    name
  }
  askedBy {
    id
    name
  }
  store {
    id
    name
  }
  lapses {
    customers
    active
    atRisk
    lost
    watchedUntil
  }
  receivers {
    answer
    customers
    staff {
      id
      name
    }
    group {
      id
      name
    }
  }
}
fragment HandoverDone on HandoverPayload {
  handover {
    ...HandoverOf
  }
  userErrors {
    code
    field
    params {
      name
      value
    }
  }
}`) as unknown as TypedDocumentString<HandoverStartMutation, HandoverStartMutationVariables>;
export const HandoverAdjustDocument = new TypedDocumentString(`
    mutation HandoverAdjust($input: HandoverAdjustInput!) {
  handoverAdjust(input: $input) {
    ...HandoverDone
  }
}
    fragment HandoverOf on Handover {
  id
  state
  stays
  reason
  answerUntil
  doneOn
  askedAt
  leaver {
    id
    name
  }
  askedBy {
    id
    name
  }
  store {
    id
    name
  }
  lapses {
    customers
    active
    atRisk
    lost
    watchedUntil
  }
  receivers {
    answer
    customers
    staff {
      id
      name
    }
    group {
      id
      name
    }
  }
}
fragment HandoverDone on HandoverPayload {
  handover {
    ...HandoverOf
  }
  userErrors {
    code
    field
    params {
      name
      value
    }
  }
}`) as unknown as TypedDocumentString<HandoverAdjustMutation, HandoverAdjustMutationVariables>;
export const HandoverOfferDocument = new TypedDocumentString(`
    mutation HandoverOffer($input: HandoverOfferInput!) {
  handoverOffer(input: $input) {
    ...HandoverDone
  }
}
    fragment HandoverOf on Handover {
  id
  state
  stays
  reason
  answerUntil
  doneOn
  askedAt
  leaver {
    id
    name
  }
  askedBy {
    id
    name
  }
  store {
    id
    name
  }
  lapses {
    customers
    active
    atRisk
    lost
    watchedUntil
  }
  receivers {
    answer
    customers
    staff {
      id
      name
    }
    group {
      id
      name
    }
  }
}
fragment HandoverDone on HandoverPayload {
  handover {
    ...HandoverOf
  }
  userErrors {
    code
    field
    params {
      name
      value
    }
  }
}`) as unknown as TypedDocumentString<HandoverOfferMutation, HandoverOfferMutationVariables>;
export const HandoverAnswerDocument = new TypedDocumentString(`
    mutation HandoverAnswer($input: HandoverAnswerInput!) {
  handoverAnswer(input: $input) {
    ...HandoverDone
  }
}
    fragment HandoverOf on Handover {
  id
  state
  stays
  reason
  answerUntil
  doneOn
  askedAt
  leaver {
    id
    name
  }
  askedBy {
    id
    name
  }
  store {
    id
    name
  }
  lapses {
    customers
    active
    atRisk
    lost
    watchedUntil
  }
  receivers {
    answer
    customers
    staff {
      id
      name
    }
    group {
      id
      name
    }
  }
}
fragment HandoverDone on HandoverPayload {
  handover {
    ...HandoverOf
  }
  userErrors {
    code
    field
    params {
      name
      value
    }
  }
}`) as unknown as TypedDocumentString<HandoverAnswerMutation, HandoverAnswerMutationVariables>;
export const HandoverFinishDocument = new TypedDocumentString(`
    mutation HandoverFinish($input: HandoverInput!) {
  handoverFinish(input: $input) {
    ...HandoverDone
  }
}
    fragment HandoverOf on Handover {
  id
  state
  stays
  reason
  answerUntil
  doneOn
  askedAt
  leaver {
    id
    name
  }
  askedBy {
    id
    name
  }
  store {
    id
    name
  }
  lapses {
    customers
    active
    atRisk
    lost
    watchedUntil
  }
  receivers {
    answer
    customers
    staff {
      id
      name
    }
    group {
      id
      name
    }
  }
}
fragment HandoverDone on HandoverPayload {
  handover {
    ...HandoverOf
  }
  userErrors {
    code
    field
    params {
      name
      value
    }
  }
}`) as unknown as TypedDocumentString<HandoverFinishMutation, HandoverFinishMutationVariables>;
export const HandoverWithdrawDocument = new TypedDocumentString(`
    mutation HandoverWithdraw($input: HandoverInput!) {
  handoverWithdraw(input: $input) {
    ...HandoverDone
  }
}
    fragment HandoverOf on Handover {
  id
  state
  stays
  reason
  answerUntil
  doneOn
  askedAt
  leaver {
    id
    name
  }
  askedBy {
    id
    name
  }
  store {
    id
    name
  }
  lapses {
    customers
    active
    atRisk
    lost
    watchedUntil
  }
  receivers {
    answer
    customers
    staff {
      id
      name
    }
    group {
      id
      name
    }
  }
}
fragment HandoverDone on HandoverPayload {
  handover {
    ...HandoverOf
  }
  userErrors {
    code
    field
    params {
      name
      value
    }
  }
}`) as unknown as TypedDocumentString<HandoverWithdrawMutation, HandoverWithdrawMutationVariables>;
export const CustomerBriefingDocument = new TypedDocumentString(`
    query CustomerBriefing($id: ID!, $vouchers: Boolean!) {
  customer(id: $id) {
    ...CustomerFile
    standings {
      ...StandingOf
    }
    tierDecision {
      ...DecisionOf
    }
    tierChanges(first: 1) {
      nodes {
        id
        toStatus
        toKey
        decidedOn
      }
    }
    purchases(first: 30) {
      nodes {
        ...PurchaseRow
        returnedInFullOn
        lines {
          returnedUnits
          amount {
            minor
            currency
          }
          item {
            category
          }
        }
      }
    }
    visits(first: 10) {
      nodes {
        id
        visitedOn
        note
        store {
          id
          name
        }
        recordedBy {
          id
          name
        }
      }
    }
    timeline(first: 5, kinds: [ASSIGNMENT]) {
      nodes {
        id
        on
        group {
          id
          name
        }
        keeper {
          id
          name
        }
      }
      pageInfo {
        hasNextPage
      }
    }
    purse {
      available
      expiring {
        expiresOn
        points
      }
    }
    vouchers(first: 20, states: [ACTIVE, PARTLY_USED, NOT_YET_VALID]) @include(if: $vouchers) {
      nodes {
        id
        name {
          zhCN
          en
        }
        left {
          minor
          currency
        }
        validFrom
        goodUntil
      }
      totalCount
    }
  }
}
    fragment ConditionOf on ConditionAnswer {
  metric
  compare
  asked
  found
  met
  windowMonths
  windowFrom
  windowTo
  lacking
  spare
  by
  flipsOn
}
fragment StandingOf on Standing {
  id
  kind
  tierKey
  startsOn
  endsOn
  reason
  recordedAt
  endedAt
  recordedBy {
    id
    name
  }
}
fragment DecisionOf on TierDecision {
  asOf
  status
  key
  rank
  name
  source
  lowered
  baseKey
  nextChangeOn
  policy {
    id
    version
    effectiveOn
    plannedOn
  }
  tiers {
    key
    rank
    name
    met
    routes {
      met
      conditions {
        ...ConditionOf
      }
    }
  }
  inactivity {
    months
    lastSeenOn
    inactiveOn
    applies
    exempt
  }
  loss {
    months
    lastPurchaseOn
    lostOn
    applies
    exempt
  }
  standing {
    ...StandingOf
  }
  forecast {
    on
    status
    key
    rank
    name
  }
}
fragment PurchaseRow on Purchase {
  id
  receiptNo
  happenedAt
  purchasedOn
  units
  points
  claimedLate
  voidedAt
  returnedUnits
  store {
    id
    name
  }
  seller {
    id
    name
  }
  paid {
    minor
    currency
  }
  net {
    minor
    currency
  }
  lines {
    lineNo
    quantity
    item {
      id
      name
    }
  }
}
fragment CustomerFile on Customer {
  id
  memberNo
  kind
  name
  namesMasked
  gender
  phone
  email
  address
  birthOn
  birthMonth
  birthDay
  ageBand
  ethnicity
  occupation
  family
  personality
  spendingHabits
  dressPreference
  leisure
  dailyHabits
  servicePreference
  promotionAttitude
  values
  education
  income
  note
  groupSince
  referralCount
  registeredOn
  captureSource
  fileConsent
  doNotContactSince
  purchaseCount
  firstPurchaseOn
  lastPurchaseOn
  lastVisitOn
  chain {
    id
    country
  }
  store {
    id
    name
  }
  group {
    id
    name
  }
  keeper {
    id
    name
  }
  cover {
    id
    untilOn
    endedOn
    standIn {
      id
      name
    }
  }
  referrer {
    id
    name
  }
  registeredBy {
    id
    name
  }
  consents {
    purpose
    channel
    granted
    source
    happenedAt
  }
  completeness {
    percent
    basicFilled
    basicTotal
    extendedFilled
    extendedTotal
    missing {
      field
      gain
    }
  }
  tier {
    ...TierOf
  }
  points {
    balance
    credited
    earned
    adjusted
    reversed
    redeemed
    expired
  }
  netSpend {
    minor
    currency
  }
}
fragment TierOf on CustomerTier {
  status
  key
  rank
  name
  source
  lowered
  nextChangeOn
}`) as unknown as TypedDocumentString<CustomerBriefingQuery, CustomerBriefingQueryVariables>;
export const HandedBookDocument = new TypedDocumentString(`
    query HandedBook($id: ID!, $receiverId: ID!, $first: Int!, $after: String) {
  handover(id: $id) {
    id
    leaver {
      id
      name
    }
    receivers {
      customers
      staff {
        id
      }
    }
    customers(first: $first, after: $after, receiverId: $receiverId) {
      nodes {
        customer {
          id
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<HandedBookQuery, HandedBookQueryVariables>;
export const BookOfPersonDocument = new TypedDocumentString(`
    query BookOfPerson($chainId: ID!, $staffId: ID!, $first: Int!, $after: String) {
  customers(
    chainId: $chainId
    filter: {bookOf: $staffId}
    order: {field: MEMBER_NO, direction: ASC}
    first: $first
    after: $after
  ) {
    nodes {
      id
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    totalCount
  }
}
    `) as unknown as TypedDocumentString<BookOfPersonQuery, BookOfPersonQueryVariables>;
export const ChecklistRunsDocument = new TypedDocumentString(`
    query ChecklistRuns($chainId: ID!, $filter: ChecklistRunFilter, $first: Int!, $after: String) {
  checklistRuns(chainId: $chainId, filter: $filter, first: $first, after: $after) {
    nodes {
      ...ChecklistRunRow
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment ChecklistRunRow on ChecklistRun {
  id
  kind
  span
  doer
  state
  forOn
  dueOn
  mine
  title {
    zhCN
    en
  }
  store {
    id
    name
  }
  result {
    passed
    failed
    failedCritical
    notApplicable
    left
    isFailed
  }
}`) as unknown as TypedDocumentString<ChecklistRunsQuery, ChecklistRunsQueryVariables>;
export const ChecklistCountsDocument = new TypedDocumentString(`
    query ChecklistCounts($chainId: ID!, $due: ChecklistRunFilter!, $overdue: ChecklistRunFilter!) {
  due: checklistRuns(chainId: $chainId, filter: $due, first: 1) {
    totalCount
  }
  overdue: checklistRuns(chainId: $chainId, filter: $overdue, first: 1) {
    totalCount
  }
}
    `) as unknown as TypedDocumentString<ChecklistCountsQuery, ChecklistCountsQueryVariables>;
export const ChecklistRunDocument = new TypedDocumentString(`
    query ChecklistRun($id: ID!) {
  checklistRun(id: $id) {
    ...ChecklistRunRow
    closedAt
    closedBy {
      id
      name
    }
    items {
      verdict
      note
      answeredAt
      answeredBy {
        id
        name
      }
      item {
        ...ChecklistItemOf
      }
    }
  }
}
    fragment ChecklistRunRow on ChecklistRun {
  id
  kind
  span
  doer
  state
  forOn
  dueOn
  mine
  title {
    zhCN
    en
  }
  store {
    id
    name
  }
  result {
    passed
    failed
    failedCritical
    notApplicable
    left
    isFailed
  }
}
fragment ChecklistItemOf on ChecklistItem {
  key
  critical
  needsNote
  automatic
  text {
    zhCN
    en
  }
  help {
    zhCN
    en
  }
}`) as unknown as TypedDocumentString<ChecklistRunQuery, ChecklistRunQueryVariables>;
export const ChecklistsDocument = new TypedDocumentString(`
    query Checklists($chainId: ID!) {
  chain(id: $chainId) {
    id
    checklists {
      ...ChecklistOf
    }
  }
}
    fragment ChecklistItemOf on ChecklistItem {
  key
  critical
  needsNote
  automatic
  text {
    zhCN
    en
  }
  help {
    zhCN
    en
  }
}
fragment ChecklistOf on Checklist {
  kind
  no
  isReady
  isOn
  rhythm
  doer
  title {
    zhCN
    en
  }
  items {
    ...ChecklistItemOf
  }
}`) as unknown as TypedDocumentString<ChecklistsQuery, ChecklistsQueryVariables>;
export const ChecklistRunBeginDocument = new TypedDocumentString(`
    mutation ChecklistRunBegin($input: ChecklistRunBeginInput!) {
  checklistRunBegin(input: $input) {
    checklistRun {
      id
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ChecklistRunBeginMutation, ChecklistRunBeginMutationVariables>;
export const ChecklistAnswerDocument = new TypedDocumentString(`
    mutation ChecklistAnswer($input: ChecklistAnswerInput!) {
  checklistAnswer(input: $input) {
    checklistRun {
      id
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ChecklistAnswerMutation, ChecklistAnswerMutationVariables>;
export const ChecklistRunCloseDocument = new TypedDocumentString(`
    mutation ChecklistRunClose($input: ChecklistRunCloseInput!) {
  checklistRunClose(input: $input) {
    checklistRun {
      id
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ChecklistRunCloseMutation, ChecklistRunCloseMutationVariables>;
export const ChecklistSaveDocument = new TypedDocumentString(`
    mutation ChecklistSave($input: ChecklistSaveInput!) {
  checklistSave(input: $input) {
    checklist {
      ...ChecklistOf
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    fragment ChecklistItemOf on ChecklistItem {
  key
  critical
  needsNote
  automatic
  text {
    zhCN
    en
  }
  help {
    zhCN
    en
  }
}
fragment ChecklistOf on Checklist {
  kind
  no
  isReady
  isOn
  rhythm
  doer
  title {
    zhCN
    en
  }
  items {
    ...ChecklistItemOf
  }
}`) as unknown as TypedDocumentString<ChecklistSaveMutation, ChecklistSaveMutationVariables>;
export const ChecklistResetDocument = new TypedDocumentString(`
    mutation ChecklistReset($input: ChecklistResetInput!) {
  checklistReset(input: $input) {
    checklist {
      ...ChecklistOf
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    fragment ChecklistItemOf on ChecklistItem {
  key
  critical
  needsNote
  automatic
  text {
    zhCN
    en
  }
  help {
    zhCN
    en
  }
}
fragment ChecklistOf on Checklist {
  kind
  no
  isReady
  isOn
  rhythm
  doer
  title {
    zhCN
    en
  }
  items {
    ...ChecklistItemOf
  }
}`) as unknown as TypedDocumentString<ChecklistResetMutation, ChecklistResetMutationVariables>;
export const CustomerRegisterDocument = new TypedDocumentString(`
    mutation CustomerRegister($input: CustomerRegisterInput!) {
  customerRegister(input: $input) {
    customer {
      id
      name
      memberNo
      store {
        id
        name
      }
      group {
        id
        name
      }
      completeness {
        percent
        missing {
          field
          gain
        }
      }
      tier {
        ...TierOf
      }
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    fragment TierOf on CustomerTier {
  status
  key
  rank
  name
  source
  lowered
  nextChangeOn
}`) as unknown as TypedDocumentString<CustomerRegisterMutation, CustomerRegisterMutationVariables>;
export const CustomerUpdateDocument = new TypedDocumentString(`
    mutation CustomerUpdate($input: CustomerUpdateInput!) {
  customerUpdate(input: $input) {
    customer {
      id
      completeness {
        percent
      }
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CustomerUpdateMutation, CustomerUpdateMutationVariables>;
export const CustomerAssignDocument = new TypedDocumentString(`
    mutation CustomerAssign($input: CustomerAssignInput!) {
  customerAssign(input: $input) {
    customer {
      id
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CustomerAssignMutation, CustomerAssignMutationVariables>;
export const CustomerAssignBatchDocument = new TypedDocumentString(`
    mutation CustomerAssignBatch($input: CustomerAssignBatchInput!) {
  customerAssignBatch(input: $input) {
    results {
      customer {
        id
      }
      userErrors {
        code
        field
        params {
          name
          value
        }
      }
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CustomerAssignBatchMutation, CustomerAssignBatchMutationVariables>;
export const CustomerRevealDocument = new TypedDocumentString(`
    mutation CustomerReveal($input: CustomerRevealInput!) {
  customerReveal(input: $input) {
    name
    phone
    email
    birthOn
    address
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CustomerRevealMutation, CustomerRevealMutationVariables>;
export const CounterCardDocument = new TypedDocumentString(`
    mutation CounterCard($input: CounterCardLookupInput!) {
  counterCardLookup(input: $input) {
    card {
      customerId
      fileReadable
      maskedName
      memberNo
      available
      tier {
        ...TierOf
      }
      store {
        id
        name
      }
      benefits {
        ...BenefitsOf
      }
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    fragment BenefitsOf on CustomerBenefits {
  tier {
    key
    paysPercent
    memberDayPaysPercent
    birthdayPaysPercent
    presaleDays
    membersOnly
    rebatePercent
    occasions {
      key
      gift {
        leastMinor
        mostMinor
      }
      voucherMinor
      booklet
      handover
    }
  }
  memberDay
  festivals {
    key
    name {
      zhCN
      en
    }
  }
  specialPriceDiscounted
  sameAssociatePaysPercent
  sameAssociateWithinDays
  partnerOffers {
    key
    name {
      zhCN
      en
    }
    text {
      zhCN
      en
    }
  }
  policyVersion
}
fragment TierOf on CustomerTier {
  status
  key
  rank
  name
  source
  lowered
  nextChangeOn
}`) as unknown as TypedDocumentString<CounterCardMutation, CounterCardMutationVariables>;
export const ConsentRecordDocument = new TypedDocumentString(`
    mutation ConsentRecord($input: ConsentRecordInput!) {
  consentRecord(input: $input) {
    customer {
      id
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ConsentRecordMutation, ConsentRecordMutationVariables>;
export const VisitRecordDocument = new TypedDocumentString(`
    mutation VisitRecord($input: VisitRecordInput!) {
  visitRecord(input: $input) {
    repeated
    visit {
      id
      visitedOn
      store {
        id
        name
      }
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<VisitRecordMutation, VisitRecordMutationVariables>;
export const VisitVoidDocument = new TypedDocumentString(`
    mutation VisitVoid($input: VisitVoidInput!) {
  visitVoid(input: $input) {
    visit {
      id
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<VisitVoidMutation, VisitVoidMutationVariables>;
export const PointsAdjustDocument = new TypedDocumentString(`
    mutation PointsAdjust($input: PointsAdjustInput!) {
  pointsAdjust(input: $input) {
    request {
      id
    }
    entry {
      id
      amount
      balanceAfter
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PointsAdjustMutation, PointsAdjustMutationVariables>;
export const TierDesignateDocument = new TypedDocumentString(`
    mutation TierDesignate($input: TierDesignateInput!) {
  tierDesignate(input: $input) {
    customer {
      id
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TierDesignateMutation, TierDesignateMutationVariables>;
export const TierOverrideDocument = new TypedDocumentString(`
    mutation TierOverride($input: TierOverrideInput!) {
  tierOverride(input: $input) {
    customer {
      id
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TierOverrideMutation, TierOverrideMutationVariables>;
export const StandingEndDocument = new TypedDocumentString(`
    mutation StandingEnd($input: StandingEndInput!) {
  standingEnd(input: $input) {
    customer {
      id
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<StandingEndMutation, StandingEndMutationVariables>;
export const CustomerBenefitsDocument = new TypedDocumentString(`
    query CustomerBenefits($id: ID!) {
  customer(id: $id) {
    id
    benefits {
      ...BenefitsOf
    }
  }
}
    fragment BenefitsOf on CustomerBenefits {
  tier {
    key
    paysPercent
    memberDayPaysPercent
    birthdayPaysPercent
    presaleDays
    membersOnly
    rebatePercent
    occasions {
      key
      gift {
        leastMinor
        mostMinor
      }
      voucherMinor
      booklet
      handover
    }
  }
  memberDay
  festivals {
    key
    name {
      zhCN
      en
    }
  }
  specialPriceDiscounted
  sameAssociatePaysPercent
  sameAssociateWithinDays
  partnerOffers {
    key
    name {
      zhCN
      en
    }
    text {
      zhCN
      en
    }
  }
  policyVersion
}`) as unknown as TypedDocumentString<CustomerBenefitsQuery, CustomerBenefitsQueryVariables>;
export const AssociateCardDocument = new TypedDocumentString(`
    query AssociateCard($id: ID!) {
  customer(id: $id) {
    id
    name
    namesMasked
    memberNo
    store {
      id
      name
    }
    benefits {
      ...BenefitsOf
    }
    purchases(first: 20) {
      nodes {
        id
        purchasedOn
        voidedAt
        returnedInFullOn
        seller {
          id
          name
        }
      }
    }
  }
}
    fragment BenefitsOf on CustomerBenefits {
  tier {
    key
    paysPercent
    memberDayPaysPercent
    birthdayPaysPercent
    presaleDays
    membersOnly
    rebatePercent
    occasions {
      key
      gift {
        leastMinor
        mostMinor
      }
      voucherMinor
      booklet
      handover
    }
  }
  memberDay
  festivals {
    key
    name {
      zhCN
      en
    }
  }
  specialPriceDiscounted
  sameAssociatePaysPercent
  sameAssociateWithinDays
  partnerOffers {
    key
    name {
      zhCN
      en
    }
    text {
      zhCN
      en
    }
  }
  policyVersion
}`) as unknown as TypedDocumentString<AssociateCardQuery, AssociateCardQueryVariables>;
export const CustomerDocument = new TypedDocumentString(`
    query Customer($id: ID!) {
  customer(id: $id) {
    ...CustomerFile
    chain {
      profilePolicy {
        basic {
          weight
          fields
        }
        extended {
          weight
          fields
        }
      }
    }
    standings {
      ...StandingOf
    }
    referrals(first: 5) {
      nodes {
        id
        name
      }
    }
    tierChanges(first: 1) {
      totalCount
    }
    visits(first: 1) {
      totalCount
    }
  }
}
    fragment StandingOf on Standing {
  id
  kind
  tierKey
  startsOn
  endsOn
  reason
  recordedAt
  endedAt
  recordedBy {
    id
    name
  }
}
fragment CustomerFile on Customer {
  id
  memberNo
  kind
  name
  namesMasked
  gender
  phone
  email
  address
  birthOn
  birthMonth
  birthDay
  ageBand
  ethnicity
  occupation
  family
  personality
  spendingHabits
  dressPreference
  leisure
  dailyHabits
  servicePreference
  promotionAttitude
  values
  education
  income
  note
  groupSince
  referralCount
  registeredOn
  captureSource
  fileConsent
  doNotContactSince
  purchaseCount
  firstPurchaseOn
  lastPurchaseOn
  lastVisitOn
  chain {
    id
    country
  }
  store {
    id
    name
  }
  group {
    id
    name
  }
  keeper {
    id
    name
  }
  cover {
    id
    untilOn
    endedOn
    standIn {
      id
      name
    }
  }
  referrer {
    id
    name
  }
  registeredBy {
    id
    name
  }
  consents {
    purpose
    channel
    granted
    source
    happenedAt
  }
  completeness {
    percent
    basicFilled
    basicTotal
    extendedFilled
    extendedTotal
    missing {
      field
      gain
    }
  }
  tier {
    ...TierOf
  }
  points {
    balance
    credited
    earned
    adjusted
    reversed
    redeemed
    expired
  }
  netSpend {
    minor
    currency
  }
}
fragment TierOf on CustomerTier {
  status
  key
  rank
  name
  source
  lowered
  nextChangeOn
}`) as unknown as TypedDocumentString<CustomerQuery, CustomerQueryVariables>;
export const CustomerPeekDocument = new TypedDocumentString(`
    query CustomerPeek($id: ID!) {
  customer(id: $id) {
    ...CustomerFile
    tierDecision {
      ...DecisionOf
    }
    purchases(first: 3) {
      nodes {
        ...PurchaseRow
      }
    }
  }
}
    fragment ConditionOf on ConditionAnswer {
  metric
  compare
  asked
  found
  met
  windowMonths
  windowFrom
  windowTo
  lacking
  spare
  by
  flipsOn
}
fragment StandingOf on Standing {
  id
  kind
  tierKey
  startsOn
  endsOn
  reason
  recordedAt
  endedAt
  recordedBy {
    id
    name
  }
}
fragment DecisionOf on TierDecision {
  asOf
  status
  key
  rank
  name
  source
  lowered
  baseKey
  nextChangeOn
  policy {
    id
    version
    effectiveOn
    plannedOn
  }
  tiers {
    key
    rank
    name
    met
    routes {
      met
      conditions {
        ...ConditionOf
      }
    }
  }
  inactivity {
    months
    lastSeenOn
    inactiveOn
    applies
    exempt
  }
  loss {
    months
    lastPurchaseOn
    lostOn
    applies
    exempt
  }
  standing {
    ...StandingOf
  }
  forecast {
    on
    status
    key
    rank
    name
  }
}
fragment PurchaseRow on Purchase {
  id
  receiptNo
  happenedAt
  purchasedOn
  units
  points
  claimedLate
  voidedAt
  returnedUnits
  store {
    id
    name
  }
  seller {
    id
    name
  }
  paid {
    minor
    currency
  }
  net {
    minor
    currency
  }
  lines {
    lineNo
    quantity
    item {
      id
      name
    }
  }
}
fragment CustomerFile on Customer {
  id
  memberNo
  kind
  name
  namesMasked
  gender
  phone
  email
  address
  birthOn
  birthMonth
  birthDay
  ageBand
  ethnicity
  occupation
  family
  personality
  spendingHabits
  dressPreference
  leisure
  dailyHabits
  servicePreference
  promotionAttitude
  values
  education
  income
  note
  groupSince
  referralCount
  registeredOn
  captureSource
  fileConsent
  doNotContactSince
  purchaseCount
  firstPurchaseOn
  lastPurchaseOn
  lastVisitOn
  chain {
    id
    country
  }
  store {
    id
    name
  }
  group {
    id
    name
  }
  keeper {
    id
    name
  }
  cover {
    id
    untilOn
    endedOn
    standIn {
      id
      name
    }
  }
  referrer {
    id
    name
  }
  registeredBy {
    id
    name
  }
  consents {
    purpose
    channel
    granted
    source
    happenedAt
  }
  completeness {
    percent
    basicFilled
    basicTotal
    extendedFilled
    extendedTotal
    missing {
      field
      gain
    }
  }
  tier {
    ...TierOf
  }
  points {
    balance
    credited
    earned
    adjusted
    reversed
    redeemed
    expired
  }
  netSpend {
    minor
    currency
  }
}
fragment TierOf on CustomerTier {
  status
  key
  rank
  name
  source
  lowered
  nextChangeOn
}`) as unknown as TypedDocumentString<CustomerPeekQuery, CustomerPeekQueryVariables>;
export const CustomerWhyDocument = new TypedDocumentString(`
    query CustomerWhy($id: ID!, $asOf: LocalDate) {
  customer(id: $id) {
    id
    tierDecision(asOf: $asOf) {
      ...DecisionOf
    }
  }
}
    fragment ConditionOf on ConditionAnswer {
  metric
  compare
  asked
  found
  met
  windowMonths
  windowFrom
  windowTo
  lacking
  spare
  by
  flipsOn
}
fragment StandingOf on Standing {
  id
  kind
  tierKey
  startsOn
  endsOn
  reason
  recordedAt
  endedAt
  recordedBy {
    id
    name
  }
}
fragment DecisionOf on TierDecision {
  asOf
  status
  key
  rank
  name
  source
  lowered
  baseKey
  nextChangeOn
  policy {
    id
    version
    effectiveOn
    plannedOn
  }
  tiers {
    key
    rank
    name
    met
    routes {
      met
      conditions {
        ...ConditionOf
      }
    }
  }
  inactivity {
    months
    lastSeenOn
    inactiveOn
    applies
    exempt
  }
  loss {
    months
    lastPurchaseOn
    lostOn
    applies
    exempt
  }
  standing {
    ...StandingOf
  }
  forecast {
    on
    status
    key
    rank
    name
  }
}`) as unknown as TypedDocumentString<CustomerWhyQuery, CustomerWhyQueryVariables>;
export const CustomerKnownDocument = new TypedDocumentString(`
    query CustomerKnown($id: ID!, $asOf: LocalDate, $knownAt: DateTime!) {
  tierDecision(customerId: $id, asOf: $asOf, asKnownAt: $knownAt) {
    ...DecisionOf
  }
}
    fragment ConditionOf on ConditionAnswer {
  metric
  compare
  asked
  found
  met
  windowMonths
  windowFrom
  windowTo
  lacking
  spare
  by
  flipsOn
}
fragment StandingOf on Standing {
  id
  kind
  tierKey
  startsOn
  endsOn
  reason
  recordedAt
  endedAt
  recordedBy {
    id
    name
  }
}
fragment DecisionOf on TierDecision {
  asOf
  status
  key
  rank
  name
  source
  lowered
  baseKey
  nextChangeOn
  policy {
    id
    version
    effectiveOn
    plannedOn
  }
  tiers {
    key
    rank
    name
    met
    routes {
      met
      conditions {
        ...ConditionOf
      }
    }
  }
  inactivity {
    months
    lastSeenOn
    inactiveOn
    applies
    exempt
  }
  loss {
    months
    lastPurchaseOn
    lostOn
    applies
    exempt
  }
  standing {
    ...StandingOf
  }
  forecast {
    on
    status
    key
    rank
    name
  }
}`) as unknown as TypedDocumentString<CustomerKnownQuery, CustomerKnownQueryVariables>;
export const CustomerTierTimelineDocument = new TypedDocumentString(`
    query CustomerTierTimeline($id: ID!, $from: LocalDate!) {
  customer(id: $id) {
    id
    tierTimeline(from: $from) {
      from
      to
      recordedAt
      decided {
        ...TierSpanOf
      }
      known {
        ...TierSpanOf
      }
      differences {
        from
        to
        decided {
          ...TierSpanOf
        }
        known {
          ...TierSpanOf
        }
        news {
          kind
          on
          heardAt
          takenBack
        }
        newsCount
      }
    }
  }
}
    fragment TierSpanOf on TierSpan {
  from
  to
  status
  key
  rank
  name
}`) as unknown as TypedDocumentString<CustomerTierTimelineQuery, CustomerTierTimelineQueryVariables>;
export const CustomerPurchasesDocument = new TypedDocumentString(`
    query CustomerPurchases($id: ID!, $first: Int!, $after: String) {
  customer(id: $id) {
    id
    purchases(first: $first, after: $after) {
      nodes {
        ...PurchaseRow
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment PurchaseRow on Purchase {
  id
  receiptNo
  happenedAt
  purchasedOn
  units
  points
  claimedLate
  voidedAt
  returnedUnits
  store {
    id
    name
  }
  seller {
    id
    name
  }
  paid {
    minor
    currency
  }
  net {
    minor
    currency
  }
  lines {
    lineNo
    quantity
    item {
      id
      name
    }
  }
}`) as unknown as TypedDocumentString<CustomerPurchasesQuery, CustomerPurchasesQueryVariables>;
export const CustomerPointsDocument = new TypedDocumentString(`
    query CustomerPoints($id: ID!, $first: Int!, $after: String) {
  customer(id: $id) {
    id
    pointEntries(first: $first, after: $after) {
      nodes {
        id
        kind
        account
        amount
        happenedOn
        recordedAt
        returnNo
        reason
        undoPoints
        takenBackOn
        balanceAfter
        confirmedOn
        expiresOn
        bonus
        policyVersion
        earned {
          basePoints
          stacking
          multipliers {
            key
            percent
            points
            when {
              tiers
              categories
              storeIds
              weekdays
              birthdayMonth
            }
          }
        }
        purchase {
          id
          receiptNo
        }
        redemption {
          ...PointPayment
        }
        approvedBy {
          id
          name
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment PointPayment on PointRedemption {
  id
  receiptNo
  points
  policyVersion
  recorded
  beyondReceipt
  undoneAt
  undoReason
  store {
    id
    name
  }
}`) as unknown as TypedDocumentString<CustomerPointsQuery, CustomerPointsQueryVariables>;
export const CustomerTierChangesDocument = new TypedDocumentString(`
    query CustomerTierChanges($id: ID!, $first: Int!, $after: String) {
  customer(id: $id) {
    id
    tierChanges(first: $first, after: $after) {
      nodes {
        id
        fromStatus
        fromKey
        fromRank
        toStatus
        toKey
        toRank
        cause
        decidedOn
        recordedAt
        policyVersion
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CustomerTierChangesQuery, CustomerTierChangesQueryVariables>;
export const CustomerReferralsDocument = new TypedDocumentString(`
    query CustomerReferrals($id: ID!, $first: Int!, $after: String) {
  customer(id: $id) {
    id
    referrals(first: $first, after: $after) {
      nodes {
        ...CustomerRow
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment TierOf on CustomerTier {
  status
  key
  rank
  name
  source
  lowered
  nextChangeOn
}
fragment CustomerRow on Customer {
  id
  memberNo
  kind
  name
  namesMasked
  phone
  registeredOn
  purchaseCount
  lastPurchaseOn
  lastVisitOn
  store {
    id
    name
  }
  group {
    id
    name
  }
  keeper {
    id
    name
  }
  cover {
    id
    untilOn
    endedOn
    standIn {
      id
      name
    }
  }
  completeness {
    percent
  }
  tier {
    ...TierOf
  }
  points {
    balance
  }
  netSpend {
    minor
    currency
  }
}`) as unknown as TypedDocumentString<CustomerReferralsQuery, CustomerReferralsQueryVariables>;
export const CustomerVisitsDocument = new TypedDocumentString(`
    query CustomerVisits($id: ID!, $first: Int!, $after: String) {
  customer(id: $id) {
    id
    visits(first: $first, after: $after, includeVoided: true) {
      nodes {
        id
        happenedAt
        visitedOn
        recordedAt
        note
        voidedAt
        voidReason
        store {
          id
          name
        }
        recordedBy {
          id
          name
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CustomerVisitsQuery, CustomerVisitsQueryVariables>;
export const CustomerTimelineDocument = new TypedDocumentString(`
    query CustomerTimeline($id: ID!, $first: Int!, $after: String, $kinds: [TimelineKind!]) {
  customer(id: $id) {
    id
    timeline(first: $first, after: $after, kinds: $kinds) {
      nodes {
        id
        kind
        on
        at
        purchase {
          ...PurchaseRow
        }
        purchaseReturn {
          id
          returnNo
          units
          unmatchedUnits
          refunded {
            minor
            currency
          }
          purchase {
            id
            receiptNo
          }
        }
        visit {
          id
          note
          store {
            id
            name
          }
          recordedBy {
            id
            name
          }
        }
        pointEntry {
          id
          kind
          amount
          reason
          balanceAfter
          purchase {
            id
            receiptNo
          }
        }
        voucherEntry {
          id
          kind
          amount {
            minor
            currency
          }
          reason
          voucher {
            id
            maskedCode
          }
        }
        tierChange {
          id
          fromStatus
          fromKey
          fromRank
          toStatus
          toKey
          toRank
          cause
          policyVersion
        }
        referred {
          id
          name
        }
        group {
          id
          name
        }
        keeper {
          id
          name
        }
        consent {
          purpose
          channel
          granted
          source
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment PurchaseRow on Purchase {
  id
  receiptNo
  happenedAt
  purchasedOn
  units
  points
  claimedLate
  voidedAt
  returnedUnits
  store {
    id
    name
  }
  seller {
    id
    name
  }
  paid {
    minor
    currency
  }
  net {
    minor
    currency
  }
  lines {
    lineNo
    quantity
    item {
      id
      name
    }
  }
}`) as unknown as TypedDocumentString<CustomerTimelineQuery, CustomerTimelineQueryVariables>;
export const CustomerRulesDocument = new TypedDocumentString(`
    query CustomerRules($chainId: ID!) {
  chain(id: $chainId) {
    id
    name
    country
    profilePolicy {
      basic {
        weight
        fields
      }
      extended {
        weight
        fields
      }
    }
    tierPolicy {
      id
      version
      lossMonths
      tiers {
        key
        rank
        name
      }
    }
  }
  effectivePolicy(input: {chainId: $chainId, kind: TIER}) {
    rules {
      tier {
        tiers {
          key
          name {
            zhCN
            en
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CustomerRulesQuery, CustomerRulesQueryVariables>;
export const CustomersDocument = new TypedDocumentString(`
    query Customers($chainId: ID!, $filter: CustomerFilter, $order: CustomerOrder, $first: Int!, $after: String, $sums: Boolean!) {
  customers(
    chainId: $chainId
    filter: $filter
    order: $order
    first: $first
    after: $after
  ) {
    nodes {
      ...CustomerRow
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    totalCount @include(if: $sums)
    netSpend @include(if: $sums) {
      minor
      currency
    }
  }
}
    fragment TierOf on CustomerTier {
  status
  key
  rank
  name
  source
  lowered
  nextChangeOn
}
fragment CustomerRow on Customer {
  id
  memberNo
  kind
  name
  namesMasked
  phone
  registeredOn
  purchaseCount
  lastPurchaseOn
  lastVisitOn
  store {
    id
    name
  }
  group {
    id
    name
  }
  keeper {
    id
    name
  }
  cover {
    id
    untilOn
    endedOn
    standIn {
      id
      name
    }
  }
  completeness {
    percent
  }
  tier {
    ...TierOf
  }
  points {
    balance
  }
  netSpend {
    minor
    currency
  }
}`) as unknown as TypedDocumentString<CustomersQuery, CustomersQueryVariables>;
export const CustomerCountDocument = new TypedDocumentString(`
    query CustomerCount($chainId: ID!, $filter: CustomerFilter) {
  customers(chainId: $chainId, filter: $filter, first: 1) {
    totalCount
  }
}
    `) as unknown as TypedDocumentString<CustomerCountQuery, CustomerCountQueryVariables>;
export const CustomerCountsDocument = new TypedDocumentString(`
    query CustomerCounts($chainId: ID!, $all: CustomerFilter, $t1: CustomerFilter, $t2: CustomerFilter, $t3: CustomerFilter, $t4: CustomerFilter, $t5: CustomerFilter, $has1: Boolean!, $has2: Boolean!, $has3: Boolean!, $has4: Boolean!, $has5: Boolean!, $noGroup: CustomerFilter, $incomplete: CustomerFilter, $birthday: CustomerFilter, $due: CustomerFilter, $lost: CustomerFilter) {
  all: customers(chainId: $chainId, filter: $all, first: 1) {
    totalCount
  }
  t1: customers(chainId: $chainId, filter: $t1, first: 1) @include(if: $has1) {
    totalCount
  }
  t2: customers(chainId: $chainId, filter: $t2, first: 1) @include(if: $has2) {
    totalCount
  }
  t3: customers(chainId: $chainId, filter: $t3, first: 1) @include(if: $has3) {
    totalCount
  }
  t4: customers(chainId: $chainId, filter: $t4, first: 1) @include(if: $has4) {
    totalCount
  }
  t5: customers(chainId: $chainId, filter: $t5, first: 1) @include(if: $has5) {
    totalCount
  }
  noGroup: customers(chainId: $chainId, filter: $noGroup, first: 1) {
    totalCount
  }
  incomplete: customers(chainId: $chainId, filter: $incomplete, first: 1) {
    totalCount
  }
  birthday: customers(chainId: $chainId, filter: $birthday, first: 1) {
    totalCount
  }
  due: customers(chainId: $chainId, filter: $due, first: 1) {
    totalCount
  }
  lost: customers(chainId: $chainId, filter: $lost, first: 1) {
    totalCount
  }
}
    `) as unknown as TypedDocumentString<CustomerCountsQuery, CustomerCountsQueryVariables>;
export const CustomersFoundDocument = new TypedDocumentString(`
    query CustomersFound($chainId: ID!, $search: String!, $first: Int!) {
  customers(chainId: $chainId, filter: {search: $search}, first: $first) {
    nodes {
      id
      name
      phone
      memberNo
      store {
        id
        name
      }
      tier {
        ...TierOf
      }
    }
  }
}
    fragment TierOf on CustomerTier {
  status
  key
  rank
  name
  source
  lowered
  nextChangeOn
}`) as unknown as TypedDocumentString<CustomersFoundQuery, CustomersFoundQueryVariables>;
export const LostCustomersDocument = new TypedDocumentString(`
    query LostCustomers($chainId: ID!, $storeId: ID, $first: Int!, $after: String, $sums: Boolean!) {
  lostCustomers(
    chainId: $chainId
    storeId: $storeId
    first: $first
    after: $after
  ) {
    nodes {
      ...CustomerRow
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    totalCount @include(if: $sums)
    netSpend @include(if: $sums) {
      minor
      currency
    }
  }
}
    fragment TierOf on CustomerTier {
  status
  key
  rank
  name
  source
  lowered
  nextChangeOn
}
fragment CustomerRow on Customer {
  id
  memberNo
  kind
  name
  namesMasked
  phone
  registeredOn
  purchaseCount
  lastPurchaseOn
  lastVisitOn
  store {
    id
    name
  }
  group {
    id
    name
  }
  keeper {
    id
    name
  }
  cover {
    id
    untilOn
    endedOn
    standIn {
      id
      name
    }
  }
  completeness {
    percent
  }
  tier {
    ...TierOf
  }
  points {
    balance
  }
  netSpend {
    minor
    currency
  }
}`) as unknown as TypedDocumentString<LostCustomersQuery, LostCustomersQueryVariables>;
export const RegistrationMonthDocument = new TypedDocumentString(`
    query RegistrationMonth($chainId: ID!, $groupIds: [ID!], $withGroup: Boolean!) {
  chain(id: $chainId) {
    id
    today
  }
  viewer {
    id
    staff {
      id
      registeredThisMonth
    }
  }
  staffGroups(chainId: $chainId, filter: {ids: $groupIds}, first: 1) @include(if: $withGroup) {
    nodes {
      id
      name
      registeredThisMonth
    }
  }
}
    `) as unknown as TypedDocumentString<RegistrationMonthQuery, RegistrationMonthQueryVariables>;
export const CustomerPurseDocument = new TypedDocumentString(`
    query CustomerPurse($id: ID!, $adjusts: Boolean!, $chainId: ID!) {
  customer(id: $id) {
    id
    purse {
      available
      held
      pending
      pendingByDay {
        confirmedOn
        points
      }
      expiring {
        expiresOn
        points
      }
    }
    pointHolds {
      id
      points
      expiresAt
      store {
        id
        name
      }
    }
  }
  pointAdjustments(chainId: $chainId, customerId: $id, status: WAITING, first: 1) @include(if: $adjusts) {
    totalCount
  }
}
    `) as unknown as TypedDocumentString<CustomerPurseQuery, CustomerPurseQueryVariables>;
export const CustomerPointMonthsDocument = new TypedDocumentString(`
    query CustomerPointMonths($id: ID!, $months: Int!) {
  customer(id: $id) {
    id
    pointMonths(months: $months) {
      month
      opening
      earned
      bonus
      adjusted
      reversed
      redeemed
      givenBack
      expired
      closing
    }
  }
}
    `) as unknown as TypedDocumentString<CustomerPointMonthsQuery, CustomerPointMonthsQueryVariables>;
export const PointsHoldCancelDocument = new TypedDocumentString(`
    mutation PointsHoldCancel($input: PointsHoldCancelInput!) {
  pointsHoldCancel(input: $input) {
    hold {
      id
      points
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PointsHoldCancelMutation, PointsHoldCancelMutationVariables>;
export const PointAdjustmentUndoDocument = new TypedDocumentString(`
    mutation PointAdjustmentUndo($input: PointAdjustmentUndoInput!) {
  pointAdjustmentUndo(input: $input) {
    entry {
      id
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PointAdjustmentUndoMutation, PointAdjustmentUndoMutationVariables>;
export const PointsRedeemUndoDocument = new TypedDocumentString(`
    mutation PointsRedeemUndo($input: PointsRedeemUndoInput!) {
  pointsRedeemUndo(input: $input) {
    redemption {
      ...PointPayment
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    fragment PointPayment on PointRedemption {
  id
  receiptNo
  points
  policyVersion
  recorded
  beyondReceipt
  undoneAt
  undoReason
  store {
    id
    name
  }
}`) as unknown as TypedDocumentString<PointsRedeemUndoMutation, PointsRedeemUndoMutationVariables>;
export const TierChangesDocument = new TypedDocumentString(`
    query TierChanges($chainId: ID!, $from: LocalDate, $to: LocalDate, $kind: TierChangeKind, $first: Int!, $after: String, $sums: Boolean!) {
  tierChanges(
    chainId: $chainId
    from: $from
    to: $to
    kind: $kind
    first: $first
    after: $after
  ) {
    nodes {
      id
      fromStatus
      fromKey
      fromRank
      toStatus
      toKey
      toRank
      kind
      cause
      decidedOn
      customer {
        id
        name
        memberNo
        store {
          id
          name
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    totalCount @include(if: $sums)
  }
}
    `) as unknown as TypedDocumentString<TierChangesQuery, TierChangesQueryVariables>;
export const ImportRunsDocument = new TypedDocumentString(`
    query ImportRuns($chainId: ID!, $first: Int, $after: String) {
  importRuns(chainId: $chainId, first: $first, after: $after) {
    nodes {
      ...ImportRunRow
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    totalCount
  }
}
    fragment ImportRunRow on ImportRun {
  id
  kind
  status
  fileName
  fileBytes
  phase
  rowsTotal
  rowsDone
  failure
  createdAt
  createdBy {
    id
    name
  }
  startedAt
  finishedAt
  reportReady
  counts {
    name
    value
  }
}`) as unknown as TypedDocumentString<ImportRunsQuery, ImportRunsQueryVariables>;
export const ImportRunDocument = new TypedDocumentString(`
    query ImportRun($id: ID!, $adjusts: Boolean!) {
  importRun(id: $id) {
    ...ImportRunWhole
  }
}
    fragment ImportMappingParts on ImportMapping {
  columns {
    column
    field
  }
  dateFormat
  timeZone
  decimal
  storeRule
  returnRule
  standingKind
  adjustmentReason
  rebateYear
  presetName
}
fragment ImportRunRow on ImportRun {
  id
  kind
  status
  fileName
  fileBytes
  phase
  rowsTotal
  rowsDone
  failure
  createdAt
  createdBy {
    id
    name
  }
  startedAt
  finishedAt
  reportReady
  counts {
    name
    value
  }
}
fragment ImportRunWhole on ImportRun {
  ...ImportRunRow
  encoding
  delimiter
  columns {
    name
    firstValues
    guessedField
    guessedBy
  }
  mapping {
    ...ImportMappingParts
  }
  notes {
    code
    field
    severity
    firstRow
    sample
    rowCount
  }
  standingBatch {
    id
    standing
    undoable
  }
  adjustmentFile @include(if: $adjusts) {
    id
    waiting
    undone
    undoable
  }
  sameFileAs {
    id
    fileName
    finishedAt
  }
}`) as unknown as TypedDocumentString<ImportRunQuery, ImportRunQueryVariables>;
export const ImportChoicesDocument = new TypedDocumentString(`
    query ImportChoices($chainId: ID!, $kind: ImportKind!) {
  importPresets(chainId: $chainId, kind: $kind) {
    id
    kind
    name
    builtIn
    mapping {
      ...ImportMappingParts
    }
  }
  importFields(kind: $kind) {
    name
    required
  }
}
    fragment ImportMappingParts on ImportMapping {
  columns {
    column
    field
  }
  dateFormat
  timeZone
  decimal
  storeRule
  returnRule
  standingKind
  adjustmentReason
  rebateYear
  presetName
}`) as unknown as TypedDocumentString<ImportChoicesQuery, ImportChoicesQueryVariables>;
export const ImportCheckDocument = new TypedDocumentString(`
    mutation ImportCheck($input: ImportCheckInput!, $adjusts: Boolean!) {
  importCheck(input: $input) {
    importRun {
      ...ImportRunWhole
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    fragment ImportMappingParts on ImportMapping {
  columns {
    column
    field
  }
  dateFormat
  timeZone
  decimal
  storeRule
  returnRule
  standingKind
  adjustmentReason
  rebateYear
  presetName
}
fragment ImportRunRow on ImportRun {
  id
  kind
  status
  fileName
  fileBytes
  phase
  rowsTotal
  rowsDone
  failure
  createdAt
  createdBy {
    id
    name
  }
  startedAt
  finishedAt
  reportReady
  counts {
    name
    value
  }
}
fragment ImportRunWhole on ImportRun {
  ...ImportRunRow
  encoding
  delimiter
  columns {
    name
    firstValues
    guessedField
    guessedBy
  }
  mapping {
    ...ImportMappingParts
  }
  notes {
    code
    field
    severity
    firstRow
    sample
    rowCount
  }
  standingBatch {
    id
    standing
    undoable
  }
  adjustmentFile @include(if: $adjusts) {
    id
    waiting
    undone
    undoable
  }
  sameFileAs {
    id
    fileName
    finishedAt
  }
}`) as unknown as TypedDocumentString<ImportCheckMutation, ImportCheckMutationVariables>;
export const ImportStartDocument = new TypedDocumentString(`
    mutation ImportStart($input: ImportStartInput!, $adjusts: Boolean!) {
  importStart(input: $input) {
    importRun {
      ...ImportRunWhole
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    fragment ImportMappingParts on ImportMapping {
  columns {
    column
    field
  }
  dateFormat
  timeZone
  decimal
  storeRule
  returnRule
  standingKind
  adjustmentReason
  rebateYear
  presetName
}
fragment ImportRunRow on ImportRun {
  id
  kind
  status
  fileName
  fileBytes
  phase
  rowsTotal
  rowsDone
  failure
  createdAt
  createdBy {
    id
    name
  }
  startedAt
  finishedAt
  reportReady
  counts {
    name
    value
  }
}
fragment ImportRunWhole on ImportRun {
  ...ImportRunRow
  encoding
  delimiter
  columns {
    name
    firstValues
    guessedField
    guessedBy
  }
  mapping {
    ...ImportMappingParts
  }
  notes {
    code
    field
    severity
    firstRow
    sample
    rowCount
  }
  standingBatch {
    id
    standing
    undoable
  }
  adjustmentFile @include(if: $adjusts) {
    id
    waiting
    undone
    undoable
  }
  sameFileAs {
    id
    fileName
    finishedAt
  }
}`) as unknown as TypedDocumentString<ImportStartMutation, ImportStartMutationVariables>;
export const ImportCancelDocument = new TypedDocumentString(`
    mutation ImportCancel($input: ImportCancelInput!, $adjusts: Boolean!) {
  importCancel(input: $input) {
    importRun {
      ...ImportRunWhole
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    fragment ImportMappingParts on ImportMapping {
  columns {
    column
    field
  }
  dateFormat
  timeZone
  decimal
  storeRule
  returnRule
  standingKind
  adjustmentReason
  rebateYear
  presetName
}
fragment ImportRunRow on ImportRun {
  id
  kind
  status
  fileName
  fileBytes
  phase
  rowsTotal
  rowsDone
  failure
  createdAt
  createdBy {
    id
    name
  }
  startedAt
  finishedAt
  reportReady
  counts {
    name
    value
  }
}
fragment ImportRunWhole on ImportRun {
  ...ImportRunRow
  encoding
  delimiter
  columns {
    name
    firstValues
    guessedField
    guessedBy
  }
  mapping {
    ...ImportMappingParts
  }
  notes {
    code
    field
    severity
    firstRow
    sample
    rowCount
  }
  standingBatch {
    id
    standing
    undoable
  }
  adjustmentFile @include(if: $adjusts) {
    id
    waiting
    undone
    undoable
  }
  sameFileAs {
    id
    fileName
    finishedAt
  }
}`) as unknown as TypedDocumentString<ImportCancelMutation, ImportCancelMutationVariables>;
export const ImportPresetSaveDocument = new TypedDocumentString(`
    mutation ImportPresetSave($input: ImportPresetSaveInput!) {
  importPresetSave(input: $input) {
    preset {
      id
      name
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ImportPresetSaveMutation, ImportPresetSaveMutationVariables>;
export const ItemsDocument = new TypedDocumentString(`
    query Items($chainId: ID!, $filter: ItemFilter, $first: Int, $after: String) {
  items(chainId: $chainId, filter: $filter, first: $first, after: $after) {
    nodes {
      ...ItemRow
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    totalCount
    categories
  }
}
    fragment ItemRow on Item {
  id
  code
  name
  category
  recordedAt
  editedAt
}`) as unknown as TypedDocumentString<ItemsQuery, ItemsQueryVariables>;
export const ItemUpdateDocument = new TypedDocumentString(`
    mutation ItemUpdate($input: ItemUpdateInput!) {
  itemUpdate(input: $input) {
    item {
      ...ItemRow
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    fragment ItemRow on Item {
  id
  code
  name
  category
  recordedAt
  editedAt
}`) as unknown as TypedDocumentString<ItemUpdateMutation, ItemUpdateMutationVariables>;
export const OnboardingsDocument = new TypedDocumentString(`
    query Onboardings($chainId: ID!, $first: Int!, $after: String) {
  onboardings(chainId: $chainId, first: $first, after: $after) {
    nodes {
      ...OnboardingRow
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment OnboardingRow on Onboarding {
  id
  state
  dueOn
  files
  entered
  lateDays
  store {
    id
    name
  }
}`) as unknown as TypedDocumentString<OnboardingsQuery, OnboardingsQueryVariables>;
export const OnboardingDocument = new TypedDocumentString(`
    query Onboarding($storeId: ID!) {
  onboarding(storeId: $storeId) {
    ...OnboardingRow
    declaredOn
    declaredFiles
    reachedOn
    declaredBy {
      id
      name
    }
    corrections {
      files
      reason
      recordedAt
      correctedBy {
        id
        name
      }
    }
  }
}
    fragment OnboardingRow on Onboarding {
  id
  state
  dueOn
  files
  entered
  lateDays
  store {
    id
    name
  }
}`) as unknown as TypedDocumentString<OnboardingQuery, OnboardingQueryVariables>;
export const OnboardingDeclareDocument = new TypedDocumentString(`
    mutation OnboardingDeclare($input: OnboardingDeclareInput!) {
  onboardingDeclare(input: $input) {
    onboarding {
      id
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OnboardingDeclareMutation, OnboardingDeclareMutationVariables>;
export const OnboardingCorrectDocument = new TypedDocumentString(`
    mutation OnboardingCorrect($input: OnboardingCorrectInput!) {
  onboardingCorrect(input: $input) {
    onboarding {
      id
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OnboardingCorrectMutation, OnboardingCorrectMutationVariables>;
export const ChainNightsDocument = new TypedDocumentString(`
    query ChainNights($id: ID!) {
  chain(id: $id) {
    id
    nights(days: 14) {
      task
      day
      finishedAt
      lagSeconds
    }
  }
}
    `) as unknown as TypedDocumentString<ChainNightsQuery, ChainNightsQueryVariables>;
export const OrgStoresDocument = new TypedDocumentString(`
    query OrgStores($chainId: ID!, $includeClosed: Boolean!, $filter: StoreFilter, $first: Int!, $after: String) {
  stores(
    chainId: $chainId
    includeClosed: $includeClosed
    filter: $filter
    first: $first
    after: $after
  ) {
    nodes {
      ...StoreRow
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    totalCount
  }
}
    fragment StoreRow on Store {
  id
  code
  name
  city
  openedOn
  closedOn
  customerCount
  groups {
    id
    name
    closedOn
  }
}`) as unknown as TypedDocumentString<OrgStoresQuery, OrgStoresQueryVariables>;
export const OrgStoreDocument = new TypedDocumentString(`
    query OrgStore($id: ID!) {
  store(id: $id) {
    ...StoreFull
  }
}
    fragment MembershipParts on GroupMembership {
  id
  fromOn
  untilOn
  staff {
    id
    name
    staffNo
  }
}
fragment GroupFull on StaffGroup {
  id
  name
  openedOn
  closedOn
  customerCount
  members {
    ...MembershipParts
  }
}
fragment StoreFull on Store {
  id
  code
  name
  city
  openedOn
  closedOn
  customerCount
  groups {
    ...GroupFull
  }
}`) as unknown as TypedDocumentString<OrgStoreQuery, OrgStoreQueryVariables>;
export const OrgStaffDocument = new TypedDocumentString(`
    query OrgStaff($chainId: ID!, $filter: StaffFilter, $first: Int!, $after: String) {
  staff(chainId: $chainId, filter: $filter, first: $first, after: $after) {
    nodes {
      ...StaffRow
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    totalCount
  }
}
    fragment StaffGrant on Grant {
  id
  role
  scopeKind
  grantedAt
  chain {
    id
    name
  }
  store {
    id
    name
  }
  group {
    id
    name
  }
}
fragment StaffGroupName on GroupMembership {
  id
  fromOn
  untilOn
  group {
    id
    name
    store {
      id
      name
    }
  }
}
fragment StaffRow on Staff {
  id
  name
  staffNo
  joinedOn
  leftOn
  grants {
    ...StaffGrant
  }
  membership {
    ...StaffGroupName
  }
}`) as unknown as TypedDocumentString<OrgStaffQuery, OrgStaffQueryVariables>;
export const OrgPersonDocument = new TypedDocumentString(`
    query OrgPerson($id: ID!) {
  staffMember(id: $id) {
    ...StaffFull
  }
}
    fragment StaffGrant on Grant {
  id
  role
  scopeKind
  grantedAt
  chain {
    id
    name
  }
  store {
    id
    name
  }
  group {
    id
    name
  }
}
fragment StaffGroupName on GroupMembership {
  id
  fromOn
  untilOn
  group {
    id
    name
    store {
      id
      name
    }
  }
}
fragment StaffRow on Staff {
  id
  name
  staffNo
  joinedOn
  leftOn
  grants {
    ...StaffGrant
  }
  membership {
    ...StaffGroupName
  }
}
fragment StaffFull on Staff {
  ...StaffRow
  keptCustomers
  email
  phone
  memberships {
    ...StaffGroupName
  }
}`) as unknown as TypedDocumentString<OrgPersonQuery, OrgPersonQueryVariables>;
export const OrgChainDocument = new TypedDocumentString(`
    query OrgChain($id: ID!) {
  chain(id: $id) {
    id
    name
    currency
    timeZone
    locale
    country
    memberNoPrefix
    policySecondPerson
    policySecondPersonUntil
    policyMovesShare
    closedOn
  }
  stores(chainId: $id, first: 10) {
    nodes {
      id
      name
    }
    totalCount
  }
}
    `) as unknown as TypedDocumentString<OrgChainQuery, OrgChainQueryVariables>;
export const StoreCreateDocument = new TypedDocumentString(`
    mutation StoreCreate($input: StoreCreateInput!) {
  storeCreate(input: $input) {
    store {
      id
      name
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<StoreCreateMutation, StoreCreateMutationVariables>;
export const StoreUpdateDocument = new TypedDocumentString(`
    mutation StoreUpdate($input: StoreUpdateInput!) {
  storeUpdate(input: $input) {
    store {
      ...StoreRow
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    fragment StoreRow on Store {
  id
  code
  name
  city
  openedOn
  closedOn
  customerCount
  groups {
    id
    name
    closedOn
  }
}`) as unknown as TypedDocumentString<StoreUpdateMutation, StoreUpdateMutationVariables>;
export const StoreCloseDocument = new TypedDocumentString(`
    mutation StoreClose($input: StoreCloseInput!) {
  storeClose(input: $input) {
    store {
      ...StoreRow
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    fragment StoreRow on Store {
  id
  code
  name
  city
  openedOn
  closedOn
  customerCount
  groups {
    id
    name
    closedOn
  }
}`) as unknown as TypedDocumentString<StoreCloseMutation, StoreCloseMutationVariables>;
export const StaffGroupCreateDocument = new TypedDocumentString(`
    mutation StaffGroupCreate($input: StaffGroupCreateInput!) {
  staffGroupCreate(input: $input) {
    group {
      id
      name
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<StaffGroupCreateMutation, StaffGroupCreateMutationVariables>;
export const StaffGroupUpdateDocument = new TypedDocumentString(`
    mutation StaffGroupUpdate($input: StaffGroupUpdateInput!) {
  staffGroupUpdate(input: $input) {
    group {
      id
      name
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<StaffGroupUpdateMutation, StaffGroupUpdateMutationVariables>;
export const StaffGroupCloseDocument = new TypedDocumentString(`
    mutation StaffGroupClose($input: StaffGroupCloseInput!) {
  staffGroupClose(input: $input) {
    group {
      id
      name
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<StaffGroupCloseMutation, StaffGroupCloseMutationVariables>;
export const GroupMembershipStartDocument = new TypedDocumentString(`
    mutation GroupMembershipStart($input: GroupMembershipStartInput!) {
  groupMembershipStart(input: $input) {
    membership {
      id
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<GroupMembershipStartMutation, GroupMembershipStartMutationVariables>;
export const GroupMembershipEndDocument = new TypedDocumentString(`
    mutation GroupMembershipEnd($input: GroupMembershipEndInput!) {
  groupMembershipEnd(input: $input) {
    membership {
      id
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<GroupMembershipEndMutation, GroupMembershipEndMutationVariables>;
export const StaffCreateDocument = new TypedDocumentString(`
    mutation StaffCreate($input: StaffCreateInput!) {
  staffCreate(input: $input) {
    staff {
      id
      name
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<StaffCreateMutation, StaffCreateMutationVariables>;
export const StaffUpdateDocument = new TypedDocumentString(`
    mutation StaffUpdate($input: StaffUpdateInput!) {
  staffUpdate(input: $input) {
    staff {
      id
      name
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<StaffUpdateMutation, StaffUpdateMutationVariables>;
export const StaffPasswordSetDocument = new TypedDocumentString(`
    mutation StaffPasswordSet($input: StaffPasswordSetInput!) {
  staffPasswordSet(input: $input) {
    staff {
      id
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<StaffPasswordSetMutation, StaffPasswordSetMutationVariables>;
export const StaffLeaveDocument = new TypedDocumentString(`
    mutation StaffLeave($input: StaffLeaveInput!) {
  staffLeave(input: $input) {
    staff {
      id
      name
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<StaffLeaveMutation, StaffLeaveMutationVariables>;
export const RoleGrantDocument = new TypedDocumentString(`
    mutation RoleGrant($input: RoleGrantInput!) {
  roleGrant(input: $input) {
    grant {
      id
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RoleGrantMutation, RoleGrantMutationVariables>;
export const RoleRevokeDocument = new TypedDocumentString(`
    mutation RoleRevoke($input: RoleRevokeInput!) {
  roleRevoke(input: $input) {
    staff {
      id
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RoleRevokeMutation, RoleRevokeMutationVariables>;
export const ChainCreateDocument = new TypedDocumentString(`
    mutation ChainCreate($input: ChainCreateInput!) {
  chainCreate(input: $input) {
    chain {
      id
      name
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ChainCreateMutation, ChainCreateMutationVariables>;
export const ChainUpdateDocument = new TypedDocumentString(`
    mutation ChainUpdate($input: ChainUpdateInput!) {
  chainUpdate(input: $input) {
    chain {
      id
      name
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ChainUpdateMutation, ChainUpdateMutationVariables>;
export const ChainCloseDocument = new TypedDocumentString(`
    mutation ChainClose($input: ChainCloseInput!) {
  chainClose(input: $input) {
    chain {
      id
      closedOn
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ChainCloseMutation, ChainCloseMutationVariables>;
export const StoreWeekdaysDocument = new TypedDocumentString(`
    query StoreWeekdays($id: ID!) {
  store(id: $id) {
    id
    weekdays {
      ...WeekdayOf
    }
  }
}
    fragment WeekdayOf on WeekdaySales {
  weekday
  receipts
  weakest
  average {
    minor
    currency
  }
}`) as unknown as TypedDocumentString<StoreWeekdaysQuery, StoreWeekdaysQueryVariables>;
export const StoresWeekdaysDocument = new TypedDocumentString(`
    query StoresWeekdays($chainId: ID!, $first: Int!, $after: String) {
  stores(chainId: $chainId, first: $first, after: $after) {
    nodes {
      id
      name
      weekdays {
        ...WeekdayOf
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    totalCount
  }
}
    fragment WeekdayOf on WeekdaySales {
  weekday
  receipts
  weakest
  average {
    minor
    currency
  }
}`) as unknown as TypedDocumentString<StoresWeekdaysQuery, StoresWeekdaysQueryVariables>;
export const OverviewDocument = new TypedDocumentString(`
    query Overview($chainId: ID!, $storeId: ID, $months: Int!) {
  overview(chainId: $chainId, storeId: $storeId, months: $months) {
    asOf
    customers
    prospects
    lost
    noGroup
    dueWithin30Days
    unmatchedReturnUnits
    tiers {
      ...TierParts
    }
    months {
      ...MonthParts
    }
    stores {
      customers
      store {
        id
        name
      }
      tiers {
        ...TierParts
      }
      month {
        ...MonthParts
      }
      previousMonth {
        ...MonthParts
      }
    }
  }
}
    fragment MonthParts on MonthFigures {
  month
  registered
  registeredBuyers
  anonymousReceipts
  referred
  receipts
  complete
  net {
    minor
    currency
  }
  memberNet {
    minor
    currency
  }
}
fragment TierParts on TierCount {
  status
  key
  rank
  name
  count
  lowered
}`) as unknown as TypedDocumentString<OverviewQuery, OverviewQueryVariables>;
export const PointMonthsDocument = new TypedDocumentString(`
    query PointMonths($chainId: ID!, $months: Int!) {
  pointMonths(chainId: $chainId, months: $months) {
    month
    opening
    earned
    bonus
    adjusted
    reversed
    redeemed
    givenBack
    expired
    closing
    liability {
      minor
      currency
    }
  }
}
    `) as unknown as TypedDocumentString<PointMonthsQuery, PointMonthsQueryVariables>;
export const PointRequestsWaitingDocument = new TypedDocumentString(`
    query PointRequestsWaiting($chainId: ID!) {
  pointAdjustments(chainId: $chainId, status: WAITING, alone: true, first: 1) {
    totalCount
  }
  pointAdjustmentFiles(chainId: $chainId, first: 1) {
    totalCount
  }
}
    `) as unknown as TypedDocumentString<PointRequestsWaitingQuery, PointRequestsWaitingQueryVariables>;
export const PointRequestsDocument = new TypedDocumentString(`
    query PointRequests($chainId: ID!, $status: PointAdjustmentStatus, $fileId: ID, $alone: Boolean, $first: Int!, $after: String) {
  pointAdjustments(
    chainId: $chainId
    status: $status
    fileId: $fileId
    alone: $alone
    first: $first
    after: $after
  ) {
    nodes {
      id
      amount
      reason
      status
      requestedAt
      decidedAt
      declineReason
      importRow
      undoneAt
      file {
        id
        name
      }
      requestedBy {
        id
        name
      }
      decidedBy {
        id
        name
      }
      customer {
        id
        name
        memberNo
        points {
          balance
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<PointRequestsQuery, PointRequestsQueryVariables>;
export const PointAdjustmentApproveDocument = new TypedDocumentString(`
    mutation PointAdjustmentApprove($input: PointAdjustmentApproveInput!) {
  pointAdjustmentApprove(input: $input) {
    request {
      id
      status
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PointAdjustmentApproveMutation, PointAdjustmentApproveMutationVariables>;
export const PointAdjustmentDeclineDocument = new TypedDocumentString(`
    mutation PointAdjustmentDecline($input: PointAdjustmentDeclineInput!) {
  pointAdjustmentDecline(input: $input) {
    request {
      id
      status
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PointAdjustmentDeclineMutation, PointAdjustmentDeclineMutationVariables>;
export const PointAdjustmentFilesDocument = new TypedDocumentString(`
    query PointAdjustmentFiles($chainId: ID!, $first: Int!, $after: String) {
  pointAdjustmentFiles(chainId: $chainId, first: $first, after: $after) {
    nodes {
      id
      name
      uploadedAt
      uploadedBy {
        id
        name
      }
      waiting
      waitingUp
      waitingDown
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<PointAdjustmentFilesQuery, PointAdjustmentFilesQueryVariables>;
export const PointAdjustmentFileApproveDocument = new TypedDocumentString(`
    mutation PointAdjustmentFileApprove($input: PointAdjustmentFileApproveInput!) {
  pointAdjustmentFileApprove(input: $input) {
    done
    refused
    next
    waiting
    waitingUp
    waitingDown
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PointAdjustmentFileApproveMutation, PointAdjustmentFileApproveMutationVariables>;
export const PointAdjustmentFileDeclineDocument = new TypedDocumentString(`
    mutation PointAdjustmentFileDecline($input: PointAdjustmentFileDeclineInput!) {
  pointAdjustmentFileDecline(input: $input) {
    done
    refused
    next
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PointAdjustmentFileDeclineMutation, PointAdjustmentFileDeclineMutationVariables>;
export const PointAdjustmentFileUndoDocument = new TypedDocumentString(`
    mutation PointAdjustmentFileUndo($input: PointAdjustmentFileInput!) {
  pointAdjustmentFileUndo(input: $input) {
    done
    refused
    next
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PointAdjustmentFileUndoMutation, PointAdjustmentFileUndoMutationVariables>;
export const YearEndRebatesDocument = new TypedDocumentString(`
    query YearEndRebates($chainId: ID!, $year: Int!, $first: Int!, $after: String, $sums: Boolean!) {
  yearEndRebates(chainId: $chainId, year: $year, first: $first, after: $after) {
    nodes {
      customerId
      memberNo
      tierKey
      percent
      net {
        minor
        currency
      }
      rebate {
        minor
        currency
      }
      given {
        points
        at
        waits
      }
      customer {
        id
        name
        store {
          id
          name
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    totalCount @include(if: $sums)
    total @include(if: $sums) {
      minor
      currency
    }
    policyVersion @include(if: $sums)
  }
}
    `) as unknown as TypedDocumentString<YearEndRebatesQuery, YearEndRebatesQueryVariables>;
export const PolicyBacktestDocument = new TypedDocumentString(`
    query PolicyBacktest($id: ID!, $customers: Boolean!) {
  policyVersion(id: $id) {
    id
    lastActivationSeconds
    backtest {
      ...BacktestResult
      storesMoved @include(if: $customers)
      byStore @include(if: $customers) {
        store {
          id
          name
        }
        moved
        cells {
          before {
            ...BacktestPlaceOf
          }
          after {
            ...BacktestPlaceOf
          }
          customers
        }
      }
    }
    backtestUnderWay {
      ...BacktestUnderWay
    }
  }
}
    fragment BacktestPlaceOf on BacktestPlace {
  status
  key
}
fragment BacktestUnderWay on Backtest {
  id
  status
  months
  stepsDone
  stepsTotal
  askedAt
  startedAt
  endedAt
}
fragment BacktestResult on Backtest {
  ...BacktestUnderWay
  asOf
  ofWholeChain
  customers
  moved
  stale
  askedBy {
    name
  }
  against {
    id
    version
    name
    status
    store {
      id
    }
    rules {
      tier {
        tiers {
          key
          name {
            zhCN
            en
          }
        }
      }
    }
  }
  days {
    on
    cells {
      before {
        ...BacktestPlaceOf
      }
      after {
        ...BacktestPlaceOf
      }
      customers
    }
  }
  costs {
    name
    unit
    month
    before
    after
    chain
  }
  completeness {
    from
    before
    after
  }
}`) as unknown as TypedDocumentString<PolicyBacktestQuery, PolicyBacktestQueryVariables>;
export const BacktestMovesDocument = new TypedDocumentString(`
    query BacktestMoves($id: ID!, $storeId: ID, $from: BacktestPlaceInput, $to: BacktestPlaceInput, $after: String) {
  backtest(id: $id) {
    id
    moves(first: 50, storeId: $storeId, from: $from, to: $to, after: $after) {
      totalCount
      nodes {
        ...BacktestMoveOf
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment BacktestPlaceOf on BacktestPlace {
  status
  key
}
fragment BacktestMoveOf on BacktestMove {
  customer {
    id
    name
    memberNo
  }
  store {
    id
    name
  }
  from {
    ...BacktestPlaceOf
  }
  to {
    ...BacktestPlaceOf
  }
  reasons {
    kind
    metric
    found
    foundBefore
    before {
      compare
      asked
      windowMonths
    }
    after {
      compare
      asked
      windowMonths
    }
    since
    monthsBefore
    monthsAfter
    levelsBefore
    levelsAfter
  }
}`) as unknown as TypedDocumentString<BacktestMovesQuery, BacktestMovesQueryVariables>;
export const PublishLimitDocument = new TypedDocumentString(`
    query PublishLimit($chainId: ID!) {
  chain(id: $chainId) {
    id
    policyMovesShare
  }
}
    `) as unknown as TypedDocumentString<PublishLimitQuery, PublishLimitQueryVariables>;
export const BacktestStartDocument = new TypedDocumentString(`
    mutation BacktestStart($input: BacktestStartInput!) {
  backtestStart(input: $input) {
    backtest {
      ...BacktestUnderWay
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    fragment BacktestUnderWay on Backtest {
  id
  status
  months
  stepsDone
  stepsTotal
  askedAt
  startedAt
  endedAt
}`) as unknown as TypedDocumentString<BacktestStartMutation, BacktestStartMutationVariables>;
export const BacktestCancelDocument = new TypedDocumentString(`
    mutation BacktestCancel($input: BacktestCancelInput!) {
  backtestCancel(input: $input) {
    backtest {
      ...BacktestUnderWay
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    fragment BacktestUnderWay on Backtest {
  id
  status
  months
  stepsDone
  stepsTotal
  askedAt
  startedAt
  endedAt
}`) as unknown as TypedDocumentString<BacktestCancelMutation, BacktestCancelMutationVariables>;
export const PolicyPastDocument = new TypedDocumentString(`
    query PolicyPast($id: ID!) {
  policyVersion(id: $id) {
    id
    backtestOfPast {
      id
      asOf
      knownAt
      beside
      ofWholeChain
      customers
      moved
    }
  }
}
    `) as unknown as TypedDocumentString<PolicyPastQuery, PolicyPastQueryVariables>;
export const PolicyPastMovesDocument = new TypedDocumentString(`
    query PolicyPastMoves($id: ID!, $after: String) {
  backtest(id: $id) {
    id
    moves(first: 20, after: $after) {
      nodes {
        customer {
          id
          name
          memberNo
        }
        from {
          ...BacktestPlaceOf
        }
        to {
          ...BacktestPlaceOf
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment BacktestPlaceOf on BacktestPlace {
  status
  key
}`) as unknown as TypedDocumentString<PolicyPastMovesQuery, PolicyPastMovesQueryVariables>;
export const ItemCategoriesDocument = new TypedDocumentString(`
    query ItemCategories($chainId: ID!) {
  items(chainId: $chainId, first: 1) {
    categories
  }
}
    `) as unknown as TypedDocumentString<ItemCategoriesQuery, ItemCategoriesQueryVariables>;
export const PolicyVersionsDocument = new TypedDocumentString(`
    query PolicyVersions($chainId: ID!, $kind: PolicyKind!, $storeId: ID, $statuses: [PolicyStatus!], $search: String, $after: String) {
  policyVersions(
    chainId: $chainId
    kind: $kind
    storeId: $storeId
    statuses: $statuses
    search: $search
    first: 50
    after: $after
  ) {
    nodes {
      ...PolicyLine
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment PolicyLine on PolicyVersion {
  id
  version
  status
  name
  effectiveOn
  plannedOn
  retiredOn
  createdAt
  awaitsViewer
  activating
  overdue
  overdueBecause
  lastAct {
    act
    at
    byService
    by {
      name
    }
  }
}`) as unknown as TypedDocumentString<PolicyVersionsQuery, PolicyVersionsQueryVariables>;
export const PolicyVersionDocument = new TypedDocumentString(`
    query PolicyVersion($id: ID!) {
  policyVersion(id: $id) {
    ...PolicyWhole
    lastActivationSeconds
  }
}
    fragment PolicyRulesOf on PolicyVersion {
  rules {
    tier {
      tiers {
        key
        name {
          zhCN
          en
        }
        routes {
          all {
            metric
            compare
            value
            windowMonths
          }
        }
      }
      inactivityMonths
      inactivityLevels
      lossMonths
      exemptDesignated
    }
    earning {
      points
      forEveryMinor
      specialPriceEarns
      multipliers {
        key
        percent
        when {
          tiers
          categories
          storeIds
          weekdays
          birthdayMonth
        }
      }
      stacking
      bonuses {
        registration
        completedFile {
          points
          atPercent
        }
        referralFirstPurchase
      }
      pendingDays
      expiry {
        months
        roundTo
      }
      redemption {
        minorPerPoint
        mostPercent
        onSpecialPrice
        least
      }
      approvalAbove
    }
    profile {
      basic {
        weight
        fields
      }
      extended {
        weight
        fields
      }
    }
    benefit {
      ...BenefitRulesOf
    }
    incentive {
      ...IncentiveRulesOf
    }
    storeLines {
      key
      value
    }
  }
}
fragment BenefitRulesOf on BenefitRules {
  tiers {
    key
    paysPercent
    memberDayPaysPercent
    birthdayPaysPercent
    sameAssociatePaysPercent
    presaleDays
    membersOnly
    rebatePercent
    occasions {
      key
      gift {
        leastMinor
        mostMinor
      }
      voucherMinor
      booklet
      handover
    }
  }
  specialPriceDiscounted
  combine
  memberDay
  birthday {
    daysBefore
    daysAfter
  }
  festivals {
    key
    name {
      zhCN
      en
    }
    on {
      calendar
      month
      day
      offset
    }
  }
  sameAssociate {
    withinDays
  }
  sales {
    key
    name {
      zhCN
      en
    }
    opensOn
    closesOn
    paysPercent
    goods {
      categories
      itemCodes
    }
  }
  membersOnly {
    categories
    itemCodes
  }
  rebateFromMinor
  partnerOffers {
    key
    name {
      zhCN
      en
    }
    text {
      zhCN
      en
    }
    tiers
  }
  openToStores {
    key
    least
    most
  }
}
fragment IncentiveRulesOf on IncentiveRules {
  unit
  partSpans
  prospectsCount
  quotas {
    key
    measure
    of
    span
    amount
    lines {
      months
      storeIds
      amount
    }
    goods {
      categories
      itemCodes
    }
  }
  rules {
    ...IncentiveRuleOf
  }
}
fragment IncentiveRuleOf on IncentivePlanRule {
  key
  type
  quota
  amount
  percent
  times
  to
  measure
  span
  among
  places
  payout
  forfeit {
    zhCN
    en
  }
  sharing
  days
  mostDays
  mostFailed
  quarter
  least
  prizes
}
fragment PolicyLine on PolicyVersion {
  id
  version
  status
  name
  effectiveOn
  plannedOn
  retiredOn
  createdAt
  awaitsViewer
  activating
  overdue
  overdueBecause
  lastAct {
    act
    at
    byService
    by {
      name
    }
  }
}
fragment PolicyFaultOf on PolicyFault {
  code
  path
}
fragment PolicyMissedTierOf on PolicyMissedTier {
  key
  places {
    version {
      id
      kind
      version
      status
      name
      rules {
        benefit {
          partnerOffers {
            key
            name {
              zhCN
              en
            }
          }
        }
      }
    }
    path
  }
  stores {
    id
    name
  }
  designations
  overrides
}
fragment PolicyRaisedPayOf on PolicyRaisedPay {
  version {
    id
    kind
    version
    name
    status
  }
  higher
  lower
  figure
  higherPays
  lowerPays
}
fragment PolicyWhole on PolicyVersion {
  ...PolicyLine
  ...PolicyRulesOf
  faults {
    ...PolicyFaultOf
  }
  missedTiers {
    ...PolicyMissedTierOf
  }
  raisedPay {
    ...PolicyRaisedPayOf
  }
  kind
  revision
  store {
    id
  }
  basedOn {
    id
    version
    name
  }
}`) as unknown as TypedDocumentString<PolicyVersionQuery, PolicyVersionQueryVariables>;
export const PolicyHistoryDocument = new TypedDocumentString(`
    query PolicyHistory($id: ID!, $after: String) {
  policyVersion(id: $id) {
    id
    events(first: 20, after: $after) {
      nodes {
        ...PolicyEventOf
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment PolicyEventOf on PolicyEvent {
  id
  act
  at
  comment
  effectiveOn
  plannedOn
  unseen
  byService
  moved
  moves {
    fromStatus
    fromKey
    toStatus
    toKey
    customers
  }
  by {
    name
  }
  differences {
    path
    before
    after
  }
}`) as unknown as TypedDocumentString<PolicyHistoryQuery, PolicyHistoryQueryVariables>;
export const PoliciesWaitingDocument = new TypedDocumentString(`
    query PoliciesWaiting($chainId: ID!) {
  chain(id: $chainId) {
    id
    policySecondPersonUntil
  }
  tier: policyVersions(
    chainId: $chainId
    kind: TIER
    statuses: [SUBMITTED, SCHEDULED]
    first: 20
  ) {
    nodes {
      id
      awaitsViewer
      overdue
    }
  }
  earning: policyVersions(
    chainId: $chainId
    kind: EARNING
    statuses: [SUBMITTED, SCHEDULED]
    first: 20
  ) {
    nodes {
      id
      awaitsViewer
      overdue
    }
  }
  profile: policyVersions(
    chainId: $chainId
    kind: PROFILE
    statuses: [SUBMITTED, SCHEDULED]
    first: 20
  ) {
    nodes {
      id
      awaitsViewer
      overdue
    }
  }
  benefit: policyVersions(
    chainId: $chainId
    kind: BENEFIT
    statuses: [SUBMITTED, SCHEDULED]
    first: 20
  ) {
    nodes {
      id
      awaitsViewer
      overdue
    }
  }
  incentive: policyVersions(
    chainId: $chainId
    kind: INCENTIVE
    statuses: [SUBMITTED, SCHEDULED]
    first: 20
  ) {
    nodes {
      id
      awaitsViewer
      overdue
    }
  }
}
    `) as unknown as TypedDocumentString<PoliciesWaitingQuery, PoliciesWaitingQueryVariables>;
export const PolicyDraftCreateDocument = new TypedDocumentString(`
    mutation PolicyDraftCreate($input: PolicyDraftCreateInput!) {
  policyDraftCreate(input: $input) {
    policy {
      id
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PolicyDraftCreateMutation, PolicyDraftCreateMutationVariables>;
export const PolicyDraftSaveDocument = new TypedDocumentString(`
    mutation PolicyDraftSave($input: PolicyDraftSaveInput!) {
  policyDraftSave(input: $input) {
    policy {
      id
      revision
      faults {
        ...PolicyFaultOf
      }
      missedTiers {
        ...PolicyMissedTierOf
      }
      raisedPay {
        ...PolicyRaisedPayOf
      }
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    fragment PolicyFaultOf on PolicyFault {
  code
  path
}
fragment PolicyMissedTierOf on PolicyMissedTier {
  key
  places {
    version {
      id
      kind
      version
      status
      name
      rules {
        benefit {
          partnerOffers {
            key
            name {
              zhCN
              en
            }
          }
        }
      }
    }
    path
  }
  stores {
    id
    name
  }
  designations
  overrides
}
fragment PolicyRaisedPayOf on PolicyRaisedPay {
  version {
    id
    kind
    version
    name
    status
  }
  higher
  lower
  figure
  higherPays
  lowerPays
}`) as unknown as TypedDocumentString<PolicyDraftSaveMutation, PolicyDraftSaveMutationVariables>;
export const PolicyDraftDiscardDocument = new TypedDocumentString(`
    mutation PolicyDraftDiscard($input: PolicyActInput!) {
  policyDraftDiscard(input: $input) {
    policy {
      id
      status
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PolicyDraftDiscardMutation, PolicyDraftDiscardMutationVariables>;
export const PolicySubmitDocument = new TypedDocumentString(`
    mutation PolicySubmit($input: PolicyActInput!) {
  policySubmit(input: $input) {
    policy {
      id
      status
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PolicySubmitMutation, PolicySubmitMutationVariables>;
export const PolicyApproveDocument = new TypedDocumentString(`
    mutation PolicyApprove($input: PolicyActInput!) {
  policyApprove(input: $input) {
    policy {
      id
      status
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PolicyApproveMutation, PolicyApproveMutationVariables>;
export const PolicySendBackDocument = new TypedDocumentString(`
    mutation PolicySendBack($input: PolicyCommentInput!) {
  policySendBack(input: $input) {
    policy {
      id
      status
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PolicySendBackMutation, PolicySendBackMutationVariables>;
export const PolicyScheduleDocument = new TypedDocumentString(`
    mutation PolicySchedule($input: PolicyScheduleInput!) {
  policySchedule(input: $input) {
    policy {
      id
      status
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PolicyScheduleMutation, PolicyScheduleMutationVariables>;
export const PolicyActivateAgainDocument = new TypedDocumentString(`
    mutation PolicyActivateAgain($input: PolicyActivateAgainInput!) {
  policyActivateAgain(input: $input) {
    policy {
      id
      status
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PolicyActivateAgainMutation, PolicyActivateAgainMutationVariables>;
export const PolicyUnscheduleDocument = new TypedDocumentString(`
    mutation PolicyUnschedule($input: PolicyActInput!) {
  policyUnschedule(input: $input) {
    policy {
      id
      status
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PolicyUnscheduleMutation, PolicyUnscheduleMutationVariables>;
export const PolicyCommentDocument = new TypedDocumentString(`
    mutation PolicyComment($input: PolicyCommentInput!) {
  policyComment(input: $input) {
    policy {
      id
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PolicyCommentMutation, PolicyCommentMutationVariables>;
export const StorePolicyDocument = new TypedDocumentString(`
    query StorePolicy($chainId: ID!, $storeId: ID!) {
  store(id: $storeId) {
    id
    name
    closedOn
  }
  effectivePolicy(input: {chainId: $chainId, storeId: $storeId, kind: BENEFIT}) {
    on
    chainVersion {
      id
      version
    }
    storeVersion {
      id
      version
    }
    lines {
      ...EffectiveLineOf
    }
    rules {
      benefit {
        tiers {
          key
        }
      }
    }
  }
}
    fragment EffectiveLineOf on EffectivePolicyLine {
  key
  unit
  chainValue
  storeValue
  least
  most
  from
  passedOver
}`) as unknown as TypedDocumentString<StorePolicyQuery, StorePolicyQueryVariables>;
export const StoresWaitingDocument = new TypedDocumentString(`
    query StoresWaiting($chainId: ID!) {
  policyVersions(
    chainId: $chainId
    kind: BENEFIT
    ofStores: true
    statuses: [SUBMITTED, APPROVED, SCHEDULED]
    first: 50
  ) {
    nodes {
      ...PolicyLine
      store {
        id
        name
      }
    }
  }
}
    fragment PolicyLine on PolicyVersion {
  id
  version
  status
  name
  effectiveOn
  plannedOn
  retiredOn
  createdAt
  awaitsViewer
  activating
  overdue
  overdueBecause
  lastAct {
    act
    at
    byService
    by {
      name
    }
  }
}`) as unknown as TypedDocumentString<StoresWaitingQuery, StoresWaitingQueryVariables>;
export const TierNamesDocument = new TypedDocumentString(`
    query TierNames($chainId: ID!) {
  effectivePolicy(input: {chainId: $chainId, kind: TIER}) {
    rules {
      tier {
        tiers {
          key
          name {
            zhCN
            en
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TierNamesQuery, TierNamesQueryVariables>;
export const PurchaseRecordDocument = new TypedDocumentString(`
    mutation PurchaseRecord($input: PurchaseRecordInput!) {
  purchaseRecord(input: $input) {
    purchase {
      id
      receiptNo
      points
      units
      paid {
        minor
        currency
      }
      customer {
        ...ActCustomer
      }
    }
    repeated
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    fragment ActCustomer on Customer {
  id
  name
  memberNo
  purchaseCount
  points {
    balance
  }
  tier {
    status
    key
    rank
    name
  }
}`) as unknown as TypedDocumentString<PurchaseRecordMutation, PurchaseRecordMutationVariables>;
export const PurchaseReturnRecordDocument = new TypedDocumentString(`
    mutation PurchaseReturnRecord($input: PurchaseReturnRecordInput!) {
  purchaseReturnRecord(input: $input) {
    purchaseReturn {
      id
      returnNo
      units
      unmatchedUnits
      refunded {
        minor
        currency
      }
      purchase {
        id
        receiptNo
        points
      }
      customer {
        ...ActCustomer
      }
    }
    repeated
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    fragment ActCustomer on Customer {
  id
  name
  memberNo
  purchaseCount
  points {
    balance
  }
  tier {
    status
    key
    rank
    name
  }
}`) as unknown as TypedDocumentString<PurchaseReturnRecordMutation, PurchaseReturnRecordMutationVariables>;
export const PurchaseExchangeDocument = new TypedDocumentString(`
    mutation PurchaseExchange($input: PurchaseExchangeInput!) {
  purchaseExchange(input: $input) {
    purchase {
      id
      receiptNo
      points
      paid {
        minor
        currency
      }
      customer {
        ...ActCustomer
      }
    }
    purchaseReturn {
      id
      returnNo
      refunded {
        minor
        currency
      }
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    fragment ActCustomer on Customer {
  id
  name
  memberNo
  purchaseCount
  points {
    balance
  }
  tier {
    status
    key
    rank
    name
  }
}`) as unknown as TypedDocumentString<PurchaseExchangeMutation, PurchaseExchangeMutationVariables>;
export const PurchaseVoidDocument = new TypedDocumentString(`
    mutation PurchaseVoid($input: PurchaseVoidInput!) {
  purchaseVoid(input: $input) {
    purchase {
      id
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PurchaseVoidMutation, PurchaseVoidMutationVariables>;
export const PurchaseReturnVoidDocument = new TypedDocumentString(`
    mutation PurchaseReturnVoid($input: PurchaseReturnVoidInput!) {
  purchaseReturnVoid(input: $input) {
    purchaseReturn {
      id
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PurchaseReturnVoidMutation, PurchaseReturnVoidMutationVariables>;
export const PurchaseClaimDocument = new TypedDocumentString(`
    mutation PurchaseClaim($input: PurchaseClaimInput!) {
  purchaseClaim(input: $input) {
    purchase {
      id
      points
      claimedLate
      customer {
        ...ActCustomer
      }
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    fragment ActCustomer on Customer {
  id
  name
  memberNo
  purchaseCount
  points {
    balance
  }
  tier {
    status
    key
    rank
    name
  }
}`) as unknown as TypedDocumentString<PurchaseClaimMutation, PurchaseClaimMutationVariables>;
export const PurchaseDeclineDocument = new TypedDocumentString(`
    mutation PurchaseDecline($input: PurchaseDeclineInput!) {
  purchaseDecline(input: $input) {
    purchase {
      id
      declineReason
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PurchaseDeclineMutation, PurchaseDeclineMutationVariables>;
export const CounterLookupDocument = new TypedDocumentString(`
    mutation CounterLookup($input: CounterCardLookupInput!) {
  counterCardLookup(input: $input) {
    card {
      customerId
      maskedName
      memberNo
      points
      tier {
        status
        key
        rank
        name
      }
      store {
        id
        name
      }
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CounterLookupMutation, CounterLookupMutationVariables>;
export const CounterVisitDocument = new TypedDocumentString(`
    mutation CounterVisit($input: VisitRecordInput!) {
  visitRecord(input: $input) {
    visit {
      id
      visitedOn
    }
    customer {
      ...ActCustomer
    }
    repeated
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    fragment ActCustomer on Customer {
  id
  name
  memberNo
  purchaseCount
  points {
    balance
  }
  tier {
    status
    key
    rank
    name
  }
}`) as unknown as TypedDocumentString<CounterVisitMutation, CounterVisitMutationVariables>;
export const PointsOfferDocument = new TypedDocumentString(`
    query PointsOffer($input: PointsOfferInput!) {
  pointsOffer(input: $input) {
    offered
    available
    most
    least
    onSpecialPrice
    perPoint {
      minor
      currency
    }
  }
}
    `) as unknown as TypedDocumentString<PointsOfferQuery, PointsOfferQueryVariables>;
export const PointsHoldDocument = new TypedDocumentString(`
    mutation PointsHold($input: PointsHoldInput!) {
  pointsHold(input: $input) {
    hold {
      id
      points
      off {
        minor
        currency
      }
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PointsHoldMutation, PointsHoldMutationVariables>;
export const PointsHoldConfirmDocument = new TypedDocumentString(`
    mutation PointsHoldConfirm($input: PointsHoldConfirmInput!) {
  pointsHoldConfirm(input: $input) {
    available
    redemption {
      id
      points
      off {
        minor
        currency
      }
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PointsHoldConfirmMutation, PointsHoldConfirmMutationVariables>;
export const ReceiptHoldCancelDocument = new TypedDocumentString(`
    mutation ReceiptHoldCancel($input: PointsHoldCancelInput!) {
  pointsHoldCancel(input: $input) {
    hold {
      id
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ReceiptHoldCancelMutation, ReceiptHoldCancelMutationVariables>;
export const PriceQuoteDocument = new TypedDocumentString(`
    query PriceQuote($input: PurchaseQuoteInput!) {
  purchaseQuote(input: $input) {
    pay {
      minor
      currency
    }
    points
    lines {
      itemCode
      price {
        minor
        currency
      }
      pay {
        minor
        currency
      }
      sellable
      fullPrice
      reasons {
        rule
        paysPercent
        saleName {
          zhCN
          en
        }
      }
    }
    tierKey
    policies {
      kind
      version
      storeVersion
    }
  }
}
    `) as unknown as TypedDocumentString<PriceQuoteQuery, PriceQuoteQueryVariables>;
export const ReceiptsDocument = new TypedDocumentString(`
    query Receipts($chainId: ID!, $filter: PurchaseFilter, $order: PurchaseOrder, $first: Int, $after: String) {
  purchases(
    chainId: $chainId
    filter: $filter
    order: $order
    first: $first
    after: $after
  ) {
    nodes {
      ...ReceiptRow
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    totalCount
    net {
      minor
      currency
    }
  }
}
    fragment ReceiptRow on Purchase {
  id
  receiptNo
  happenedAt
  purchasedOn
  source
  units
  returnedUnits
  returnedInFullOn
  voidedAt
  paid {
    minor
    currency
  }
  returned {
    minor
    currency
  }
  net {
    minor
    currency
  }
  points
  anonymous
  declineReason
  store {
    id
    code
    name
  }
  seller {
    id
    name
  }
  customer {
    id
    name
    memberNo
  }
}`) as unknown as TypedDocumentString<ReceiptsQuery, ReceiptsQueryVariables>;
export const ReturnsDocument = new TypedDocumentString(`
    query Returns($chainId: ID!, $filter: ReturnFilter, $first: Int, $after: String) {
  purchaseReturns(
    chainId: $chainId
    filter: $filter
    first: $first
    after: $after
  ) {
    nodes {
      ...ReturnRow
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    totalCount
  }
}
    fragment ReturnRow on PurchaseReturn {
  id
  returnNo
  happenedAt
  returnedOn
  recordedAt
  source
  units
  unmatchedUnits
  voidedAt
  voidReason
  refunded {
    minor
    currency
  }
  store {
    id
    name
  }
  customer {
    id
    name
    memberNo
  }
  purchase {
    id
    receiptNo
  }
  lines {
    lineNo
    quantity
    unmatchedUnits
    refunded {
      minor
      currency
    }
    item {
      id
      code
      name
    }
  }
}`) as unknown as TypedDocumentString<ReturnsQuery, ReturnsQueryVariables>;
export const ReceiptCountsDocument = new TypedDocumentString(`
    query ReceiptCounts($chainId: ID!) {
  all: purchases(chainId: $chainId, first: 1) {
    totalCount
  }
  anonymous: purchases(
    chainId: $chainId
    filter: {anonymous: true, voided: false}
    first: 1
  ) {
    totalCount
  }
  returned: purchases(chainId: $chainId, filter: {returned: true}, first: 1) {
    totalCount
  }
  voided: purchases(chainId: $chainId, filter: {voided: true}, first: 1) {
    totalCount
  }
  returns: purchaseReturns(chainId: $chainId, first: 1) {
    totalCount
  }
  unmatched: purchaseReturns(
    chainId: $chainId
    filter: {unmatched: true}
    first: 1
  ) {
    totalCount
  }
}
    `) as unknown as TypedDocumentString<ReceiptCountsQuery, ReceiptCountsQueryVariables>;
export const ReceiptDocument = new TypedDocumentString(`
    query Receipt($id: ID!) {
  purchase(id: $id) {
    ...ReceiptWhole
  }
}
    fragment ReceiptRow on Purchase {
  id
  receiptNo
  happenedAt
  purchasedOn
  source
  units
  returnedUnits
  returnedInFullOn
  voidedAt
  paid {
    minor
    currency
  }
  returned {
    minor
    currency
  }
  net {
    minor
    currency
  }
  points
  anonymous
  declineReason
  store {
    id
    code
    name
  }
  seller {
    id
    name
  }
  customer {
    id
    name
    memberNo
  }
}
fragment ReceiptWhole on Purchase {
  ...ReceiptRow
  recordedAt
  claimedAt
  claimedLate
  voidReason
  vouchers {
    id
    off {
      minor
      currency
    }
    givenBack {
      minor
      currency
    }
    voucher {
      id
      maskedCode
    }
  }
  redemption {
    id
    points
    givenBack
    off {
      minor
      currency
    }
  }
  lines {
    lineNo
    quantity
    specialPrice
    returnedUnits
    amount {
      minor
      currency
    }
    returned {
      minor
      currency
    }
    item {
      id
      code
      name
      category
    }
  }
  returns {
    id
    returnNo
    happenedAt
    returnedOn
    recordedAt
    source
    units
    unmatchedUnits
    voidedAt
    voidReason
    refunded {
      minor
      currency
    }
    lines {
      lineNo
      quantity
      unmatchedUnits
      refunded {
        minor
        currency
      }
      item {
        id
        code
        name
      }
    }
  }
  customer {
    id
    name
    memberNo
    points {
      balance
    }
    tier {
      status
      key
      rank
      name
    }
  }
}`) as unknown as TypedDocumentString<ReceiptQuery, ReceiptQueryVariables>;
export const CustomerPickDocument = new TypedDocumentString(`
    query CustomerPick($chainId: ID!, $search: String!) {
  customers(chainId: $chainId, filter: {search: $search}, first: 8) {
    nodes {
      id
      name
      memberNo
      phone
      tier {
        status
        key
        rank
        name
      }
      store {
        id
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CustomerPickQuery, CustomerPickQueryVariables>;
export const ItemPickDocument = new TypedDocumentString(`
    query ItemPick($chainId: ID!, $search: String!) {
  items(chainId: $chainId, filter: {search: $search}, first: 8) {
    nodes {
      id
      code
      name
      category
    }
  }
}
    `) as unknown as TypedDocumentString<ItemPickQuery, ItemPickQueryVariables>;
export const QuotedVouchersDocument = new TypedDocumentString(`
    query QuotedVouchers($input: PurchaseQuoteInput!) {
  purchaseQuote(input: $input) {
    vouchers {
      id
      maskedCode
      name {
        zhCN
        en
      }
      left {
        minor
        currency
      }
      goodUntil
      bar
    }
  }
}
    `) as unknown as TypedDocumentString<QuotedVouchersQuery, QuotedVouchersQueryVariables>;
export const TillHoldDocument = new TypedDocumentString(`
    mutation TillHold($input: TillHoldInput!) {
  tillHold(input: $input) {
    hold {
      id
      expiresAt
      points
      pointsOff {
        minor
        currency
      }
      vouchers {
        voucherId
        off {
          minor
          currency
        }
      }
    }
    lines {
      minor
      currency
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TillHoldMutation, TillHoldMutationVariables>;
export const TillHoldConfirmDocument = new TypedDocumentString(`
    mutation TillHoldConfirm($input: TillHoldConfirmInput!) {
  tillHoldConfirm(input: $input) {
    hold {
      id
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TillHoldConfirmMutation, TillHoldConfirmMutationVariables>;
export const TillHoldCancelDocument = new TypedDocumentString(`
    mutation TillHoldCancel($input: TillHoldCancelInput!) {
  tillHoldCancel(input: $input) {
    hold {
      id
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TillHoldCancelMutation, TillHoldCancelMutationVariables>;
export const ScoreStandingDocument = new TypedDocumentString(`
    query ScoreStanding($storeId: ID!, $month: LocalDate!) {
  incentiveStanding(storeId: $storeId, month: $month) {
    month
    policyVersionId
    unit
    period {
      ...ScorePeriod
    }
    figures {
      ...ScoreFigure
    }
    rules {
      ...IncentiveRuleOf
    }
  }
}
    fragment IncentiveRuleOf on IncentivePlanRule {
  key
  type
  quota
  amount
  percent
  times
  to
  measure
  span
  among
  places
  payout
  forfeit {
    zhCN
    en
  }
  sharing
  days
  mostDays
  mostFailed
  quarter
  least
  prizes
}
fragment ScorePeriod on IncentivePeriod {
  id
  month
  state
  askedAt
  closedAt
  approvedAt
  storesClosed
  storesTotal
  unassigned
  closedBy {
    id
    name
  }
  approvedBy {
    id
    name
  }
}
fragment ScoreFigure on IncentiveFigure {
  key
  measure
  of
  span
  start
  end
  numerator
  denominator
  asked
  days
  ofDays
  kept
  expected {
    numerator
    denominator
  }
  group {
    id
    name
  }
  staff {
    id
    name
  }
}`) as unknown as TypedDocumentString<ScoreStandingQuery, ScoreStandingQueryVariables>;
export const ScoreContestsDocument = new TypedDocumentString(`
    query ScoreContests($storeId: ID!, $month: LocalDate!) {
  incentiveContests(storeId: $storeId, month: $month) {
    start
    end
    kept
    ranked
    rule {
      ...IncentiveRuleOf
    }
    places {
      rank
      tied
      prize
      unverifiable
      isMine
      figure {
        numerator
        denominator
      }
      staff {
        id
        name
      }
      store {
        id
        name
      }
      forfeit {
        zhCN
        en
      }
    }
  }
}
    fragment IncentiveRuleOf on IncentivePlanRule {
  key
  type
  quota
  amount
  percent
  times
  to
  measure
  span
  among
  places
  payout
  forfeit {
    zhCN
    en
  }
  sharing
  days
  mostDays
  mostFailed
  quarter
  least
  prizes
}`) as unknown as TypedDocumentString<ScoreContestsQuery, ScoreContestsQueryVariables>;
export const ScoreNextStepsDocument = new TypedDocumentString(`
    query ScoreNextSteps($storeId: ID!, $month: LocalDate!) {
  incentiveStanding(storeId: $storeId, month: $month) {
    unit
    nextSteps {
      units
      spares
      ownPart
      to
      onPace
      rule {
        key
        type
      }
      figure {
        measure
        group {
          id
          name
        }
        staff {
          id
          name
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ScoreNextStepsQuery, ScoreNextStepsQueryVariables>;
export const ScorePartsDocument = new TypedDocumentString(`
    query ScoreParts($figure: IncentiveFigureInput!, $after: String) {
  incentiveParts(figure: $figure, first: 50, after: $after) {
    nodes {
      numerator
      denominator
      anonymous
      customer {
        id
        name
        memberNo
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ScorePartsQuery, ScorePartsQueryVariables>;
export const ScoreEntriesDocument = new TypedDocumentString(`
    query ScoreEntries($chainId: ID!, $filter: IncentiveEntryFilter, $after: String) {
  incentiveEntries(chainId: $chainId, filter: $filter, first: 50, after: $after) {
    totalCount
    nodes {
      ...ScoreEntry
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment IncentiveRuleOf on IncentivePlanRule {
  key
  type
  quota
  amount
  percent
  times
  to
  measure
  span
  among
  places
  payout
  forfeit {
    zhCN
    en
  }
  sharing
  days
  mostDays
  mostFailed
  quarter
  least
  prizes
}
fragment ScoreDispute on IncentiveDispute {
  id
  text
  raisedAt
  state
  decision
  decidedAt
  decidable
  raisedBy {
    id
    name
  }
  decidedBy {
    id
    name
  }
}
fragment ScoreEntry on IncentiveEntry {
  id
  month
  forOn
  span
  unit
  amount
  beneficiary
  reason
  recordedAt
  store {
    id
    name
  }
  group {
    id
    name
  }
  associate {
    id
    name
  }
  rule {
    ...IncentiveRuleOf
  }
  forfeit {
    zhCN
    en
  }
  evidence {
    of
    measure
    asked
    rank
    tied
    ranked
    figure {
      numerator
      denominator
    }
    periods {
      start
      asked
      figure {
        numerator
        denominator
      }
    }
    floors {
      percent
      figure {
        numerator
        denominator
      }
    }
    store {
      asked
      figure {
        numerator
        denominator
      }
    }
  }
  corrects {
    id
    amount
  }
  correctedBy {
    id
    amount
    month
  }
  shares {
    days
    amount
    staff {
      id
      name
    }
  }
  disputes {
    ...ScoreDispute
  }
}`) as unknown as TypedDocumentString<ScoreEntriesQuery, ScoreEntriesQueryVariables>;
export const ScoreEntryPageDocument = new TypedDocumentString(`
    query ScoreEntryPage($id: ID!) {
  incentiveEntry(id: $id) {
    ...ScoreEntry
  }
}
    fragment IncentiveRuleOf on IncentivePlanRule {
  key
  type
  quota
  amount
  percent
  times
  to
  measure
  span
  among
  places
  payout
  forfeit {
    zhCN
    en
  }
  sharing
  days
  mostDays
  mostFailed
  quarter
  least
  prizes
}
fragment ScoreDispute on IncentiveDispute {
  id
  text
  raisedAt
  state
  decision
  decidedAt
  decidable
  raisedBy {
    id
    name
  }
  decidedBy {
    id
    name
  }
}
fragment ScoreEntry on IncentiveEntry {
  id
  month
  forOn
  span
  unit
  amount
  beneficiary
  reason
  recordedAt
  store {
    id
    name
  }
  group {
    id
    name
  }
  associate {
    id
    name
  }
  rule {
    ...IncentiveRuleOf
  }
  forfeit {
    zhCN
    en
  }
  evidence {
    of
    measure
    asked
    rank
    tied
    ranked
    figure {
      numerator
      denominator
    }
    periods {
      start
      asked
      figure {
        numerator
        denominator
      }
    }
    floors {
      percent
      figure {
        numerator
        denominator
      }
    }
    store {
      asked
      figure {
        numerator
        denominator
      }
    }
  }
  corrects {
    id
    amount
  }
  correctedBy {
    id
    amount
    month
  }
  shares {
    days
    amount
    staff {
      id
      name
    }
  }
  disputes {
    ...ScoreDispute
  }
}`) as unknown as TypedDocumentString<ScoreEntryPageQuery, ScoreEntryPageQueryVariables>;
export const ScorePeriodsDocument = new TypedDocumentString(`
    query ScorePeriods($chainId: ID!, $after: String) {
  incentivePeriods(chainId: $chainId, first: 24, after: $after) {
    nodes {
      ...ScorePeriod
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment ScorePeriod on IncentivePeriod {
  id
  month
  state
  askedAt
  closedAt
  approvedAt
  storesClosed
  storesTotal
  unassigned
  closedBy {
    id
    name
  }
  approvedBy {
    id
    name
  }
}`) as unknown as TypedDocumentString<ScorePeriodsQuery, ScorePeriodsQueryVariables>;
export const ScoreStoresDocument = new TypedDocumentString(`
    query ScoreStores($chainId: ID!, $month: LocalDate!, $after: String) {
  incentiveStores(chainId: $chainId, month: $month, first: 100, after: $after) {
    nodes {
      unit
      bonuses
      penalties
      amount
      entries
      forfeits
      corrections
      store {
        id
        name
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ScoreStoresQuery, ScoreStoresQueryVariables>;
export const ScorePayDocument = new TypedDocumentString(`
    query ScorePay($chainId: ID!, $month: LocalDate!, $storeId: ID, $staffId: ID, $after: String) {
  incentivePay(
    chainId: $chainId
    month: $month
    storeId: $storeId
    staffId: $staffId
    first: 50
    after: $after
  ) {
    nodes {
      unit
      bonuses
      penalties
      amount
      entries
      staff {
        id
        name
      }
      store {
        id
        name
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ScorePayQuery, ScorePayQueryVariables>;
export const ScoreDisputesDocument = new TypedDocumentString(`
    query ScoreDisputes($chainId: ID!, $filter: IncentiveDisputeFilter, $after: String) {
  incentiveDisputes(chainId: $chainId, filter: $filter, first: 50, after: $after) {
    nodes {
      ...ScoreDispute
      store {
        id
        name
      }
      entry {
        id
        amount
        unit
        month
        rule {
          key
          type
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment ScoreDispute on IncentiveDispute {
  id
  text
  raisedAt
  state
  decision
  decidedAt
  decidable
  raisedBy {
    id
    name
  }
  decidedBy {
    id
    name
  }
}`) as unknown as TypedDocumentString<ScoreDisputesQuery, ScoreDisputesQueryVariables>;
export const ScoreCloseDocument = new TypedDocumentString(`
    mutation ScoreClose($input: IncentivePeriodCloseInput!) {
  incentivePeriodClose(input: $input) {
    period {
      ...ScorePeriod
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    fragment ScorePeriod on IncentivePeriod {
  id
  month
  state
  askedAt
  closedAt
  approvedAt
  storesClosed
  storesTotal
  unassigned
  closedBy {
    id
    name
  }
  approvedBy {
    id
    name
  }
}`) as unknown as TypedDocumentString<ScoreCloseMutation, ScoreCloseMutationVariables>;
export const ScoreApproveDocument = new TypedDocumentString(`
    mutation ScoreApprove($input: IncentivePeriodInput!) {
  incentivePeriodApprove(input: $input) {
    period {
      ...ScorePeriod
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    fragment ScorePeriod on IncentivePeriod {
  id
  month
  state
  askedAt
  closedAt
  approvedAt
  storesClosed
  storesTotal
  unassigned
  closedBy {
    id
    name
  }
  approvedBy {
    id
    name
  }
}`) as unknown as TypedDocumentString<ScoreApproveMutation, ScoreApproveMutationVariables>;
export const ScoreDisputeRaiseDocument = new TypedDocumentString(`
    mutation ScoreDisputeRaise($input: IncentiveDisputeRaiseInput!) {
  incentiveDisputeRaise(input: $input) {
    dispute {
      id
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ScoreDisputeRaiseMutation, ScoreDisputeRaiseMutationVariables>;
export const ScoreDisputeWithdrawDocument = new TypedDocumentString(`
    mutation ScoreDisputeWithdraw($input: IncentiveDisputeInput!) {
  incentiveDisputeWithdraw(input: $input) {
    dispute {
      id
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ScoreDisputeWithdrawMutation, ScoreDisputeWithdrawMutationVariables>;
export const ScoreDisputeDecideDocument = new TypedDocumentString(`
    mutation ScoreDisputeDecide($input: IncentiveDisputeDecideInput!) {
  incentiveDisputeDecide(input: $input) {
    dispute {
      id
      state
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ScoreDisputeDecideMutation, ScoreDisputeDecideMutationVariables>;
export const ViewerDocument = new TypedDocumentString(`
    query Viewer {
  viewer {
    ...ViewerFields
  }
}
    fragment ViewerFields on Viewer {
  id
  name
  locale
  staff {
    id
  }
  permissions {
    name
    chains
    stores
    groups
  }
  company {
    id
    name
  }
  companies {
    id
    name
  }
  chains {
    id
    name
    currency
    timeZone
    locale
    today
    closedOn
  }
  grants {
    id
    role
    scopeKind
    store {
      id
      name
    }
    group {
      id
      name
    }
  }
}`) as unknown as TypedDocumentString<ViewerQuery, ViewerQueryVariables>;
export const SignInDocument = new TypedDocumentString(`
    mutation SignIn($input: SignInInput!) {
  signIn(input: $input) {
    viewer {
      ...ViewerFields
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    fragment ViewerFields on Viewer {
  id
  name
  locale
  staff {
    id
  }
  permissions {
    name
    chains
    stores
    groups
  }
  company {
    id
    name
  }
  companies {
    id
    name
  }
  chains {
    id
    name
    currency
    timeZone
    locale
    today
    closedOn
  }
  grants {
    id
    role
    scopeKind
    store {
      id
      name
    }
    group {
      id
      name
    }
  }
}`) as unknown as TypedDocumentString<SignInMutation, SignInMutationVariables>;
export const SignOutDocument = new TypedDocumentString(`
    mutation SignOut {
  signOut {
    done
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<SignOutMutation, SignOutMutationVariables>;
export const CompanySwitchDocument = new TypedDocumentString(`
    mutation CompanySwitch($input: CompanySwitchInput!) {
  companySwitch(input: $input) {
    viewer {
      ...ViewerFields
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    fragment ViewerFields on Viewer {
  id
  name
  locale
  staff {
    id
  }
  permissions {
    name
    chains
    stores
    groups
  }
  company {
    id
    name
  }
  companies {
    id
    name
  }
  chains {
    id
    name
    currency
    timeZone
    locale
    today
    closedOn
  }
  grants {
    id
    role
    scopeKind
    store {
      id
      name
    }
    group {
      id
      name
    }
  }
}`) as unknown as TypedDocumentString<CompanySwitchMutation, CompanySwitchMutationVariables>;
export const PasswordChangeDocument = new TypedDocumentString(`
    mutation PasswordChange($input: PasswordChangeInput!) {
  passwordChange(input: $input) {
    done
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PasswordChangeMutation, PasswordChangeMutationVariables>;
export const SpotChecksDocument = new TypedDocumentString(`
    query SpotChecks($chainId: ID!, $filter: SpotCheckFilter, $first: Int!, $after: String) {
  spotChecks(chainId: $chainId, filter: $filter, first: $first, after: $after) {
    nodes {
      ...SpotCheckRow
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment SpotCheckRow on SpotCheck {
  id
  kind
  doer
  state
  forOn
  dueOn
  sample
  done
  mine
  store {
    id
    name
  }
}`) as unknown as TypedDocumentString<SpotChecksQuery, SpotChecksQueryVariables>;
export const SpotCheckDocument = new TypedDocumentString(`
    query SpotCheck($id: ID!) {
  spotCheck(id: $id) {
    ...SpotCheckOf
  }
}
    fragment SpotCheckRow on SpotCheck {
  id
  kind
  doer
  state
  forOn
  dueOn
  sample
  done
  mine
  store {
    id
    name
  }
}
fragment RateOf on SpotCheckRate {
  defects
  checked
  unverifiable
  rate
  low
  high
  field
  group {
    id
    name
  }
}
fragment SpotCheckOf on SpotCheck {
  ...SpotCheckRow
  seed
  population
  toleratedPercent
  confidencePercent
  fields
  drawnAt
  closedAt
  drawnBy {
    id
    name
  }
  closedBy {
    id
    name
  }
  result {
    whole {
      ...RateOf
    }
    groups {
      ...RateOf
    }
    fields {
      ...RateOf
    }
  }
}`) as unknown as TypedDocumentString<SpotCheckQuery, SpotCheckQueryVariables>;
export const SpotCheckFilesDocument = new TypedDocumentString(`
    query SpotCheckFiles($id: ID!, $first: Int!, $after: String) {
  spotCheck(id: $id) {
    id
    files(first: $first, after: $after) {
      nodes {
        customerId
        recordedAt
        uncheckableReason
        findings {
          field
          verdict
          note
        }
        customer {
          id
          name
          memberNo
        }
        group {
          id
          name
        }
        associate {
          id
          name
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SpotCheckFilesQuery, SpotCheckFilesQueryVariables>;
export const SpotCheckDrawDocument = new TypedDocumentString(`
    mutation SpotCheckDraw($input: SpotCheckDrawInput!) {
  spotCheckDraw(input: $input) {
    spotCheck {
      id
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SpotCheckDrawMutation, SpotCheckDrawMutationVariables>;
export const SpotCheckRecordDocument = new TypedDocumentString(`
    mutation SpotCheckRecord($input: SpotCheckRecordInput!) {
  spotCheckRecord(input: $input) {
    spotCheck {
      id
      done
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SpotCheckRecordMutation, SpotCheckRecordMutationVariables>;
export const SpotCheckCloseDocument = new TypedDocumentString(`
    mutation SpotCheckClose($input: SpotCheckCloseInput!) {
  spotCheckClose(input: $input) {
    spotCheck {
      id
      state
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SpotCheckCloseMutation, SpotCheckCloseMutationVariables>;
export const SpotCheckSettingsDocument = new TypedDocumentString(`
    query SpotCheckSettings($chainId: ID!) {
  chain(id: $chainId) {
    id
    spotCheckSettings {
      toleratedPercent
      confidencePercent
      dailyFiles
    }
  }
}
    `) as unknown as TypedDocumentString<SpotCheckSettingsQuery, SpotCheckSettingsQueryVariables>;
export const SpotCheckSettingsSetDocument = new TypedDocumentString(`
    mutation SpotCheckSettingsSet($input: SpotCheckSettingsInput!) {
  spotCheckSettingsSet(input: $input) {
    settings {
      toleratedPercent
      confidencePercent
      dailyFiles
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SpotCheckSettingsSetMutation, SpotCheckSettingsSetMutationVariables>;
export const GivenTiersDocument = new TypedDocumentString(`
    query GivenTiers($chainId: ID!, $filter: GivenTierFilter, $order: GivenTierOrder, $first: Int!, $after: String, $sums: Boolean!) {
  givenTiers(
    chainId: $chainId
    filter: $filter
    order: $order
    first: $first
    after: $after
  ) {
    nodes {
      id
      state
      standing {
        id
        kind
        tierKey
        startsOn
        endsOn
        reason
        recordedBy {
          id
          name
        }
      }
      customer {
        id
        name
        memberNo
        store {
          id
          name
        }
      }
      batch {
        id
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    totalCount @include(if: $sums)
  }
}
    `) as unknown as TypedDocumentString<GivenTiersQuery, GivenTiersQueryVariables>;
export const StandingBatchesDocument = new TypedDocumentString(`
    query StandingBatches($chainId: ID!, $first: Int!, $after: String, $files: Boolean!, $sums: Boolean!) {
  standingBatches(chainId: $chainId, first: $first, after: $after) {
    nodes {
      id
      kind
      source
      tierKey
      startsOn
      endsOn
      reason
      given
      standing
      undoable
      refused
      askedAt
      askedBy {
        id
        name
      }
      undoneAt
      undoneBy {
        id
        name
      }
      importRun @include(if: $files) {
        id
        fileName
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    totalCount @include(if: $sums)
  }
}
    `) as unknown as TypedDocumentString<StandingBatchesQuery, StandingBatchesQueryVariables>;
export const TierDesignateBatchDocument = new TypedDocumentString(`
    mutation TierDesignateBatch($input: TierDesignateBatchInput!) {
  tierDesignateBatch(input: $input) {
    ...GiveOutcome
  }
}
    fragment GiveOutcome on StandingBatchGivePayload {
  batch {
    id
    undoable
  }
  chosen
  given
  moves {
    from {
      status
      key
      rank
    }
    to {
      status
      key
      rank
    }
    customers
  }
  results {
    at
    customer {
      id
      name
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
  userErrors {
    code
    field
    params {
      name
      value
    }
  }
}`) as unknown as TypedDocumentString<TierDesignateBatchMutation, TierDesignateBatchMutationVariables>;
export const TierOverrideBatchDocument = new TypedDocumentString(`
    mutation TierOverrideBatch($input: TierOverrideBatchInput!) {
  tierOverrideBatch(input: $input) {
    ...GiveOutcome
  }
}
    fragment GiveOutcome on StandingBatchGivePayload {
  batch {
    id
    undoable
  }
  chosen
  given
  moves {
    from {
      status
      key
      rank
    }
    to {
      status
      key
      rank
    }
    customers
  }
  results {
    at
    customer {
      id
      name
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
  userErrors {
    code
    field
    params {
      name
      value
    }
  }
}`) as unknown as TypedDocumentString<TierOverrideBatchMutation, TierOverrideBatchMutationVariables>;
export const StandingBatchUndoDocument = new TypedDocumentString(`
    mutation StandingBatchUndo($input: StandingBatchUndoInput!) {
  standingBatchUndo(input: $input) {
    batch {
      id
      undoable
    }
    withdrawn
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<StandingBatchUndoMutation, StandingBatchUndoMutationVariables>;
export const StandingEndBatchDocument = new TypedDocumentString(`
    mutation StandingEndBatch($input: StandingEndBatchInput!) {
  standingEndBatch(input: $input) {
    results {
      standing {
        id
      }
      userErrors {
        code
        field
        params {
          name
          value
        }
      }
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<StandingEndBatchMutation, StandingEndBatchMutationVariables>;
export const VoucherBatchesDocument = new TypedDocumentString(`
    query VoucherBatches($chainId: ID!, $first: Int!, $after: String) {
  voucherBatches(chainId: $chainId, first: $first, after: $after) {
    nodes {
      ...VoucherBatchOf
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    totalCount
  }
}
    fragment VoucherBatchOf on VoucherBatch {
  id
  state
  source
  definition {
    id
    name {
      zhCN
      en
    }
  }
  version
  reason
  validFrom
  chosen
  issued
  refused
  untouched
  refusals {
    code
    customers
  }
  askedAt
  askedBy {
    id
    name
  }
  endedAt
  undoneBy {
    id
    name
  }
}`) as unknown as TypedDocumentString<VoucherBatchesQuery, VoucherBatchesQueryVariables>;
export const VoucherBatchRefusedDocument = new TypedDocumentString(`
    query VoucherBatchRefused($id: ID!, $first: Int!, $after: String) {
  voucherBatch(id: $id) {
    id
    definition {
      id
      name {
        zhCN
        en
      }
    }
    askedAt
    refusedCustomers(first: $first, after: $after) {
      nodes {
        code
        customer {
          id
          name
          memberNo
          store {
            id
            name
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
    }
  }
}
    `) as unknown as TypedDocumentString<VoucherBatchRefusedQuery, VoucherBatchRefusedQueryVariables>;
export const VoucherBatchStartDocument = new TypedDocumentString(`
    mutation VoucherBatchStart($input: VoucherBatchStartInput!) {
  voucherBatchStart(input: $input) {
    batch {
      ...VoucherBatchOf
    }
    chosen
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    fragment VoucherBatchOf on VoucherBatch {
  id
  state
  source
  definition {
    id
    name {
      zhCN
      en
    }
  }
  version
  reason
  validFrom
  chosen
  issued
  refused
  untouched
  refusals {
    code
    customers
  }
  askedAt
  askedBy {
    id
    name
  }
  endedAt
  undoneBy {
    id
    name
  }
}`) as unknown as TypedDocumentString<VoucherBatchStartMutation, VoucherBatchStartMutationVariables>;
export const VoucherBatchCancelDocument = new TypedDocumentString(`
    mutation VoucherBatchCancel($input: VoucherBatchInput!) {
  voucherBatchCancel(input: $input) {
    batch {
      ...VoucherBatchOf
    }
    chosen
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    fragment VoucherBatchOf on VoucherBatch {
  id
  state
  source
  definition {
    id
    name {
      zhCN
      en
    }
  }
  version
  reason
  validFrom
  chosen
  issued
  refused
  untouched
  refusals {
    code
    customers
  }
  askedAt
  askedBy {
    id
    name
  }
  endedAt
  undoneBy {
    id
    name
  }
}`) as unknown as TypedDocumentString<VoucherBatchCancelMutation, VoucherBatchCancelMutationVariables>;
export const VoucherBatchUndoDocument = new TypedDocumentString(`
    mutation VoucherBatchUndo($input: VoucherBatchInput!) {
  voucherBatchUndo(input: $input) {
    batch {
      ...VoucherBatchOf
    }
    chosen
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    fragment VoucherBatchOf on VoucherBatch {
  id
  state
  source
  definition {
    id
    name {
      zhCN
      en
    }
  }
  version
  reason
  validFrom
  chosen
  issued
  refused
  untouched
  refusals {
    code
    customers
  }
  askedAt
  askedBy {
    id
    name
  }
  endedAt
  undoneBy {
    id
    name
  }
}`) as unknown as TypedDocumentString<VoucherBatchUndoMutation, VoucherBatchUndoMutationVariables>;
export const VoucherDefinitionsDocument = new TypedDocumentString(`
    query VoucherDefinitions($chainId: ID!, $includeClosed: Boolean!, $forPoints: Boolean!, $search: String, $first: Int!, $after: String) {
  voucherDefinitions(
    chainId: $chainId
    includeClosed: $includeClosed
    forPoints: $forPoints
    search: $search
    first: $first
    after: $after
  ) {
    nodes {
      ...VoucherDefinitionOf
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    totalCount
  }
}
    fragment VoucherDefinitionOf on VoucherDefinition {
  id
  key
  version
  name {
    zhCN
    en
  }
  closedAt
  createdAt
  byRule
  issued
  terms {
    ...VoucherTermsOf
  }
}
fragment VoucherTermsOf on VoucherTerms {
  face {
    minor
    currency
  }
  minimum {
    minor
    currency
  }
  excludedCategories
  stores {
    id
    name
  }
  onSpecialPrice
  partRedemption
  validDays
  validUntil
  givenBackDays
  mostPerCustomer
  mostInAll
  forPoints
}`) as unknown as TypedDocumentString<VoucherDefinitionsQuery, VoucherDefinitionsQueryVariables>;
export const PromisedVouchersDocument = new TypedDocumentString(`
    query PromisedVouchers($chainId: ID!, $minors: [SafeInt!]!, $first: Int!) {
  voucherDefinitions(
    chainId: $chainId
    promisedMinors: $minors
    includeClosed: true
    first: $first
  ) {
    nodes {
      id
      terms {
        face {
          minor
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PromisedVouchersQuery, PromisedVouchersQueryVariables>;
export const VoucherDefinitionDocument = new TypedDocumentString(`
    query VoucherDefinition($id: ID!) {
  voucherDefinition(id: $id) {
    ...VoucherDefinitionOf
  }
}
    fragment VoucherDefinitionOf on VoucherDefinition {
  id
  key
  version
  name {
    zhCN
    en
  }
  closedAt
  createdAt
  byRule
  issued
  terms {
    ...VoucherTermsOf
  }
}
fragment VoucherTermsOf on VoucherTerms {
  face {
    minor
    currency
  }
  minimum {
    minor
    currency
  }
  excludedCategories
  stores {
    id
    name
  }
  onSpecialPrice
  partRedemption
  validDays
  validUntil
  givenBackDays
  mostPerCustomer
  mostInAll
  forPoints
}`) as unknown as TypedDocumentString<VoucherDefinitionQuery, VoucherDefinitionQueryVariables>;
export const VouchersDocument = new TypedDocumentString(`
    query Vouchers($chainId: ID!, $filter: VoucherFilter, $order: VoucherOrder, $first: Int!, $after: String, $sums: Boolean!) {
  vouchers(
    chainId: $chainId
    filter: $filter
    order: $order
    first: $first
    after: $after
  ) {
    nodes {
      ...VoucherLine
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    totalCount @include(if: $sums)
  }
}
    fragment VoucherLine on Voucher {
  id
  maskedCode
  state
  source
  name {
    zhCN
    en
  }
  face {
    minor
    currency
  }
  left {
    minor
    currency
  }
  issuedOn
  validFrom
  goodUntil
  reason
  occasion
  occasionOn
  festival {
    zhCN
    en
  }
  version
  policyVersion
  definition {
    id
  }
  customer {
    id
    name
    memberNo
    store {
      id
      name
    }
  }
  issuedBy {
    id
    name
  }
}`) as unknown as TypedDocumentString<VouchersQuery, VouchersQueryVariables>;
export const VoucherOneDocument = new TypedDocumentString(`
    query VoucherOne($id: ID!) {
  voucher(id: $id) {
    ...VoucherLine
    terms {
      ...VoucherTermsOf
    }
    entries {
      id
      kind
      amount {
        minor
        currency
      }
      happenedOn
      recordedAt
      recordedBy {
        id
        name
      }
      reason
      goodUntil
      redemption {
        ...VoucherPayment
      }
    }
  }
}
    fragment VoucherTermsOf on VoucherTerms {
  face {
    minor
    currency
  }
  minimum {
    minor
    currency
  }
  excludedCategories
  stores {
    id
    name
  }
  onSpecialPrice
  partRedemption
  validDays
  validUntil
  givenBackDays
  mostPerCustomer
  mostInAll
  forPoints
}
fragment VoucherPayment on VoucherRedemption {
  id
  receiptNo
  taken {
    minor
    currency
  }
  recorded
  beyondReceipt
  undoneAt
  undoReason
  store {
    id
    name
  }
}
fragment VoucherLine on Voucher {
  id
  maskedCode
  state
  source
  name {
    zhCN
    en
  }
  face {
    minor
    currency
  }
  left {
    minor
    currency
  }
  issuedOn
  validFrom
  goodUntil
  reason
  occasion
  occasionOn
  festival {
    zhCN
    en
  }
  version
  policyVersion
  definition {
    id
  }
  customer {
    id
    name
    memberNo
    store {
      id
      name
    }
  }
  issuedBy {
    id
    name
  }
}`) as unknown as TypedDocumentString<VoucherOneQuery, VoucherOneQueryVariables>;
export const CustomerVouchersDocument = new TypedDocumentString(`
    query CustomerVouchers($id: ID!, $states: [VoucherState!], $first: Int!, $after: String) {
  customer(id: $id) {
    id
    vouchers(states: $states, first: $first, after: $after) {
      nodes {
        ...VoucherLine
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
    }
  }
}
    fragment VoucherLine on Voucher {
  id
  maskedCode
  state
  source
  name {
    zhCN
    en
  }
  face {
    minor
    currency
  }
  left {
    minor
    currency
  }
  issuedOn
  validFrom
  goodUntil
  reason
  occasion
  occasionOn
  festival {
    zhCN
    en
  }
  version
  policyVersion
  definition {
    id
  }
  customer {
    id
    name
    memberNo
    store {
      id
      name
    }
  }
  issuedBy {
    id
    name
  }
}`) as unknown as TypedDocumentString<CustomerVouchersQuery, CustomerVouchersQueryVariables>;
export const VoucherDefinitionCreateDocument = new TypedDocumentString(`
    mutation VoucherDefinitionCreate($input: VoucherDefinitionCreateInput!) {
  voucherDefinitionCreate(input: $input) {
    definition {
      ...VoucherDefinitionOf
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    fragment VoucherDefinitionOf on VoucherDefinition {
  id
  key
  version
  name {
    zhCN
    en
  }
  closedAt
  createdAt
  byRule
  issued
  terms {
    ...VoucherTermsOf
  }
}
fragment VoucherTermsOf on VoucherTerms {
  face {
    minor
    currency
  }
  minimum {
    minor
    currency
  }
  excludedCategories
  stores {
    id
    name
  }
  onSpecialPrice
  partRedemption
  validDays
  validUntil
  givenBackDays
  mostPerCustomer
  mostInAll
  forPoints
}`) as unknown as TypedDocumentString<VoucherDefinitionCreateMutation, VoucherDefinitionCreateMutationVariables>;
export const VoucherDefinitionUpdateDocument = new TypedDocumentString(`
    mutation VoucherDefinitionUpdate($input: VoucherDefinitionUpdateInput!) {
  voucherDefinitionUpdate(input: $input) {
    definition {
      ...VoucherDefinitionOf
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    fragment VoucherDefinitionOf on VoucherDefinition {
  id
  key
  version
  name {
    zhCN
    en
  }
  closedAt
  createdAt
  byRule
  issued
  terms {
    ...VoucherTermsOf
  }
}
fragment VoucherTermsOf on VoucherTerms {
  face {
    minor
    currency
  }
  minimum {
    minor
    currency
  }
  excludedCategories
  stores {
    id
    name
  }
  onSpecialPrice
  partRedemption
  validDays
  validUntil
  givenBackDays
  mostPerCustomer
  mostInAll
  forPoints
}`) as unknown as TypedDocumentString<VoucherDefinitionUpdateMutation, VoucherDefinitionUpdateMutationVariables>;
export const VoucherDefinitionCloseDocument = new TypedDocumentString(`
    mutation VoucherDefinitionClose($input: VoucherDefinitionInput!) {
  voucherDefinitionClose(input: $input) {
    definition {
      ...VoucherDefinitionOf
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    fragment VoucherDefinitionOf on VoucherDefinition {
  id
  key
  version
  name {
    zhCN
    en
  }
  closedAt
  createdAt
  byRule
  issued
  terms {
    ...VoucherTermsOf
  }
}
fragment VoucherTermsOf on VoucherTerms {
  face {
    minor
    currency
  }
  minimum {
    minor
    currency
  }
  excludedCategories
  stores {
    id
    name
  }
  onSpecialPrice
  partRedemption
  validDays
  validUntil
  givenBackDays
  mostPerCustomer
  mostInAll
  forPoints
}`) as unknown as TypedDocumentString<VoucherDefinitionCloseMutation, VoucherDefinitionCloseMutationVariables>;
export const VoucherDefinitionReopenDocument = new TypedDocumentString(`
    mutation VoucherDefinitionReopen($input: VoucherDefinitionInput!) {
  voucherDefinitionReopen(input: $input) {
    definition {
      ...VoucherDefinitionOf
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    fragment VoucherDefinitionOf on VoucherDefinition {
  id
  key
  version
  name {
    zhCN
    en
  }
  closedAt
  createdAt
  byRule
  issued
  terms {
    ...VoucherTermsOf
  }
}
fragment VoucherTermsOf on VoucherTerms {
  face {
    minor
    currency
  }
  minimum {
    minor
    currency
  }
  excludedCategories
  stores {
    id
    name
  }
  onSpecialPrice
  partRedemption
  validDays
  validUntil
  givenBackDays
  mostPerCustomer
  mostInAll
  forPoints
}`) as unknown as TypedDocumentString<VoucherDefinitionReopenMutation, VoucherDefinitionReopenMutationVariables>;
export const VoucherIssueDocument = new TypedDocumentString(`
    mutation VoucherIssue($input: VoucherIssueInput!) {
  voucherIssue(input: $input) {
    voucher {
      ...VoucherLine
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    fragment VoucherLine on Voucher {
  id
  maskedCode
  state
  source
  name {
    zhCN
    en
  }
  face {
    minor
    currency
  }
  left {
    minor
    currency
  }
  issuedOn
  validFrom
  goodUntil
  reason
  occasion
  occasionOn
  festival {
    zhCN
    en
  }
  version
  policyVersion
  definition {
    id
  }
  customer {
    id
    name
    memberNo
    store {
      id
      name
    }
  }
  issuedBy {
    id
    name
  }
}`) as unknown as TypedDocumentString<VoucherIssueMutation, VoucherIssueMutationVariables>;
export const VoucherVoidDocument = new TypedDocumentString(`
    mutation VoucherVoid($input: VoucherVoidInput!) {
  voucherVoid(input: $input) {
    voucher {
      ...VoucherLine
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    fragment VoucherLine on Voucher {
  id
  maskedCode
  state
  source
  name {
    zhCN
    en
  }
  face {
    minor
    currency
  }
  left {
    minor
    currency
  }
  issuedOn
  validFrom
  goodUntil
  reason
  occasion
  occasionOn
  festival {
    zhCN
    en
  }
  version
  policyVersion
  definition {
    id
  }
  customer {
    id
    name
    memberNo
    store {
      id
      name
    }
  }
  issuedBy {
    id
    name
  }
}`) as unknown as TypedDocumentString<VoucherVoidMutation, VoucherVoidMutationVariables>;
export const VoucherRedeemUndoDocument = new TypedDocumentString(`
    mutation VoucherRedeemUndo($input: VoucherRedeemUndoInput!) {
  voucherRedeemUndo(input: $input) {
    redemption {
      ...VoucherPayment
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    fragment VoucherPayment on VoucherRedemption {
  id
  receiptNo
  taken {
    minor
    currency
  }
  recorded
  beyondReceipt
  undoneAt
  undoReason
  store {
    id
    name
  }
}`) as unknown as TypedDocumentString<VoucherRedeemUndoMutation, VoucherRedeemUndoMutationVariables>;
export const VoucherRevealDocument = new TypedDocumentString(`
    mutation VoucherReveal($input: VoucherRevealInput!) {
  voucherReveal(input: $input) {
    code
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<VoucherRevealMutation, VoucherRevealMutationVariables>;
export const PointsToVoucherDocument = new TypedDocumentString(`
    mutation PointsToVoucher($input: PointsToVoucherInput!) {
  pointsToVoucher(input: $input) {
    points
    voucher {
      ...VoucherLine
    }
    userErrors {
      code
      field
      params {
        name
        value
      }
    }
  }
}
    fragment VoucherLine on Voucher {
  id
  maskedCode
  state
  source
  name {
    zhCN
    en
  }
  face {
    minor
    currency
  }
  left {
    minor
    currency
  }
  issuedOn
  validFrom
  goodUntil
  reason
  occasion
  occasionOn
  festival {
    zhCN
    en
  }
  version
  policyVersion
  definition {
    id
  }
  customer {
    id
    name
    memberNo
    store {
      id
      name
    }
  }
  issuedBy {
    id
    name
  }
}`) as unknown as TypedDocumentString<PointsToVoucherMutation, PointsToVoucherMutationVariables>;