/** AUDIT-1: how the store manager supervises, monthly, seen by the operator. */
import type { Checklist } from './checklist.ts'
import { readyItem } from './ready-item.ts'

export const READY_SUPERVISING: Checklist = {
  kind: 'supervising',
  title: { 'zh-CN': '督导', en: 'Supervising' },
  rhythm: 'monthly',
  doer: 'OPERATOR',
  items: [
    readyItem('dailyLook', {
      zh: '店长每天查看新档案和购买记录',
      en: 'The manager looks at new files and purchases every day',
      howZh: '看本月每日抽查的完成日期；连续两天没有记录即不合格。',
      howEn: 'Look at the days on which daily checks were done; two days without one in a row is a fail.',
      critical: true
    }),
    readyItem('weeklyEach', {
      zh: '店长每周看过每位营业员的档案',
      en: 'The manager looked at each associate’s files every week',
      howZh: '打开本月各周的“顾客档案管理”清单，对照在岗名单，看有没有漏掉的人。',
      howEn: 'Open the month’s weekly file checklists and compare with who worked: is anybody left out?',
      critical: true
    }),
    readyItem('checksHonest', {
      zh: '店长的抽查属实，不是照抄',
      en: 'The manager’s checks are true, not copied',
      howZh: '从店长已核查的档案中任选5份亲自复核；有两份以上对不上即不合格。备注写下复核结果。',
      howEn: 'Take five files that the manager checked and check them yourself; two or more that differ are a fail. Note what you found.',
      critical: true,
      needsNote: true
    }),
    readyItem('faultsTalked', {
      zh: '发现的问题与当事营业员谈过，并约定了改正日期',
      en: 'Faults were talked over with whoever made them, with a day to mend them by',
      howZh: '任选3个不合格项，问店长和营业员各自的说法，看约定日期后是否已改。',
      howEn: 'Take three failed items, hear both manager and associate, and see whether it was mended by the day agreed.'
    }),
    readyItem('handovers', {
      zh: '离职、调店、请假的名册都按时移交或代管',
      en: 'Books of leavers, movers and people on leave were handed over or covered in time',
      howZh: '对照本月人员变动，看移交和代管记录；接手人是否读过顾客简报。',
      howEn: 'Compare the month’s changes of staff with handovers and covers; did who took over read the briefings?',
      critical: true
    }),
    readyItem('dutiesCurrent', {
      zh: '岗位分工每月更新并张贴',
      en: 'Duties are renewed every month and posted',
      howZh: '看张贴的分工表与系统中的销售组是否一致。',
      howEn: 'See that the posted duties and the groups in the system agree.'
    }),
    readyItem('meetings', {
      zh: '每天有早会，每周有一次顾客工作会',
      en: 'There is a meeting every morning and one on customers every week',
      howZh: '看会议记录：本周讲了哪些顾客、定了什么、谁来做。',
      howEn: 'Look at the minutes: which customers were spoken of, what was decided, and whose it is.'
    }),
    readyItem('figuresKnown', {
      zh: '店长说得出本月登记率、新顾客数和回购率',
      en: 'The manager can tell the month’s registration rate, new customers and repurchase rate',
      howZh: '先问再看系统；说不出或相差很大，要一起看一遍数字从哪里来。',
      howEn: 'Ask first, then look; where they do not know, go through the figures together.'
    }),
    readyItem('fairness', {
      zh: '顾客分配公平，奖惩按方案执行，申诉得到处理',
      en: 'Customers are shared out fairly, scores follow the plan, and disputes are dealt with',
      howZh: '比较各组人数和等级构成；看本月申诉是否都有答复。',
      howEn: 'Compare the groups’ numbers and tiers; see that each of the month’s disputes has its answer.'
    }),
    readyItem('stockOfGifts', {
      zh: '礼品由店长保管，领用有签字',
      en: 'Gifts are in the manager’s keeping and signed for',
      howZh: '请店长打开礼品柜，任点一种与登记核对。备注写下品名和数量。',
      howEn: 'Have the cupboard opened, count one kind and compare with the record. Note what and how many.',
      needsNote: true
    }),
    readyItem('complaints', {
      zh: '顾客投诉有人跟到底，并回复了顾客',
      en: 'Complaints are followed to the end and the customer has heard back',
      howZh: '问本月有哪些投诉、谁处理、结果如何；任选一件请店长说明经过。',
      howEn: 'Ask which complaints there were, whose they are and how they ended; have one told from start to end.',
      critical: true
    }),
    readyItem('accounts', {
      zh: '离职人员账号已停用，权限与岗位一致',
      en: 'Leavers’ accounts are closed, and rights fit the job',
      howZh: '在组织页面对照在岗名单；有多余的账号立即报总部停用。',
      howEn: 'Compare the people in the system with who works here; have headquarters close what is too much.',
      critical: true
    })
  ]
}
