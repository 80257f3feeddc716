/** Versions to choose from, of whatever state, discarded ones among them: by their name or number. */
import { request } from '../../app/request.ts'
import { useChoices } from '../../app/useChoices.ts'
import { PolicyVersionDocument, PolicyVersionsDocument } from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'
import type { Words } from './sentence.ts'
import { isOf, shownKind, type Versions } from './usePolicies.ts'
import { noteOf, titleOf, type VersionLine } from './versions.ts'

export function useVersionChoices(of: () => Versions, chosen: () => readonly string[], words: () => Words) {
  const session = useSession()
  const chainId = () => session.chain?.id ?? ''
  return useChoices<VersionLine>(
    {
      key: () => [chainId(), 'versions', of().kind, of().storeId ?? ''],
      page: async (search, after, signal) => {
        const { kind, storeId } = of()
        const variables = { chainId: chainId(), kind: shownKind(kind), storeId: storeId ?? null, search, after }
        return (await request(PolicyVersionsDocument, variables, { signal })).policyVersions
      },
      named: async (ids, signal) => {
        const found = await Promise.all(ids.map(id => request(PolicyVersionDocument, { id }, { signal })))
        return found.flatMap(({ policyVersion }) => (policyVersion && isOf(policyVersion, of()) ? [policyVersion] : []))
      },
      show: version => ({ key: version.id, label: titleOf(version, words()), note: noteIn(version, words()) })
    },
    chosen
  )
}

/** State, the name where the number stands for it, and who did what last. */
function noteIn(version: VersionLine, words: Words): string {
  const name = version.name === titleOf(version, words) ? '' : version.name
  return [words.say(`policies.status.${version.status}`), name, noteOf(version, words)].filter(Boolean).join(' · ')
}
