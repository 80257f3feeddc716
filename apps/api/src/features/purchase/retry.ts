// A fact changed between being read and being locked: the unit of work is begun again, as after a serialization failure (TRUST 26).
export function retry(): Error {
  return Object.assign(new Error('changed while being locked'), { code: '40001' })
}
