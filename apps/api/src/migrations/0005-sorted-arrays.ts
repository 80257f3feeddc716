// sort_desc for arrays of whole numbers: the engine asks of every customer for the n-th latest of a few days, and sorting them by a subquery each costs
// seven times as much. PostgreSQL's own array_sort comes with 18.
import { Migration } from '@mikro-orm/migrations'

export class SortedArrays extends Migration {
  override up(): void {
    this.addSql('create extension if not exists intarray;')
  }
}
