/** What looks like a whole phone or card number of digits: it may be looked up at the counter. */
export const FULL_NUMBER = /^\+?[\d\s-]{8,20}$/
