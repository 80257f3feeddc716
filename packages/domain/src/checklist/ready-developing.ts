/** AUDIT-1: developing customers, weekly, by the store manager. */
import type { Checklist } from './checklist.ts'
import { readyItem } from './ready-item.ts'

export const READY_DEVELOPING: Checklist = {
  kind: 'developing',
  title: { 'zh-CN': '顾客开发', en: 'Developing customers' },
  rhythm: 'weekly',
  doer: 'STORE_MANAGER',
  items: [
    readyItem('inviteAll', {
      zh: '每位进店购买的顾客都被邀请登记',
      en: 'Everybody who buys is invited to register',
      howZh: '本周在不同时段各看5笔收银，听营业员怎么邀请；漏问的当场示范一次。',
      howEn: 'Watch five sales at different hours this week and listen to the invitation; where it was left out, show how.',
      critical: true
    }),
    readyItem('reasonTold', {
      zh: '邀请时说明登记的好处和资料的用途',
      en: 'Whoever is invited hears what registering brings and what the data are for',
      howZh: '请两名营业员当场说一遍：积分、权益、多久联系一次、怎样退出。说不全的本周内补训。',
      howEn:
        'Have two associates say it: points, benefits, how often one is contacted, how to leave. Train them this week where something is missing.'
    }),
    readyItem('quotaKnown', {
      zh: '各销售组知道本月新顾客目标和今天的进度',
      en: 'Each group knows the month’s quota of new customers and where it stands today',
      howZh: '问每组一人：本月目标多少、已登记多少、还差多少；与系统核对。',
      howEn: 'Ask one of each group for quota, registered so far, and what is left; compare with the system.',
      critical: true
    }),
    readyItem('thankYou', {
      zh: '购买后1至2天内已致谢',
      en: 'Thanked within one to two days after a purchase',
      howZh: '列出3天前购买的顾客，逐一看有没有致谢记录；介绍朋友、帮忙提意见的也要谢。',
      howEn: 'List who bought three days ago and look for the thank-you of each; so for a referral or advice.',
      critical: true
    }),
    readyItem('prospectsFollowed', {
      zh: '登记了但未购买的顾客有人跟进',
      en: 'Who registered and has not bought is followed up',
      howZh: '筛选本月登记、没有购买的顾客：每位都要有下一步和负责人。备注写下人数。',
      howEn: 'Filter by registered this month without a purchase: each has a next step and somebody whose it is. Note how many.',
      needsNote: true
    }),
    readyItem('secondPurchase', {
      zh: '首次购买的顾客已约定下次到店的理由',
      en: 'First-time buyers have a reason to come again',
      howZh: '看本周首次购买的顾客，备注中应有新品、搭配或活动等具体的邀请。',
      howEn: 'Look at this week’s first-time buyers: their note names a new style, a match or an event they were invited to.'
    }),
    readyItem('referrals', {
      zh: '请满意的顾客介绍朋友，介绍人记在档案里',
      en: 'Content customers are asked for referrals, and who referred is in the file',
      howZh: '看本周新档案的来源；有介绍人的核对奖励是否已到账。',
      howEn: 'Look at where this week’s files came from; where somebody referred, see that the bonus was given.'
    }),
    readyItem('nearPromotion', {
      zh: '快要升级的顾客已被告知还差多少',
      en: 'Customers close to the next tier know what is missing',
      howZh: '打开3位接近升级的顾客，看是否联系过；问营业员打算怎么说。',
      howEn: 'Open three who are close and see whether they were told; ask the associate what they will say.'
    }),
    readyItem('atRisk', {
      zh: '久未到店的顾客本周有联系安排',
      en: 'Customers who have stayed away are to be contacted this week',
      howZh: '看流失风险名单，每位营业员至少安排3位；记录原因，而不只是“未接”。',
      howEn: 'Look at the list of customers at risk; each associate takes three at least, and notes the reason, not just “no answer”.',
      needsNote: true
    }),
    readyItem('callsByRule', {
      zh: '电话由规定的人、在规定时段、用门店电话拨打',
      en: 'Calls are made by whom, when and from which phone the rules say',
      howZh: '对照门店电话的通话记录和联系记录；不愿接电话的顾客不得拨打。',
      howEn: 'Compare the store phone’s log with recorded contacts; nobody is called who wants no calls.',
      critical: true
    }),
    readyItem('trained', {
      zh: '本周至少一次早会练习邀请和致谢的话术',
      en: 'Inviting and thanking were practised in at least one morning meeting',
      howZh: '备注写下日期、练了什么、谁带的。',
      howEn: 'Note the day, what was practised and who led it.',
      needsNote: true
    })
  ]
}
