// Transport of exports: the link here, the file by its route.
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { Context } from '../../platform/graphql/context.ts'
import { settle } from '../../platform/graphql/settle.ts'
import { createExportLink } from './export-link.ts'
import { ExportLinkCreateInput, ExportLinkPayload } from './export.type.ts'

@Resolver()
export class ExportResolver {
  @Mutation(() => ExportLinkPayload, {
    description: 'Makes a link to a list as a CSV file, good for 15 minutes, for oneself. Making and opening it are recorded.'
  })
  exportLinkCreate(
    @Arg('input', () => ExportLinkCreateInput, { description: 'Which list, narrowed how.' }) input: ExportLinkCreateInput,
    @Ctx() ctx: Context
  ) {
    return settle(() => createExportLink(ctx, input))
  }
}
