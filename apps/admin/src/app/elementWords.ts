/** Element Plus's own words in the language in use; they arrive with ours. */
import { shallowRef } from 'vue'

export const elementWords = shallowRef<Record<string, unknown>>()
