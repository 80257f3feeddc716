/** PROFILE-5: consent per purpose and channel. A choice is a set of "channel:purpose"; only what differs from what is known is recorded. */
import type { ConsentChannel, ConsentInput, ConsentPurpose } from '../../gql/graphql.ts'

export const CHANNELS: readonly ConsentChannel[] = ['PHONE', 'WECHAT', 'SMS', 'EMAIL', 'MAIL', 'VISIT']
export const PURPOSES: readonly ConsentPurpose[] = ['SERVICE', 'MARKETING']

export type Choice = `${ConsentChannel}:${ConsentPurpose}`
interface Known {
  readonly purpose: ConsentPurpose
  readonly channel: ConsentChannel
  readonly granted: boolean
}

export function choicesOf(known: readonly Known[]): readonly Choice[] {
  return known.filter(consent => consent.granted).map(({ channel, purpose }): Choice => `${channel}:${purpose}`)
}

/** What to record: newly granted, and withdrawn where it had been granted. Never asked is not refused. */
export function consentsToRecord(
  known: readonly Known[],
  chosen: readonly Choice[],
  source: string,
  /** Now where it is left out. */ happenedAt?: string
): ConsentInput[] {
  const before = new Set(choicesOf(known))
  const after = new Set(chosen)
  return CHANNELS.flatMap(channel =>
    PURPOSES.flatMap(purpose => {
      const key: Choice = `${channel}:${purpose}`
      return before.has(key) === after.has(key)
        ? []
        : [{ channel, purpose, granted: after.has(key), source, ...(happenedAt && { happenedAt }) }]
    })
  )
}

/** The latest word on any of what is recorded that was given after it, and so stays in force. */
export function newerWord(
  known: readonly (Known & { readonly happenedAt: string })[],
  changes: readonly ConsentInput[]
): string | undefined {
  return known
    .filter(({ purpose, channel, happenedAt }) =>
      changes.some(
        change => change.purpose === purpose && change.channel === channel && change.happenedAt && change.happenedAt < happenedAt
      )
    )
    .map(({ happenedAt }) => happenedAt)
    .toSorted()
    .at(-1)
}
