import { expect, jest, test } from '@jest/globals'
import { findCall, type CommandContext } from '../../platform/command.ts'
import { COMPANY_COMMANDS } from './company.command.ts'

test('where there is no company, the list is empty for machines and says so to people', async () => {
  const noticed = jest.spyOn(process.stderr, 'write').mockReturnValue(true)
  const say: string[] = []
  const { command, values } = findCall(COMPANY_COMMANDS, ['tenant', 'list'])
  await command.run({ db: { global: async () => [] }, say: (line: string) => say.push(line) } as unknown as CommandContext, values, [])
  expect(say).toEqual([])
  expect(noticed).toHaveBeenCalledWith('There is no company yet: `tenant create` makes one.\n')
  noticed.mockRestore()
})
