/** The acts on a customer that need a form. */
export type Doing = 'visit' | 'assign' | 'consent' | 'designate' | 'override' | 'points'
