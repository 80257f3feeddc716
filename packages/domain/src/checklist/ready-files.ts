/** AUDIT-1: keeping customers' files, weekly, by the store manager. */
import type { Checklist } from './checklist.ts'
import { readyItem } from './ready-item.ts'

export const READY_FILES: Checklist = {
  kind: 'files',
  title: { 'zh-CN': '顾客档案管理', en: 'Keeping customers’ files' },
  rhythm: 'weekly',
  doer: 'STORE_MANAGER',
  items: [
    readyItem('eachAssociate', {
      zh: '本周看过每位营业员负责的档案，每人至少5份',
      en: 'Files of each associate were looked at this week, five of everybody at least',
      howZh: '在名册中逐人打开，优先看最近有购买或回访的档案。备注写下看了谁的。',
      howEn: 'Go through the books person by person, first those with a recent purchase or contact. Note whose you looked at.',
      critical: true,
      needsNote: true
    }),
    readyItem('newFilesComplete', {
      zh: '本周新建档案的基本项已填齐',
      en: 'Basic fields of this week’s new files are filled in',
      howZh: '按建档日期筛选本周顾客，看完整度；缺项要问清是顾客不愿说，还是没有问。',
      howEn:
        'Filter customers by this week’s registrations and look at completeness; find out whether what is missing was declined or never asked.',
      critical: true
    }),
    readyItem('consentAndPhone', {
      zh: '新档案的手机号和联系许可齐全，来源写清楚',
      en: 'New files have phone and consent, with where the consent came from',
      howZh: '逐份打开，看联系许可一栏；“顾客当面同意”之类要写明时间和经手人。',
      howEn: 'Open them one by one and look at consents: when it was given and to whom.',
      critical: true
    }),
    readyItem('purchasesSameDay', {
      zh: '购买记录当天录入，没有漏记和错记到别人名下',
      en: 'Purchases were entered the same day, none missing or under somebody else’s name',
      howZh: '任选两天，把小票存根与系统核对；看有没有同一会员一天出现多笔不合常理的购买。',
      howEn: 'Compare the receipt stubs of two days with the system; look for one member with several unlikely purchases in a day.',
      critical: true
    }),
    readyItem('claimsDone', {
      zh: '可认领的散客小票已经补登记或确认无法认领',
      en: 'Receipts of nobody that could be claimed have been, or cannot be',
      howZh: '在小票列表筛选“散客”，问当班营业员是谁买的；超过期限的不再补。',
      howEn: 'Filter receipts by “no customer” and ask who was on duty; what is past its days stays as it is.'
    }),
    readyItem('notesAfterContact', {
      zh: '每次到店、电话后当天写下说了什么',
      en: 'After every visit or call it was noted the same day what was said',
      howZh: '看本周的到店和联系记录：备注要有顾客的话或需求，只写“已联系”不算。',
      howEn: 'Look at this week’s visits and contacts: a note tells what the customer said or needs; “contacted” alone does not count.'
    }),
    readyItem('reviewFrequency', {
      zh: '按频率翻看档案：A级每天、B级每周、C级每月',
      en: 'Files are reviewed as often as they should be: A daily, B weekly, C monthly',
      howZh: '请每位营业员说出今天看过的A级顾客和本周看过的B级顾客，再打开其中两份核对。',
      howEn: 'Ask each associate which A customers were looked at today and which B this week, then open two of them.'
    }),
    readyItem('datesCurrent', {
      zh: '生日、地址、家庭等会变的信息已核实更新',
      en: 'What changes is up to date: birthday, address, family',
      howZh: '任选5位本周到店的顾客，看档案是否在到店后更新过。',
      howEn: 'Take five customers who came in this week and see whether their file was brought up to date.'
    }),
    readyItem('duplicates', {
      zh: '没有同一顾客的重复档案',
      en: 'Nobody has two files',
      howZh: '按姓名搜索本周新顾客，看是否已有档案（换了手机号的尤其要看）；发现后报给总部处理。',
      howEn: 'Search this week’s new customers by name for an older file, above all where a number changed; report it to headquarters.'
    }),
    readyItem('keeperClear', {
      zh: '每份新档案都有销售组和负责人',
      en: 'Every new file has a group and a keeper',
      howZh: '在名册页面看“未分组”和“无负责人”，当天分配。',
      howEn: 'On the page of books look for “no group” and “no keeper”, and assign them the same day.'
    }),
    readyItem('objectiveWords', {
      zh: '备注客观得体，没有冒犯或与服务无关的内容',
      en: 'Notes are factual and decent, with nothing that offends or does not serve the customer',
      howZh: '任选10条备注读一遍：如果顾客看到会不会不舒服？有问题的当天改正，并找营业员谈。',
      howEn: 'Read ten notes: would the customer mind? Put right what would be minded the same day and speak to the associate.'
    })
  ]
}
