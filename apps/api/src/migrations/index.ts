// Every migration, in order. Forward only: a mistake is mended by the next one.
import { Foundation } from './0001-foundation.ts'
import { VisitVoidReason } from './0002-visit-void-reason.ts'
import { ListIndexes } from './0003-list-indexes.ts'
import { Entering } from './0004-entering.ts'
import { SortedArrays } from './0005-sorted-arrays.ts'
import { CheapAnswers } from './0006-cheap-answers.ts'
import { PolicyLifecycle } from './0007-policy-lifecycle.ts'
import { Backtest } from './0008-backtest.ts'
import { Earning } from './0009-earning.ts'
import { Ledger } from './0010-ledger.ts'
import { Knowledge } from './0011-knowledge.ts'
import { Benefit } from './0012-benefit.ts'
import { StandingBatch } from './0013-standing-batch.ts'
import { Outbox } from './0014-outbox.ts'
import { Vouchers } from './0015-vouchers.ts'
import { PastAndNights } from './0016-past-and-nights.ts'
import { AdjustmentFile } from './0017-adjustment-file.ts'
import { VoucherNights } from './0018-voucher-nights.ts'
import { RedemptionUndo } from './0019-redemption-undo.ts'
import { BacktestAndNotes } from './0020-backtest-and-notes.ts'
import { RebateGiven } from './0021-rebate-given.ts'
import { PolicyFrozen } from './0022-policy-frozen.ts'

export const migrations = [
  { name: '0001-foundation', class: Foundation },
  { name: '0002-visit-void-reason', class: VisitVoidReason },
  { name: '0003-list-indexes', class: ListIndexes },
  { name: '0004-entering', class: Entering },
  { name: '0005-sorted-arrays', class: SortedArrays },
  { name: '0006-cheap-answers', class: CheapAnswers },
  { name: '0007-policy-lifecycle', class: PolicyLifecycle },
  { name: '0008-backtest', class: Backtest },
  { name: '0009-earning', class: Earning },
  { name: '0010-ledger', class: Ledger },
  { name: '0011-knowledge', class: Knowledge },
  { name: '0012-benefit', class: Benefit },
  { name: '0013-standing-batch', class: StandingBatch },
  { name: '0014-outbox', class: Outbox },
  { name: '0015-vouchers', class: Vouchers },
  { name: '0016-past-and-nights', class: PastAndNights },
  { name: '0017-adjustment-file', class: AdjustmentFile },
  { name: '0018-voucher-nights', class: VoucherNights },
  { name: '0019-redemption-undo', class: RedemptionUndo },
  { name: '0020-backtest-and-notes', class: BacktestAndNotes },
  { name: '0021-rebate-given', class: RebateGiven },
  { name: '0022-policy-frozen', class: PolicyFrozen }
]
