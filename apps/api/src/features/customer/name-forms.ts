// What a name is found and sorted by: Han names by pinyin (full and initials), others by their lower-case letters. Stored with the file, so that
// searching and sorting stay in the database.
import { pinyin } from 'pinyin-pro'

const HAN = /\p{Script=Han}/u

export interface NameForms {
  /** Lower case, words apart: the name, its pinyin, its initials, the member number. */
  readonly search: string
  readonly sortName: string
}

export function nameForms(name: string, memberNo: string): NameForms {
  const plain = folded(name)
  const words = [plain.replaceAll(/\s+/g, '')]
  if (plain !== words[0]) words.unshift(plain)
  let sortName = plain
  if (HAN.test(plain)) {
    const options = { toneType: 'none', type: 'array', surname: 'head', nonZh: 'consecutive', v: true } as const
    const syllables = pinyin(plain, options).filter(syllable => syllable.trim() !== '')
    words.push(syllables.join(''), syllables.map(syllable => syllable[0]).join(''))
    // The characters after the sound keep homophones together and apart.
    sortName = `${syllables.join(' ')} ${plain}`
  }
  return { search: [...new Set([...words, folded(memberNo)])].join(' '), sortName }
}

/** As stored in `search`: compatibility forms and case made one. */
export function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim().replaceAll(/\s+/g, ' ')
}
