/** The second step: the mapping on the screen, whether the dry run still speaks of it, and what is missing before it can run. */
import { computed, shallowRef, watch, type Ref } from 'vue'
import { applyPreset, choose, differs, matchedCount, missingFields, presetFor, startMapping, toInput, type Mapping } from './mapping.ts'
import type { Run, useImportChoices } from './useImportRun.ts'

type Presets = ReturnType<typeof useImportChoices>['presets']

/** `given`: what is known of a file before anybody has said how it is read. */
export function useWizard(run: Ref<Run | undefined>, presets: Presets, given: Partial<Mapping> = {}) {
  const mapping = shallowRef<Mapping>()
  /** The mapping that the server last checked, if it did. */
  const checked = computed(() => (run.value?.mapping ? startMapping(run.value) : undefined))
  const touched = shallowRef(false)

  watch(
    [() => run.value?.id, presets],
    ([id], [before]) => {
      const found = run.value
      if (!found || (id === before && touched.value)) return
      const start = found.mapping ? startMapping(found) : { ...startMapping(found), ...given }
      const preset = found.mapping ? undefined : presetFor(presets.value, found.columns)
      mapping.value = preset ? applyPreset(start, preset) : start
      if (id !== before) touched.value = false
    },
    { immediate: true }
  )

  function set(next: Mapping): void {
    touched.value = true
    mapping.value = next
  }
  const missing = computed(() => (mapping.value && run.value ? missingFields(mapping.value, run.value.kind) : []))
  /** The figures are of an earlier mapping than the one on the screen. */
  const stale = computed(() => Boolean(mapping.value && checked.value && run.value?.counts.length && differs(mapping.value, checked.value)))
  return {
    mapping,
    missing,
    stale,
    matched: computed(() => (mapping.value ? matchedCount(mapping.value) : 0)),
    ready: computed(() => run.value?.status === 'CHECKED' && !stale.value),
    chooseField: (column: string, field: string | null) => mapping.value && set(choose(mapping.value, column, field)),
    takePreset: (id: string) => {
      const preset = presets.value.find(each => each.id === id)
      if (preset && mapping.value) set(applyPreset(mapping.value, preset))
    },
    setOption: (change: Partial<Omit<Mapping, 'choices'>>) => mapping.value && set({ ...mapping.value, ...change }),
    input: () => (mapping.value ? toInput(mapping.value) : undefined)
  }
}
