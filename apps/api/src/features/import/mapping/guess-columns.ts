// A first guess at what each column means: by its name, exactly or nearly, in Chinese and English; else by what its values look like. Each field at most
// once, the surest guess first; people correct the rest.
import { IMPORT_FIELDS, type ImportKind } from '@keqing/domain'
import { guessDateFormat } from './dates.ts'

export type GuessedBy = 'exactName' | 'similarName' | 'values' | 'saved' | 'none'

export interface ColumnGuess {
  readonly name: string
  readonly firstValues: readonly string[]
  readonly guessedField: string | null
  readonly guessedBy: GuessedBy
}

const NAMES: Readonly<Record<string, readonly string[]>> = {
  memberNo: [
    'member no',
    'member number',
    'member id',
    'customer id',
    'customer no',
    'customer number',
    'household id',
    'card no',
    'card number',
    'vip',
    '会员号',
    '会员编号',
    '会员卡号',
    '卡号',
    '顾客编号',
    '客户编号'
  ],
  name: ['name', 'customer name', 'full name', 'customer', '姓名', '顾客姓名', '客户姓名', '会员姓名', '顾客', '名称'],
  customerName: ['customer name', 'full name', 'customer', '姓名', '顾客姓名', '客户姓名', '会员姓名', '顾客'],
  phone: [
    'phone',
    'mobile',
    'phone number',
    'mobile number',
    'telephone',
    'tel',
    'cell',
    '手机',
    '手机号',
    '手机号码',
    '电话',
    '联系电话',
    '联系方式'
  ],
  storeCode: [
    'store',
    'store code',
    'store id',
    'store no',
    'shop',
    'shop code',
    'branch',
    'home store',
    '门店',
    '门店编号',
    '门店代码',
    '店号',
    '店铺',
    '店铺编号',
    '所属门店'
  ],
  registeredOn: [
    'registered',
    'registered on',
    'registration date',
    'registered at',
    'created',
    'created at',
    'join date',
    '登记日期',
    '建档日期',
    '注册日期',
    '入会日期',
    '建档时间'
  ],
  kind: ['kind', 'type', 'customer type', '类型', '顾客类型'],
  gender: ['gender', 'sex', '性别'],
  birthday: ['birthday', 'birth date', 'date of birth', 'dob', 'born', '生日', '出生日期', '出生年月日'],
  ageBand: ['age', 'age band', 'age group', '年龄', '年龄段'],
  ethnicity: ['ethnicity', 'nationality', '民族'],
  email: ['email', 'e mail', 'email address', 'mail', '邮箱', '电子邮箱', '电子邮件'],
  address: ['address', 'street', 'street address', '地址', '住址', '联系地址'],
  city: ['city', 'town', '城市'],
  captureSource: ['source', 'capture source', 'how captured', '来源', '建档方式', '登记方式'],
  occupation: ['occupation', 'job', 'profession', '职业'],
  family: ['family', 'household', 'household comp', 'family status', '家庭', '家庭情况'],
  personality: ['personality', 'character', '性格'],
  spendingHabits: ['spending habits', '消费习惯'],
  dressPreference: ['dress preference', 'style', '着装偏好', '穿着偏好'],
  leisure: ['leisure', 'hobbies', 'interests', '爱好', '休闲', '兴趣爱好'],
  dailyHabits: ['daily habits', 'habits', '生活习惯'],
  servicePreference: ['service preference', 'preferred service', '服务偏好'],
  promotionAttitude: ['promotion attitude', 'attitude to promotions', '促销态度'],
  values: ['values', '价值观'],
  education: ['education', '学历', '教育程度'],
  income: ['income', 'income bracket', '收入'],
  note: ['note', 'notes', 'remark', 'remarks', 'comment', '备注'],
  marketingPhone: ['consent phone', 'marketing phone', '同意电话'],
  marketingSms: ['consent sms', 'marketing sms', '同意短信'],
  marketingWechat: ['consent wechat', 'marketing wechat', '同意微信'],
  marketingEmail: ['consent email', 'marketing email', '同意邮件'],
  marketingMail: ['consent mail', 'marketing mail', '同意信件'],
  receiptNo: [
    'receipt',
    'receipt no',
    'receipt number',
    'invoice no',
    'invoice number',
    'invoice',
    'order no',
    'order number',
    'order id',
    'basket id',
    'ticket',
    'transaction id',
    '小票号',
    '小票',
    '单号',
    '订单号',
    '销售单号',
    '流水号',
    '票号'
  ],
  at: [
    'date',
    'time',
    'date and time',
    'datetime',
    'timestamp',
    'invoice date',
    'sale date',
    'purchase date',
    'order date',
    'sold at',
    'happened at',
    'transaction timestamp',
    '日期',
    '时间',
    '销售日期',
    '销售时间',
    '购买日期',
    '交易时间',
    '下单时间'
  ],
  amount: [
    'amount',
    'total',
    'paid',
    'sales value',
    'net amount',
    'sum',
    'amount paid',
    'line total',
    '金额',
    '实付',
    '实付金额',
    '销售金额',
    '应收',
    '总额',
    '合计'
  ],
  units: ['units', 'quantity', 'qty', 'pieces', '件数', '数量'],
  quantity: ['quantity', 'qty', 'units', 'pieces', '数量', '件数'],
  unitPrice: ['unit price', 'price', 'item price', '单价', '价格', '售价'],
  itemCode: [
    'item',
    'item code',
    'sku',
    'stock code',
    'product code',
    'product id',
    'article',
    'barcode',
    'item no',
    '货号',
    '商品编号',
    '商品编码',
    '款号',
    '条码',
    '商品代码'
  ],
  itemName: ['item name', 'product name', 'product', 'description', 'title', '商品', '商品名称', '品名', '货品名称'],
  category: ['category', 'department', 'product category', 'group', '类别', '分类', '品类', '商品类别'],
  specialPrice: ['special price', 'on sale', 'promotion', 'discounted', '特价', '是否特价'],
  sellerNo: [
    'seller',
    'seller no',
    'staff',
    'staff no',
    'associate',
    'employee',
    'salesperson',
    '导购',
    '营业员',
    '工号',
    '导购工号',
    '销售员'
  ],
  returnOf: ['return of', 'original receipt', 'returned receipt', '原单号', '原小票号', '退货原单']
}

/** No known name is near as long; the patterns below look again from every letter. */
const LONGEST_NAME = 200

/** `Invoice_No`, `invoiceNo` and `INVOICE NO` are one name. */
export function normalName(name: string): string {
  return name
    .slice(0, LONGEST_NAME)
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .replaceAll(/[\s_\-./:()（）#]+/g, ' ')
    .trim()
}

type Test = (values: readonly string[]) => boolean
const mostly =
  (pattern: RegExp): Test =>
  values =>
    values.filter(value => pattern.test(value)).length >= values.length * 0.9

/** Only what values can tell by themselves. */
const VALUE_TESTS: readonly (readonly [field: string, test: Test])[] = [
  ['phone', mostly(/^'?(\+?86)?[ -]?1[3-9]\d{9}$/)],
  ['email', mostly(/^[^\s@]+@[^\s@]+\.[^\s@]+$/)],
  ['at', values => guessDateFormat(values) !== undefined && values.some(value => /\d:\d\d/.test(value))],
  ['gender', mostly(/^(男|女|male|female|m|f)$/i)],
  ['itemName', values => values.length >= 10 && values.filter(value => /\p{L}{3,}\s\p{L}{2,}/u.test(value)).length >= values.length * 0.7]
]

interface Candidate {
  readonly column: number
  readonly field: string
  readonly by: GuessedBy
  readonly rank: number
}

export function guessColumns(kind: ImportKind, header: readonly string[], samples: readonly (readonly string[])[]): readonly ColumnGuess[] {
  const fields: readonly string[] = IMPORT_FIELDS[kind]
  const candidates = header.flatMap((name, column) => fields.flatMap(field => candidate(name, column, field, samples[column] ?? [])))
  const taken = new Map<number, Candidate>()
  const used = new Set<string>()
  for (const each of candidates.toSorted((a, b) => a.rank - b.rank)) {
    if (taken.has(each.column) || used.has(each.field)) continue
    taken.set(each.column, each)
    used.add(each.field)
  }
  return header.map((name, column) => ({
    name,
    firstValues: (samples[column] ?? []).slice(0, 3),
    guessedField: taken.get(column)?.field ?? null,
    guessedBy: taken.get(column)?.by ?? 'none'
  }))
}

function candidate(name: string, column: number, field: string, values: readonly string[]): Candidate[] {
  const normal = normalName(name)
  const known = NAMES[field] ?? []
  const at = known.indexOf(normal)
  if (normalName(field) === normal) return [{ column, field, by: 'exactName', rank: 0 }]
  if (at >= 0) return [{ column, field, by: 'exactName', rank: 1 + at / 100 }]
  const near = known.findIndex(each => each.length >= 3 && (normal.includes(each) || (normal.length >= 3 && each.includes(normal))))
  const wide = near < 0 ? known.findIndex(each => /\p{Script=Han}{2}/u.test(each) && normal.includes(each)) : near
  if (wide >= 0) return [{ column, field, by: 'similarName', rank: 10 + wide / 100 }]
  const test = VALUE_TESTS.find(([own]) => own === field)?.[1]
  return values.length > 0 && test?.(values) ? [{ column, field, by: 'values', rank: 20 }] : []
}
