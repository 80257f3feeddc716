/**
 * Rules as a chain has them that uses what there is: a member day, a birthday week, two sales of which one runs today, multipliers by tier, weekday and birthday, and
 * two stores that set what they may.
 */
const BENEFIT = `jsonb_build_object(
  'memberDay', '{"weekday": 3}'::jsonb, 'birthday', '{"daysBefore": 3, "daysAfter": 3}'::jsonb,
  'sales', jsonb_build_array(
    jsonb_build_object('key', 'now', 'name', '{"zh-CN": "换季", "en": "Season"}'::jsonb, 'opensOn', current_date - 7, 'closesOn', current_date + 7, 'paysPercent', 70,
      'goods', '{"categories": ["Bags"], "itemCodes": ["I3", "I17"]}'::jsonb),
    jsonb_build_object('key', 'past', 'name', '{"zh-CN": "店庆", "en": "Anniversary"}'::jsonb, 'opensOn', current_date - 200, 'closesOn', current_date - 190, 'paysPercent', 75,
      'goods', '{"categories": [], "itemCodes": []}'::jsonb)),
  'openToStores', '[{"key": "tiers.A.paysPercent", "least": 75, "most": 85}]'::jsonb,
  'tiers', (select jsonb_agg(tier || '{"memberDayPaysPercent": 75, "birthdayPaysPercent": 78, "presaleDays": 1}'::jsonb order by place)
    from jsonb_array_elements(body->'tiers') with ordinality as t (tier, place)))`
const EARNING = `'{"stacking": "multiply", "multipliers": [
  {"key": "tier", "percent": 150, "when": {"tiers": ["A"]}}, 
  {"key": "wednesday", "percent": 120, "when": {"weekdays": [3]}}, {"key": "birthday", "percent": 200, "when": {"birthdayMonth": true}}]}'::jsonb`

/** What holds is sealed (ADR 0021): as a superuser past the foreign keys, and sealed anew as it then is. */
export const RULES: readonly string[] = [
  `begin;
   set local session_replication_role = replica;
   update policy_version set body = body || ${BENEFIT} where kind = 'benefit';
   update policy_version set body = body || ${EARNING} where kind = 'earning';
   insert into policy_version (tenant_id, id, chain_id, store_id, kind, version, status, body, effective_on, created_at)
   select b.tenant_id, gen_random_uuid(), b.chain_id, s.id, 'benefit', 1, 'inForce', '{"lines": [{"key": "tiers.A.paysPercent", "value": 76}]}', b.effective_on, b.created_at
   from policy_version b join (select id from store order by code limit 2) s on true where b.kind = 'benefit';
   delete from policy_seal;
   insert into policy_seal (tenant_id, policy_version_id, seal) select tenant_id, id, seal from policy_version where seal is not null;
   commit`
]
