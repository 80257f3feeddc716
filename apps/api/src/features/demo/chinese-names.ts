// Names as they occur: surnames by how frequent they are, given names of the generations that buy shoes, and neighbours whose names are built otherwise.
import type { DemoPersonName } from './company.ts'
import type { Random, Weighted } from './random.ts'

const SURNAMES: Weighted<string> = [
  ...Object.entries({
    王: 72,
    李: 74,
    张: 68,
    刘: 54,
    陈: 46,
    杨: 40,
    黄: 32,
    赵: 28,
    周: 27,
    吴: 25,
    徐: 22,
    孙: 20,
    马: 18,
    朱: 17,
    胡: 16,
    林: 16,
    郭: 15,
    何: 20,
    高: 14,
    罗: 20,
    郑: 13,
    梁: 12,
    谢: 15,
    宋: 12,
    唐: 15,
    许: 11,
    邓: 18,
    韩: 9,
    冯: 10,
    曹: 10,
    彭: 13,
    曾: 13,
    肖: 12,
    田: 9,
    董: 8,
    潘: 8,
    袁: 9,
    蔡: 8,
    蒋: 11,
    余: 11,
    于: 6,
    杜: 8,
    叶: 8,
    程: 8,
    魏: 7,
    苏: 7,
    吕: 6,
    丁: 6,
    任: 8,
    卢: 6,
    姚: 6,
    沈: 5,
    钟: 7,
    姜: 5,
    崔: 4,
    谭: 8,
    陆: 5,
    范: 5,
    汪: 5,
    廖: 9,
    石: 5,
    金: 4,
    韦: 3,
    贾: 4,
    夏: 6,
    付: 6,
    方: 6,
    邹: 7,
    熊: 7,
    白: 5,
    孟: 3,
    秦: 5,
    邱: 5,
    侯: 4,
    江: 5,
    尹: 5,
    薛: 3,
    段: 4,
    雷: 6,
    龙: 6,
    黎: 5,
    史: 3,
    陶: 4,
    贺: 4,
    毛: 4,
    郝: 2,
    顾: 3,
    龚: 5,
    邵: 3,
    万: 4,
    覃: 3,
    武: 2,
    钱: 3,
    戴: 3,
    严: 3,
    莫: 2,
    孔: 2,
    向: 4,
    常: 2,
    冉: 4,
    蒲: 5,
    税: 1,
    母: 1
  }),
  ['欧阳', 3],
  ['上官', 1],
  ['司马', 1],
  ['诸葛', 1],
  ['令狐', 1]
]

const WOMEN =
  `婷 丽 敏 静 燕 艳 娟 霞 玲 芳 娜 莉 萍 红 慧 莹 颖 雪 倩 洁 蓉 欣怡 梓涵 诗涵 雨桐 雨欣 思雨 佳怡 梦瑶 晓燕 晓琳 丽娟 丽华 春梅 秀英 秀兰 桂英 玉兰 红梅 海燕 小红
小芳 雅琴 雅静 佳琪 嘉怡 可馨 紫涵 子萱 若曦 一诺 语嫣 梓萱 婉婷 静怡 慧敏 文静 思琪 晓雪 雪梅 冬梅 淑芬 淑珍 素芳 凤英 美玲 美琪 彩霞 云霞 明霞 君 薇 琳 琴 蕾 悦 璐 媛 瑶 珊 岚 茜 菲
蓓 钰 宁 韵 晴 然 佳 萌 莎 苗 璇 清 兰 芸 倩倩 婷婷 丹丹 圆圆`.split(/\s+/)
const MEN =
  `伟 强 磊 军 勇 涛 杰 鹏 超 浩 斌 波 辉 刚 健 明 亮 飞 俊 凯 建国 建军 志强 志伟 国强 文杰 俊杰 子轩 浩宇 浩然 宇轩 宇航 博文 天宇 嘉豪 家豪 俊峰 晓东 海涛 海波 小龙 小军 永强 永红
春林 德华 光明 国庆 建华 建平 卫东 卫国 新民 学军 一鸣 梓豪 泽宇 晨曦 思远 子涵 锦程 鑫 旭 阳 帆 昊 翔 锋 松 林 峰 毅 琦 瑞 彬 诚 川 洋 宁 恒 哲 睿 驰 轩 霖 航 煜 楠 骏`.split(
    /\s+/
  )

const UYGHUR = {
  female: ['古丽娜尔', '阿依古丽', '热依汗', '帕提古丽', '迪丽拜尔', '米娜瓦尔', '阿依努尔'],
  male: ['艾力', '阿迪力', '吐尔逊', '库尔班', '买买提江', '艾尔肯'],
  father: ['买买提', '艾山', '吐尔逊', '阿不都拉', '玉素甫', '依明', '热合曼']
}
const YI = {
  family: ['阿尔', '吉克', '沙马', '阿西', '曲比', '吉木'],
  female: ['阿依', '嫫支', '阿呷', '史布'],
  male: ['木呷', '伍各', '拉日', '尔古']
}
const TIBETAN = {
  female: ['卓玛', '央金', '德吉', '拉姆', '次仁卓玛', '白玛央金'],
  male: ['扎西', '多吉', '次仁', '丹增', '扎西顿珠', '平措']
}

export function chinesePerson(random: Random, womenShare: number): DemoPersonName {
  const gender = random.chance(womenShare) ? 'female' : 'male'
  const origin = random.weighted([
    ['汉族', 940],
    ['回族', 14],
    ['羌族', 8],
    ['土家族', 6],
    ['彝族', 12],
    ['藏族', 12],
    ['维吾尔族', 6],
    ['蒙古族', 2]
  ] as const)
  if (origin === '维吾尔族') return { name: `${random.pick(UYGHUR[gender])}·${random.pick(UYGHUR.father)}`, gender, ethnicity: origin }
  if (origin === '彝族') return { name: `${random.pick(YI.family)}${random.pick(YI[gender])}`, gender, ethnicity: origin }
  if (origin === '藏族') return { name: random.pick(TIBETAN[gender]), gender, ethnicity: origin }
  return { name: `${random.weighted(SURNAMES)}${random.pick(gender === 'female' ? WOMEN : MEN)}`, gender, ethnicity: origin }
}

const BUSINESS = ['文化旅游', '商贸', '餐饮管理', '物业服务', '教育咨询', '建筑工程', '医疗科技', '酒店管理', '信息技术', '人力资源']

export function chineseCompany(random: Random): string {
  const word = `${random.pick(['锦', '蓉', '天', '华', '瑞', '和', '鼎', '汇', '嘉', '润'])}${random.pick(['江', '城', '府', '泰', '源', '丰', '盛', '信', '达', '悦'])}`
  return `${random.pick(['成都', '四川', '遂宁', '绵阳'])}${word}${random.pick(BUSINESS)}有限公司`
}
