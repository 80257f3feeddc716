/** Chinese, whole: fetched when a reader first needs it. */
import elementPlus from 'element-plus/es/locale/lang/zh-cn.mjs'
import { gather } from './gather.ts'

export const messages = gather(import.meta.glob<Record<string, unknown>>('./zh-CN/*.json', { eager: true, import: 'default' }))
export { elementPlus }
