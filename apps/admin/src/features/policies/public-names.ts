/** Names of the domain as they are to the outside: moreThan is MORE_THAN. */
export const shown = (word: string): string => word.replaceAll(/[A-Z]/g, letter => `_${letter}`).toUpperCase()
export const known = <T extends string>(words: readonly T[], word: string): T => words.find(each => shown(each) === word) as T
