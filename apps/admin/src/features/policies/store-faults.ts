/** What keeps a store's figures from being submitted, by the line it is about. Pure. */
import type { PolicyFaultOfFragment } from '../../gql/graphql.ts'
import { placeText } from './benefit-places.ts'
import { keyed } from './faults.ts'
import type { Words } from './sentence.ts'

export interface StoreFault {
  readonly code: PolicyFaultOfFragment['code']
  /** The key of the line, as lines name it; none where it is about all of them. */
  readonly key: string
}

export interface Saved {
  readonly lines: readonly { readonly key: string }[]
  readonly faults: readonly PolicyFaultOfFragment[]
}

/** A fault lies in a line, or in what the chain's rules become with the lines: there the tier is told by its key. */
export function storeFaults({ lines, faults }: Saved, chain: unknown): readonly StoreFault[] {
  return faults.map(({ code, path }) => {
    if (path[0] === 'lines') return { code, key: lines[Number(path[1] ?? -1)]?.key ?? '' }
    return {
      code,
      key: keyed(
        path.map(part => (/^\d+$/.test(part) ? Number(part) : part)),
        chain
      )
    }
  })
}

export function storeFaultText({ code, key }: StoreFault, words: Words): string {
  const what = words.say(`policies.fault.${code}`)
  return key ? words.say('policies.faultAt', { place: placeText(key, words), what }) : what
}
