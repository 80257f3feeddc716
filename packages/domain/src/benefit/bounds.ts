/** How much of anything a benefit policy may hold: enough for a chain, little enough to be read with every quote. */
export const MOST_SALES = 20
export const MOST_OFFERS = 20
export const MOST_FESTIVALS = 12
/** Days that a festival may lie before or after a lunar day. */
export const MOST_OFFSET = 30
/** Categories or item codes of one sale, or for members only. */
export const MOST_GOODS = 200
export const MOST_TEXT = 200
export const MOST_DAYS = 365
