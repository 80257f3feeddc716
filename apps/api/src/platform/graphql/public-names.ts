/** Names of the domain as they are to the outside: inForce is IN_FORCE. For registerEnumType. */
export function publicNames<T extends string>(values: readonly T[]): Readonly<Record<string, T>> {
  return Object.fromEntries(values.map(value => [value.replaceAll(/[A-Z]/g, letter => `_${letter}`).toUpperCase(), value]))
}
