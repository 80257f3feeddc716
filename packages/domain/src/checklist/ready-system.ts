/** INC-9: the monthly system check of a store, by its operator. */
import { REGISTRATION_RATE_ITEM, type Checklist } from './checklist.ts'
import { readyItem } from './ready-item.ts'

export const READY_SYSTEM: Checklist = {
  kind: 'system',
  title: { 'zh-CN': '门店系统检查', en: 'System check of the store' },
  rhythm: 'monthly',
  doer: 'OPERATOR',
  items: [
    readyItem(REGISTRATION_RATE_ITEM, {
      zh: '当月登记率达到激励方案的下限（通常为85%）',
      en: 'The month’s registration rate reaches the incentive plan’s floor (85% unless the plan says otherwise)',
      howZh: '无需填写：月度结算时由系统按小票计算并判定，结果见激励页面。',
      howEn: 'Nothing to fill in: the rate is reckoned from receipts and judged when the month is closed; see the incentive pages.',
      critical: true,
      automatic: true
    }),
    readyItem('askEveryBuyer', {
      zh: '收银台对每位未登记的购买者都邀请登记',
      en: 'Every buyer without a file is invited to register at the counter',
      howZh: '在客流高峰站在收银台旁看连续10笔交易，数一数有几位被问到；少于9位即不合格。备注写下时段和人数。',
      howEn:
        'Stand by the counter at a busy hour for ten sales in a row and count who was asked; fewer than nine is a fail. Note the hour and the count.',
      critical: true,
      needsNote: true
    }),
    readyItem('consentRecorded', {
      zh: '本月新建档案都记录了手机号和联系许可',
      en: 'Files made this month hold a phone number and a recorded consent',
      howZh: '打开本月新建的10份档案，看手机号和联系许可的来源；问营业员当时是怎么征得同意的。没有许可却联系过的，即不合格。',
      howEn:
        'Open ten files made this month and look at the phone and where the consent came from; ask the associate how it was given. Anyone contacted without consent is a fail.',
      critical: true
    }),
    readyItem('phonesReal', {
      zh: '登记的手机号真实可用，没有营业员代填的号码',
      en: 'Registered phone numbers are real, none of them an associate’s stand-in',
      howZh: '从本月新档案中任选5位，请店长在规定时段当面拨打核对；查看有没有多份档案填了营业员自己的号码。',
      howEn:
        'Choose five of the month’s files and have the manager call them in the calling hour while you listen; look for files that carry an associate’s own number.',
      critical: true,
      needsNote: true
    }),
    readyItem('sameDayReceipts', {
      zh: '购买记录当天录入，小票与系统一致',
      en: 'Purchases are entered the same day and agree with the receipts',
      howZh: '任选本月3天，把当天的小票存根与系统逐笔核对：笔数、金额、会员都要对得上。',
      howEn:
        'Choose three days of the month and compare the receipt stubs with the system one by one: number of sales, amounts and members must agree.',
      critical: true
    }),
    readyItem('managerChecks', {
      zh: '店长按时完成每日抽查和每周清单',
      en: 'The manager carried out the daily spot checks and weekly checklists in time',
      howZh: '在抽查和清单页面筛选本店“已逾期”；本月逾期超过3次即不合格。',
      howEn: 'Filter the pages of spot checks and checklists by this store and “overdue”; more than three this month is a fail.',
      critical: true
    }),
    readyItem('daySheetKept', {
      zh: '每日工作表逐日填写，没有隔天补记',
      en: 'The day sheet is kept day by day, nothing filled in afterwards',
      howZh: '翻看本月工作表，任选5天：当天的接待、登记、回访和交接都有记录，并有当班人署名。',
      howEn:
        'Go through the month’s sheets and choose five days: visits, registrations, contacts and handing over are noted with who was on duty.'
    }),
    readyItem('dutiesPosted', {
      zh: '岗位分工和店长电话时段张贴在员工区，人人知道',
      en: 'Duties and the calling hour are posted where staff see them, and known to all',
      howZh: '看员工区的分工表日期是否为本月；任问两名营业员：你负责哪些顾客，谁打电话，什么时候打。',
      howEn: 'See that the posted duties are this month’s; ask two associates which customers are theirs, who calls, and when.'
    }),
    readyItem('keepersAssigned', {
      zh: '每份档案都有负责的销售组，离职营业员的名册已移交',
      en: 'Every file has a group, and leavers’ books have been handed over',
      howZh: '在名册页面看“未分组”的人数和未完成的移交；超过7天仍未完成即不合格。',
      howEn: 'On the page of books look for customers without a group and unfinished handovers; anything older than seven days is a fail.'
    }),
    readyItem('giftsRecorded', {
      zh: '礼品和礼金券按规定发放，逐笔登记，账实相符',
      en: 'Gifts and vouchers are handed out by the rules, recorded one by one, and agree with the stock',
      howZh: '清点剩余礼品，与进货数减登记发放数核对；任选3笔请顾客签收记录佐证。备注写下清点结果。',
      howEn: 'Count the gifts left against received minus recorded; ask for the signed record of three of them. Note the count.',
      critical: true,
      needsNote: true
    }),
    readyItem('tierRules', {
      zh: '折扣和权益按会员等级执行，没有私自让利',
      en: 'Discounts and benefits follow the tier; nobody gives more on their own',
      howZh: '任选10张带折扣的小票，核对会员等级与折扣；凡有例外须有审批记录。',
      howEn: 'Take ten discounted receipts and compare tier and discount; any exception needs its approval on record.'
    }),
    readyItem('privacy', {
      zh: '顾客资料不外泄：没有纸条、截图或私人手机里的名单',
      en: 'Customer data stays in the system: no slips, screenshots or lists on private phones',
      howZh: '看收银台、更衣区和店内聊天群；确认没有两人共用账号，离店人员的账号已停用。',
      howEn:
        'Look at the counter, the staff room and the store’s chat groups; make sure that nobody shares an account and that leavers’ are closed.',
      critical: true
    }),
    readyItem('lastFaultsMended', {
      zh: '上次检查的不合格项已整改',
      en: 'What failed last time has been put right',
      howZh: '打开上次检查结果，逐项核对整改；首次检查选“不适用”。',
      howEn: 'Open the last result and see to each failed item; of a first check answer “not applicable”.',
      needsNote: true
    })
  ]
}
