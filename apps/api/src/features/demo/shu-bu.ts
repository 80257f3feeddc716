// 蜀步鞋履: a Chinese shoe brand of six stores.
import { chineseCompany, chinesePerson } from './chinese-names.ts'
import type { DemoCompany, DemoStyle } from './company.ts'
import { SHU_BU_BENEFITS } from './shu-bu-benefits.ts'
import { SHU_BU_WORDS } from './shu-bu-words.ts'

const BLACK = ['BK', '黑色'] as const
const WHITE = ['WH', '米白'] as const
const BROWN = ['BR', '棕色'] as const
const NUDE = ['NU', '裸粉'] as const
const GREY = ['GY', '灰色'] as const
const RED = ['RD', '酒红'] as const
const BLUE = ['BL', '雾蓝'] as const

type Line = readonly [
  code: string,
  name: string,
  category: string,
  yuan: number,
  who: DemoStyle['for'],
  season: DemoStyle['season'],
  colours: DemoStyle['colours']
]

const LINES: readonly Line[] = [
  ['L101', '软底一脚蹬乐福鞋', '乐福鞋', 459, 'female', 'mild', [BLACK, BROWN, WHITE]],
  ['L102', '金属扣方头乐福鞋', '乐福鞋', 529, 'female', 'mild', [BLACK, RED]],
  ['L103', '流苏平底乐福鞋', '乐福鞋', 429, 'female', 'mild', [BROWN, NUDE]],
  ['L201', '头层牛皮便士乐福鞋', '乐福鞋', 659, 'male', 'mild', [BLACK, BROWN]],
  ['P110', '尖头细跟单鞋', '单鞋', 499, 'female', 'mild', [BLACK, NUDE, RED]],
  ['P111', '方扣粗跟单鞋', '单鞋', 469, 'female', 'mild', [BLACK, WHITE]],
  ['P112', '蝴蝶结芭蕾平底鞋', '单鞋', 359, 'female', 'mild', [BLACK, NUDE, BLUE]],
  ['P113', '玛丽珍粗跟鞋', '单鞋', 439, 'female', 'mild', [BLACK, RED]],
  ['S120', '一字带粗跟凉鞋', '凉鞋', 399, 'female', 'warm', [BLACK, WHITE, NUDE]],
  ['S121', '编织坡跟凉鞋', '凉鞋', 429, 'female', 'warm', [BROWN, WHITE]],
  ['S122', '厚底交叉带凉拖', '凉鞋', 329, 'female', 'warm', [BLACK, WHITE]],
  ['S123', '珍珠扣罗马凉鞋', '凉鞋', 459, 'female', 'warm', [NUDE, BLACK]],
  ['S220', '牛皮沙滩凉鞋', '凉鞋', 429, 'male', 'warm', [BROWN, BLACK]],
  ['B130', '弹力侧拉链短靴', '短靴', 699, 'female', 'cold', [BLACK, BROWN]],
  ['B131', '切尔西短靴', '短靴', 759, 'female', 'cold', [BLACK, RED]],
  ['B132', '系带马丁靴', '短靴', 659, 'female', 'cold', [BLACK, BROWN]],
  ['B133', '羊毛里雪地靴', '短靴', 559, 'female', 'cold', [GREY, BROWN]],
  ['B134', '高筒骑士靴', '长靴', 899, 'female', 'cold', [BLACK]],
  ['B230', '牛皮工装短靴', '短靴', 799, 'male', 'cold', [BLACK, BROWN]],
  ['C140', '厚底小白鞋', '休闲鞋', 399, 'all', 'all', [WHITE, BLACK]],
  ['C141', '透气网面运动鞋', '休闲鞋', 369, 'all', 'all', [GREY, BLUE, BLACK]],
  ['C142', '德训复古板鞋', '休闲鞋', 469, 'all', 'all', [WHITE, GREY]],
  ['C143', '轻量健步鞋', '休闲鞋', 329, 'all', 'all', [BLACK, GREY]],
  ['D250', '三接头德比皮鞋', '正装鞋', 699, 'male', 'all', [BLACK, BROWN]],
  ['D251', '商务系带牛津鞋', '正装鞋', 769, 'male', 'all', [BLACK]]
]

const style = ([code, name, category, yuan, who, season, colours]: Line, sized = true): DemoStyle => ({
  code: `SB-${code}`,
  name,
  category,
  price: yuan * 100,
  for: who,
  season,
  colours,
  sized
})

const EXTRAS: readonly Line[] = [
  ['X901', '乳胶减震鞋垫', '鞋垫', 59, 'all', 'all', [GREY]],
  ['X902', '羊毛保暖鞋垫', '鞋垫', 79, 'all', 'cold', [GREY]],
  ['X903', '皮革护理套装', '护理', 129, 'all', 'all', [['00', '']]],
  ['X904', '清洁泡沫', '护理', 49, 'all', 'all', [['00', '']]],
  ['X905', '棉质中筒袜三双装', '袜品', 69, 'all', 'all', [BLACK, WHITE]],
  ['X906', '隐形船袜五双装', '袜品', 59, 'all', 'warm', [NUDE]],
  ['X907', '半码垫与后跟贴', '配件', 29, 'all', 'all', [['00', '']]]
]

export const SHU_BU: DemoCompany = {
  key: 'shu-bu',
  name: '蜀步集团',
  benefits: SHU_BU_BENEFITS,
  chain: { name: '蜀步鞋履', currency: 'CNY', timeZone: 'Asia/Shanghai', locale: 'zh-CN', country: 'CN', memberNoPrefix: 'SB' },
  hq: { name: '周敏', email: 'hq@shubu.example' },
  logins: [
    { role: 'HQ', email: 'second@shubu.example', name: '秦月', title: 'HQ, second person' },
    { role: 'OPERATOR', email: 'operator@shubu.example', name: '何建国', stores: ['SNHD', 'SNWD'] },
    { role: 'STORE_MANAGER', email: 'manager@shubu.example', name: '陈静', stores: ['CDCX'] },
    { role: 'ASSOCIATE', email: 'associate@shubu.example', name: '赵欣怡', stores: ['CDCX'], group: '芙蓉组' },
    { role: 'STORE_MANAGER', email: 'supervisor@shubu.example', name: '林晓岚', stores: ['CDWX', 'CDHQ'], title: 'STORE_MANAGER ×2' },
    { role: 'ANALYST', email: 'consultant@north-star.example', name: '苏然' }
  ],
  stores: [
    {
      code: 'CDCX',
      name: '成都春熙路店',
      city: '成都',
      share: 28,
      registrationRate: 0.835,
      groups: ['芙蓉组', '海棠组'],
      openedMonthsAgo: 0,
      till: true
    },
    {
      code: 'CDWX',
      name: '成都万象城店',
      city: '成都',
      share: 19,
      registrationRate: 0.905,
      groups: ['银杏组', '青竹组'],
      openedMonthsAgo: 0,
      till: true
    },
    {
      code: 'CDHQ',
      name: '成都环球中心店',
      city: '成都',
      share: 17,
      registrationRate: 0.885,
      groups: ['玉兰组', '紫薇组'],
      openedMonthsAgo: 0,
      till: true
    },
    {
      code: 'SNHD',
      name: '遂宁河东店',
      city: '遂宁',
      share: 17,
      registrationRate: 0.93,
      groups: ['桂花组', '丁香组'],
      openedMonthsAgo: 0,
      till: true
    },
    {
      code: 'SNWD',
      name: '遂宁万达店',
      city: '遂宁',
      share: 10,
      registrationRate: 0.94,
      groups: ['茉莉组', '腊梅组'],
      openedMonthsAgo: 0,
      till: false
    },
    {
      code: 'MYKD',
      name: '绵阳凯德店',
      city: '绵阳',
      share: 9,
      registrationRate: 0.82,
      groups: ['杜鹃组', '木槿组'],
      openedMonthsAgo: 15,
      till: true
    }
  ],
  customers: 5_000,
  months: 24,
  staffNoPrefix: 'SB',
  pointForEveryMinor: 10_000,
  apiClient: {
    name: '春熙路收银系统',
    store: 'CDCX',
    scopes: ['customers:read', 'customers:write', 'purchases:read', 'purchases:write', 'points:read']
  },
  sources: [
    ['till', 34],
    ['seatedTalk', 18],
    ['offerInquiry', 12],
    ['smallTalk', 11],
    ['farewell', 7],
    ['event', 5],
    ['giftPickUp', 4],
    ['prizeDraw', 3],
    ['businessCard', 2],
    ['delivery', 2],
    ['web', 2]
  ],
  womenShare: 0.79,
  priceStep: 1_000,
  styles: LINES.map(line => style(line)),
  extras: EXTRAS.map(line => style(line, false)),
  sizes: { female: [35, 36, 37, 37, 38, 38, 39, 40], male: [39, 40, 41, 41, 42, 42, 43, 44] },
  words: SHU_BU_WORDS,
  personName: random => chinesePerson(random, SHU_BU.womenShare),
  companyName: chineseCompany,
  // 138 0000 and 139 0000: written in every example, given to nobody.
  phone: n => `+86${n % 2 === 0 ? '1380000' : '1390000'}${String(n >> 1).padStart(4, '0')}`,
  phones: 20_000,
  email: (random, n) => `${random.pick(['wo', 'xiao', 'hello', 'life', 'shu', 'sunny'])}${1000 + n}@example.com`
}
