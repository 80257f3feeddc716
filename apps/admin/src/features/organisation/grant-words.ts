/** A grant in words: the role, and the place it holds over. */
import { useI18n } from 'vue-i18n'
import type { Role } from '../../gql/graphql.ts'
import type { Grant } from './useStaff.ts'

export const ROLES: readonly Role[] = ['HQ', 'OPERATOR', 'STORE_MANAGER', 'ASSOCIATE', 'ANALYST']

export function useGrantWords() {
  const { t } = useI18n()
  const role = (name: Role): string => t(`app.role.${name}`)
  function place(grant: Pick<Grant, 'scopeKind' | 'chain' | 'store' | 'group'>): string {
    if (grant.scopeKind === 'CHAIN') return t('organisation.allOf', { name: grant.chain?.name ?? '' })
    if (grant.scopeKind === 'STORE') return grant.store?.name ?? ''
    return t('organisation.groupAt', { store: grant.store?.name ?? '', group: grant.group?.name ?? '' })
  }
  const words = (grant: Grant): string => t('app.roleAt', { role: role(grant.role), place: place(grant) })
  return { role, place, words }
}
