// Which spot checks a file is of.
import type { LocalDate } from '@keqing/domain'
import { Field, ID, InputType } from 'type-graphql'
import { LocalDateScalar } from '../../platform/graphql/scalars.ts'

@InputType({ description: 'Which spot checks a file holds, or of which one or which days it tells what was found.' })
export class SpotCheckFileFilter {
  @Field(() => ID, { nullable: true, description: 'Of this store; read for the list of checks and for validity.' })
  storeId?: string | null
  @Field(() => ID, { nullable: true, description: 'Findings and result of this check; without it the file holds none.' })
  checkId?: string | null
  @Field(() => LocalDateScalar, { nullable: true, description: 'Validity: of checks for this day or later; absent: since ever.' })
  from?: LocalDate | null
  @Field(() => LocalDateScalar, { nullable: true, description: 'And for this day or earlier; absent: today.' })
  to?: LocalDate | null
}
