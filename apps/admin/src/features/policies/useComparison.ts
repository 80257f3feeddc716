/** Two versions beside each other: each as it reads, with what the other says otherwise marked, and what changes from the one to the other in sentences. */
import { policyDifferences } from '@keqing/domain'
import { computed } from 'vue'
import { changesOf, changeText } from './changes.ts'
import { isMarked, markLines, type MarkedLine } from './marks.ts'
import { readMarked } from './read.ts'
import { bodyOf } from './rules.ts'
import type { Words } from './sentence.ts'
import { storeLines } from './store-lines.ts'
import { isOf, usePolicyVersion, type Version, type Versions } from './usePolicies.ts'

const linesOf = ({ rules }: Version) => rules.storeLines ?? []

function marked({ kind, storeId }: Versions, before: Version, after: Version, words: Words): readonly MarkedLine[] {
  if (storeId) return markLines(storeLines(linesOf(before), words), storeLines(linesOf(after), words))
  return readMarked(kind, bodyOf(kind, before.rules), bodyOf(kind, after.rules), words)
}

function changed({ kind, storeId }: Versions, before: Version, after: Version, words: Words): readonly string[] {
  const [old, now] = storeId ? [] : [bodyOf(kind, before.rules), bodyOf(kind, after.rules)]
  const differences = policyDifferences(old ?? { lines: linesOf(before) }, now ?? { lines: linesOf(after) })
  const known = [now, old].filter(each => each !== undefined)
  return changesOf(kind, differences, known, words).map(change => changeText(change, words))
}

export function useComparison(of: () => Versions, ids: () => readonly [string, string], words: () => Words) {
  const sides = ([0, 1] as const).map(at => {
    const id = () => ids()[at] || undefined
    const { version: found, answered, error, refetch, busy } = usePolicyVersion(id)
    /** What is still shown of a choice before belongs to that one; and an address may name another kind's, or another store's. */
    const version = computed(() => (found.value?.id === id() && found.value && isOf(found.value, of()) ? found.value : undefined))
    return {
      version,
      missing: computed(() => Boolean(id()) && answered.value && !busy.value && !version.value),
      error: computed(() => (version.value ? null : error.value)),
      refetch
    }
  })
  const both = computed(() => {
    const [before, after] = sides.map(side => side.version.value)
    return before && after ? ([before, after] as const) : undefined
  })
  const lines = computed(() => (both.value ? marked(of(), ...both.value, words()) : []))
  return {
    sides,
    both,
    same: computed(() => both.value !== undefined && !lines.value.some(isMarked)),
    changes: computed(() => (both.value ? changed(of(), ...both.value, words()) : [])),
    /** Each side shows its own words of what both say. */
    shown: computed(() =>
      (['ins', 'del'] as const).map(other =>
        lines.value
          .map(line => ({ ...line, pieces: line.pieces.filter(piece => piece.mark !== other) }))
          .filter(line => line.pieces.length > 0)
      )
    )
  }
}
