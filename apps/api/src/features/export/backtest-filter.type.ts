// Moves of a backtest as its page narrows them.
import { Field, ID, InputType } from 'type-graphql'
import { BacktestPlaceInput } from '../backtest/index.ts'

@InputType({ description: 'Which moves of a backtest a file holds.' })
export class BacktestMoveFilter {
  @Field(() => ID, { nullable: true, description: 'The backtest; without it the file holds none.' })
  backtestId?: string | null
  @Field(() => ID, { nullable: true, description: 'Customers of this home store, as it was when the backtest ran.' })
  storeId?: string | null
  @Field(() => BacktestPlaceInput, { nullable: true, description: 'Who stands here by the version in force.' })
  from?: BacktestPlaceInput | null
  @Field(() => BacktestPlaceInput, { nullable: true, description: 'Who stands here by the version tested.' })
  to?: BacktestPlaceInput | null
}
