/** A phone as it is shown, 138****2201, copied into a search: its last digits are what can be searched for. Pure. */
const MASKED = /\+?\d{1,8}[*＊•]{2,}(\d{2,4})(?!\d)/g

export const unmasked = (search: string): string => search.replaceAll(MASKED, '$1')
