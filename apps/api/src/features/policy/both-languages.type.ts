// A text that stands in both languages of the admin, to read and to send.
import type { BothTexts } from '@keqing/domain'
import { Field, InputType, ObjectType } from 'type-graphql'

const IN_BOTH = 'A text in both languages of the admin.'

@ObjectType({ description: IN_BOTH, simpleResolvers: true })
@InputType('BothLanguagesInput', { description: IN_BOTH })
export class BothLanguages {
  @Field(() => String)
  zhCN!: string
  @Field(() => String)
  en!: string
}

export const showBoth = (texts: BothTexts): BothLanguages => ({ zhCN: texts['zh-CN'], en: texts.en })
export const readBoth = ({ zhCN, en }: BothLanguages): BothTexts => ({ 'zh-CN': zhCN.trim(), en: en.trim() })
