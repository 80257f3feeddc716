-- Emitted from the migrated database; not to be edited.

create table api_client (
  tenant_id uuid not null,
  id uuid not null,
  chain_id uuid not null,
  store_id uuid,
  name text not null,
  scopes text[] not null,
  created_at timestamp with time zone not null default now(),
  created_by uuid,
  revoked_at timestamp with time zone
);

alter table api_client add constraint api_client_name_check CHECK (((length(name) >= 1) AND (length(name) <= 80)));

alter table api_client add constraint api_client_pkey PRIMARY KEY (tenant_id, id);

alter table api_client add constraint api_client_tenant_id_chain_id_fkey FOREIGN KEY (tenant_id, chain_id) REFERENCES chain(tenant_id, id);

alter table api_client add constraint api_client_tenant_id_store_id_fkey FOREIGN KEY (tenant_id, store_id) REFERENCES store(tenant_id, id);

alter table api_client enable row level security;
alter table api_client force row level security;

create policy tenant_wall on api_client using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant insert, select, update on api_client to app;

grant insert, select, update on api_client to platform;

create table api_key (
  tenant_id uuid not null,
  id uuid not null,
  client_id uuid not null,
  secret_hash bytea not null,
  created_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  last_used_on date
);

alter table api_key add constraint api_key_pkey PRIMARY KEY (tenant_id, id);

alter table api_key add constraint api_key_tenant_id_client_id_fkey FOREIGN KEY (tenant_id, client_id) REFERENCES api_client(tenant_id, id);

CREATE INDEX api_key_client ON public.api_key USING btree (tenant_id, client_id);

alter table api_key enable row level security;
alter table api_key force row level security;

create policy tenant_wall on api_key using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant insert, select, update on api_key to app;

grant insert, select, update on api_key to platform;

create table assignment (
  tenant_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  group_id uuid not null,
  from_on date not null,
  until_on date,
  reason text,
  recorded_at timestamp with time zone not null default app.now(),
  recorded_by uuid,
  keeper_id uuid,
  group_from_on date,
  kept_now boolean default 
CASE
    WHEN ((until_on IS NULL) AND (keeper_id IS NOT NULL)) THEN true
    ELSE NULL::boolean
END,
  plan_id uuid
);

alter table assignment add constraint assignment_check CHECK ((until_on >= from_on));

alter table assignment add constraint assignment_check1 CHECK ((group_from_on < from_on));

alter table assignment add constraint assignment_keeper_in_group FOREIGN KEY (tenant_id, keeper_id, group_id, kept_now) REFERENCES group_membership(tenant_id, staff_id, group_id, member_now);

alter table assignment add constraint assignment_no_overlap EXCLUDE USING gist (tenant_id WITH =, customer_id WITH =, daterange(from_on, until_on, '[]'::text) WITH &&);

alter table assignment add constraint assignment_pkey PRIMARY KEY (tenant_id, id);

alter table assignment add constraint assignment_tenant_id_customer_id_fkey FOREIGN KEY (tenant_id, customer_id) REFERENCES customer(tenant_id, id);

alter table assignment add constraint assignment_tenant_id_group_id_fkey FOREIGN KEY (tenant_id, group_id) REFERENCES staff_group(tenant_id, id);

alter table assignment add constraint assignment_tenant_id_keeper_id_fkey FOREIGN KEY (tenant_id, keeper_id) REFERENCES staff(tenant_id, id);

alter table assignment add constraint assignment_tenant_id_plan_id_fkey FOREIGN KEY (tenant_id, plan_id) REFERENCES book_plan(tenant_id, id);

CREATE INDEX assignment_group ON public.assignment USING btree (tenant_id, group_id, customer_id) WHERE (until_on IS NULL);

CREATE INDEX assignment_keeper ON public.assignment USING btree (tenant_id, keeper_id, customer_id) WHERE ((until_on IS NULL) AND (keeper_id IS NOT NULL));

CREATE INDEX assignment_past ON public.assignment USING btree (tenant_id, group_id, from_on) WHERE (until_on IS NOT NULL);

CREATE UNIQUE INDEX assignment_current ON public.assignment USING btree (tenant_id, customer_id) INCLUDE (group_id, keeper_id, from_on) WHERE (until_on IS NULL);

alter table assignment enable row level security;
alter table assignment force row level security;

create policy tenant_wall on assignment using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant insert, select, update on assignment to app;

grant insert, select, update on assignment to platform;

create table audit_entry (
  tenant_id uuid not null,
  id uuid not null,
  at timestamp with time zone not null default now(),
  actor_kind text not null,
  actor_id uuid,
  action text not null,
  object_type text not null,
  object_id uuid,
  chain_id uuid,
  store_id uuid,
  detail jsonb not null default '{}'::jsonb,
  correlation_id text
);

alter table audit_entry add constraint audit_entry_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['user'::text, 'client'::text, 'platform'::text, 'job'::text])));

alter table audit_entry add constraint audit_entry_pkey PRIMARY KEY (tenant_id, id);

CREATE INDEX audit_entry_action ON public.audit_entry USING btree (tenant_id, action, id);

CREATE INDEX audit_entry_actor ON public.audit_entry USING btree (tenant_id, actor_id, id);

CREATE INDEX audit_entry_object ON public.audit_entry USING btree (tenant_id, object_type, object_id, id);

alter table audit_entry enable row level security;
alter table audit_entry force row level security;

create policy tenant_wall on audit_entry using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant insert, select on audit_entry to app;

grant insert, select on audit_entry to platform;

create table audit_seal (
  tenant_id uuid not null,
  seq bigint not null,
  entry_id uuid not null,
  hash bytea not null,
  sealed_at timestamp with time zone not null default now()
);

alter table audit_seal add constraint audit_seal_entry_unique UNIQUE (tenant_id, entry_id);

alter table audit_seal add constraint audit_seal_pkey PRIMARY KEY (tenant_id, seq);

alter table audit_seal add constraint audit_seal_seq_check CHECK ((seq > 0));

alter table audit_seal add constraint audit_seal_tenant_id_entry_id_fkey FOREIGN KEY (tenant_id, entry_id) REFERENCES audit_entry(tenant_id, id);

alter table audit_seal enable row level security;
alter table audit_seal force row level security;

create policy tenant_wall on audit_seal using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant insert, select on audit_seal to app;

grant insert, select on audit_seal to platform;

create table backtest (
  tenant_id uuid not null,
  id uuid not null,
  chain_id uuid not null,
  policy_version_id uuid not null,
  against_id uuid not null,
  kind text not null,
  body jsonb not null,
  as_of date not null,
  months integer not null,
  status text not null default 'queued'::text,
  attempts integer not null default 0,
  steps_total integer not null default 0,
  findings jsonb not null default '[]'::jsonb,
  customers integer,
  moved integer,
  asked_by uuid,
  asked_at timestamp with time zone not null,
  started_at timestamp with time zone,
  ended_at timestamp with time zone,
  known_at timestamp with time zone,
  beside text not null default 'inForce'::text,
  of_past boolean not null default false,
  chain_version_id uuid,
  steps_done integer not null default 0,
  through_customer_id uuid
);

alter table backtest add constraint backtest_beside_check CHECK ((beside = ANY (ARRAY['inForce'::text, 'recorded'::text])));

alter table backtest add constraint backtest_customers_check CHECK ((customers >= 0));

alter table backtest add constraint backtest_findings_check CHECK ((jsonb_typeof(findings) = 'array'::text));

alter table backtest add constraint backtest_months_check CHECK (((months >= 0) AND (months <= 36)));

alter table backtest add constraint backtest_moved_check CHECK ((moved >= 0));

alter table backtest add constraint backtest_of_past CHECK ((of_past OR ((known_at IS NULL) AND (beside = 'inForce'::text))));

alter table backtest add constraint backtest_pkey PRIMARY KEY (tenant_id, id);

alter table backtest add constraint backtest_status_check CHECK ((status = ANY (ARRAY['queued'::text, 'running'::text, 'done'::text, 'failed'::text, 'cancelled'::text])));

alter table backtest add constraint backtest_steps_done_check CHECK ((steps_done >= 0));

alter table backtest add constraint backtest_steps_total_check CHECK ((steps_total >= 0));

alter table backtest add constraint backtest_tenant_id_against_id_fkey FOREIGN KEY (tenant_id, against_id) REFERENCES policy_version(tenant_id, id);

alter table backtest add constraint backtest_tenant_id_asked_by_fkey FOREIGN KEY (tenant_id, asked_by) REFERENCES staff(tenant_id, id);

alter table backtest add constraint backtest_tenant_id_chain_id_fkey FOREIGN KEY (tenant_id, chain_id) REFERENCES chain(tenant_id, id);

alter table backtest add constraint backtest_tenant_id_chain_version_id_fkey FOREIGN KEY (tenant_id, chain_version_id) REFERENCES policy_version(tenant_id, id);

alter table backtest add constraint backtest_tenant_id_policy_version_id_fkey FOREIGN KEY (tenant_id, policy_version_id) REFERENCES policy_version(tenant_id, id);

CREATE INDEX backtest_of_version ON public.backtest USING btree (tenant_id, policy_version_id, id);

CREATE UNIQUE INDEX backtest_one_at_a_time ON public.backtest USING btree (tenant_id, chain_id) WHERE (status = ANY (ARRAY['queued'::text, 'running'::text]));

alter table backtest enable row level security;
alter table backtest force row level security;

create policy tenant_wall on backtest using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant delete, insert, select, update on backtest to app;

grant delete, insert, select, update on backtest to platform;

create table backtest_move (
  tenant_id uuid not null,
  backtest_id uuid not null,
  customer_id uuid not null,
  chain_id uuid not null,
  store_id uuid not null,
  before_status text not null,
  before_key text,
  after_status text not null,
  after_key text
);

alter table backtest_move add constraint backtest_move_pkey PRIMARY KEY (tenant_id, backtest_id, customer_id);

alter table backtest_move add constraint backtest_move_tenant_id_backtest_id_fkey FOREIGN KEY (tenant_id, backtest_id) REFERENCES backtest(tenant_id, id);

CREATE INDEX backtest_move_of_store ON public.backtest_move USING btree (tenant_id, backtest_id, store_id, customer_id);

alter table backtest_move enable row level security;
alter table backtest_move force row level security;

create policy tenant_wall on backtest_move using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant delete, insert, select on backtest_move to app;

grant delete, insert, select on backtest_move to platform;

create table book_plan (
  tenant_id uuid not null,
  id uuid not null,
  chain_id uuid not null,
  store_id uuid not null,
  source text not null,
  state text not null,
  attempts integer not null default 0,
  group_ids uuid[] not null,
  reason text,
  known integer,
  kept integer,
  asked_at timestamp with time zone not null default app.now(),
  asked_by uuid,
  applied_at timestamp with time zone,
  applied_by uuid,
  undone_at timestamp with time zone,
  undone_by uuid
);

alter table book_plan add constraint book_plan_check CHECK ((kept <= known));

alter table book_plan add constraint book_plan_group_ids_check CHECK (((cardinality(group_ids) >= 1) AND (cardinality(group_ids) <= 200)));

alter table book_plan add constraint book_plan_pkey PRIMARY KEY (tenant_id, id);

alter table book_plan add constraint book_plan_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 500)));

alter table book_plan add constraint book_plan_source_check CHECK ((source = ANY (ARRAY['selection'::text, 'filter'::text])));

alter table book_plan add constraint book_plan_state_check CHECK ((state = ANY (ARRAY['planning'::text, 'planned'::text, 'applying'::text, 'applied'::text, 'undoing'::text, 'undone'::text, 'discarded'::text, 'failed'::text])));

alter table book_plan add constraint book_plan_tenant_id_applied_by_fkey FOREIGN KEY (tenant_id, applied_by) REFERENCES staff(tenant_id, id);

alter table book_plan add constraint book_plan_tenant_id_asked_by_fkey FOREIGN KEY (tenant_id, asked_by) REFERENCES staff(tenant_id, id);

alter table book_plan add constraint book_plan_tenant_id_chain_id_fkey FOREIGN KEY (tenant_id, chain_id) REFERENCES chain(tenant_id, id);

alter table book_plan add constraint book_plan_tenant_id_store_id_fkey FOREIGN KEY (tenant_id, store_id) REFERENCES store(tenant_id, id);

alter table book_plan add constraint book_plan_tenant_id_undone_by_fkey FOREIGN KEY (tenant_id, undone_by) REFERENCES staff(tenant_id, id);

CREATE INDEX book_plan_store ON public.book_plan USING btree (tenant_id, store_id, id DESC);

alter table book_plan enable row level security;
alter table book_plan force row level security;

create policy tenant_wall on book_plan using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant insert, select, update on book_plan to app;

grant insert, select, update on book_plan to platform;

create table book_plan_customer (
  tenant_id uuid not null,
  plan_id uuid not null,
  customer_id uuid not null,
  tier_key text,
  from_group_id uuid,
  from_keeper_id uuid,
  to_group_id uuid,
  to_keeper_id uuid,
  because text,
  outcome text
);

alter table book_plan_customer add constraint book_plan_customer_because_check CHECK ((because = ANY (ARRAY['registered'::text, 'sold'::text, 'even'::text, 'chosen'::text])));

alter table book_plan_customer add constraint book_plan_customer_outcome_check CHECK ((outcome = ANY (ARRAY['moved'::text, 'stayed'::text, 'changed'::text, 'undone'::text, 'kept'::text])));

alter table book_plan_customer add constraint book_plan_customer_pkey PRIMARY KEY (tenant_id, plan_id, customer_id);

alter table book_plan_customer add constraint book_plan_customer_tenant_id_customer_id_fkey FOREIGN KEY (tenant_id, customer_id) REFERENCES customer(tenant_id, id);

alter table book_plan_customer add constraint book_plan_customer_tenant_id_plan_id_fkey FOREIGN KEY (tenant_id, plan_id) REFERENCES book_plan(tenant_id, id);

CREATE INDEX book_plan_customer_group ON public.book_plan_customer USING btree (tenant_id, plan_id, to_group_id, customer_id);

CREATE INDEX book_plan_customer_pending ON public.book_plan_customer USING btree (tenant_id, plan_id, customer_id) WHERE (outcome IS NULL);

alter table book_plan_customer enable row level security;
alter table book_plan_customer force row level security;

create policy tenant_wall on book_plan_customer using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant insert, select, update on book_plan_customer to app;

grant insert, select, update on book_plan_customer to platform;

create table chain (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  currency text not null,
  time_zone text not null,
  locale text not null,
  country text not null,
  member_no_prefix text not null default 'M'::text,
  next_member_no bigint not null default 1,
  created_at timestamp with time zone not null default now(),
  closed_on date,
  tiers_decided_on date,
  policy_second_person boolean not null default true,
  policy_moves_share integer not null default 10,
  points_expired_on date,
  vouchers_issued_on date,
  vouchers_expired_on date,
  policy_second_person_until timestamp with time zone
);

alter table chain add constraint chain_country_check CHECK ((country ~ '^[A-Z]{2}$'::text));

alter table chain add constraint chain_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text));

alter table chain add constraint chain_locale_check CHECK ((locale = ANY (ARRAY['zh-CN'::text, 'en'::text])));

alter table chain add constraint chain_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120)));

alter table chain add constraint chain_pkey PRIMARY KEY (tenant_id, id);

alter table chain add constraint chain_policy_moves_share_check CHECK (((policy_moves_share >= 0) AND (policy_moves_share <= 100)));

alter table chain add constraint chain_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(tenant_id);

alter table chain enable row level security;
alter table chain force row level security;

create policy tenant_wall on chain using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant insert, select, update on chain to app;

grant insert, select, update on chain to platform;

create table chain_night (
  tenant_id uuid not null,
  chain_id uuid not null,
  task text not null,
  day date not null,
  due_at timestamp with time zone not null,
  started_at timestamp with time zone not null,
  finished_at timestamp with time zone
);

alter table chain_night add constraint chain_night_check CHECK ((finished_at >= started_at));

alter table chain_night add constraint chain_night_pkey PRIMARY KEY (tenant_id, chain_id, task, day);

alter table chain_night add constraint chain_night_task_check CHECK ((task = ANY (ARRAY['tiers'::text, 'points'::text, 'vouchers'::text])));

alter table chain_night add constraint chain_night_tenant_id_chain_id_fkey FOREIGN KEY (tenant_id, chain_id) REFERENCES chain(tenant_id, id);

alter table chain_night enable row level security;
alter table chain_night force row level security;

create policy tenant_wall on chain_night using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant delete, insert, select, update on chain_night to app;

grant delete, insert, select, update on chain_night to platform;

create table checklist_answer (
  tenant_id uuid not null,
  run_id uuid not null,
  version_id uuid not null,
  item_key text not null,
  no integer not null,
  verdict text not null,
  note text,
  answered_at timestamp with time zone not null default app.now(),
  answered_by uuid
);

alter table checklist_answer add constraint checklist_answer_check CHECK (((verdict <> 'failed'::text) OR (note IS NOT NULL)));

alter table checklist_answer add constraint checklist_answer_no_check CHECK ((no > 0));

alter table checklist_answer add constraint checklist_answer_note_check CHECK (((length(note) >= 1) AND (length(note) <= 500)));

alter table checklist_answer add constraint checklist_answer_pkey PRIMARY KEY (tenant_id, run_id, item_key, no);

alter table checklist_answer add constraint checklist_answer_tenant_id_answered_by_fkey FOREIGN KEY (tenant_id, answered_by) REFERENCES staff(tenant_id, id);

alter table checklist_answer add constraint checklist_answer_tenant_id_run_id_version_id_fkey FOREIGN KEY (tenant_id, run_id, version_id) REFERENCES checklist_run(tenant_id, id, version_id);

alter table checklist_answer add constraint checklist_answer_tenant_id_version_id_item_key_fkey FOREIGN KEY (tenant_id, version_id, item_key) REFERENCES checklist_item(tenant_id, version_id, key);

alter table checklist_answer add constraint checklist_answer_verdict_check CHECK ((verdict = ANY (ARRAY['passed'::text, 'failed'::text, 'notApplicable'::text])));

alter table checklist_answer enable row level security;
alter table checklist_answer force row level security;

create policy tenant_wall on checklist_answer using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant insert, select on checklist_answer to app;

grant insert, select on checklist_answer to platform;

create table checklist_item (
  tenant_id uuid not null,
  version_id uuid not null,
  key text not null,
  place smallint not null,
  text jsonb not null,
  help jsonb not null,
  critical boolean not null,
  needs_note boolean not null,
  automatic boolean not null
);

alter table checklist_item add constraint checklist_item_help_check CHECK ((jsonb_typeof(help) = 'object'::text));

alter table checklist_item add constraint checklist_item_key_check CHECK ((key ~ '^[A-Za-z][A-Za-z0-9]{0,39}$'::text));

alter table checklist_item add constraint checklist_item_pkey PRIMARY KEY (tenant_id, version_id, key);

alter table checklist_item add constraint checklist_item_place_check CHECK ((place > 0));

alter table checklist_item add constraint checklist_item_tenant_id_version_id_fkey FOREIGN KEY (tenant_id, version_id) REFERENCES checklist_version(tenant_id, id);

alter table checklist_item add constraint checklist_item_tenant_id_version_id_place_key UNIQUE (tenant_id, version_id, place);

alter table checklist_item add constraint checklist_item_text_check CHECK ((jsonb_typeof(text) = 'object'::text));

alter table checklist_item enable row level security;
alter table checklist_item force row level security;

create policy tenant_wall on checklist_item using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant insert, select on checklist_item to app;

grant insert, select on checklist_item to platform;

create table checklist_run (
  tenant_id uuid not null,
  id uuid not null,
  chain_id uuid not null,
  store_id uuid not null,
  kind text not null,
  version_id uuid not null,
  span text not null,
  doer text not null,
  for_on date not null,
  due_on date not null,
  drawn_at timestamp with time zone not null default app.now(),
  drawn_by uuid,
  closed_at timestamp with time zone,
  closed_by uuid
);

alter table checklist_run add constraint checklist_run_check CHECK ((due_on >= for_on));

alter table checklist_run add constraint checklist_run_doer_check CHECK ((doer = ANY (ARRAY['STORE_MANAGER'::text, 'OPERATOR'::text])));

alter table checklist_run add constraint checklist_run_pkey PRIMARY KEY (tenant_id, id);

alter table checklist_run add constraint checklist_run_span_check CHECK ((span = ANY (ARRAY['daily'::text, 'weekly'::text, 'monthly'::text, 'byHand'::text])));

alter table checklist_run add constraint checklist_run_tenant_id_chain_id_fkey FOREIGN KEY (tenant_id, chain_id) REFERENCES chain(tenant_id, id);

alter table checklist_run add constraint checklist_run_tenant_id_closed_by_fkey FOREIGN KEY (tenant_id, closed_by) REFERENCES staff(tenant_id, id);

alter table checklist_run add constraint checklist_run_tenant_id_drawn_by_fkey FOREIGN KEY (tenant_id, drawn_by) REFERENCES staff(tenant_id, id);

alter table checklist_run add constraint checklist_run_tenant_id_id_version_id_key UNIQUE (tenant_id, id, version_id);

alter table checklist_run add constraint checklist_run_tenant_id_store_id_fkey FOREIGN KEY (tenant_id, store_id) REFERENCES store(tenant_id, id);

alter table checklist_run add constraint checklist_run_tenant_id_version_id_fkey FOREIGN KEY (tenant_id, version_id) REFERENCES checklist_version(tenant_id, id);

CREATE INDEX checklist_run_chain ON public.checklist_run USING btree (tenant_id, chain_id, id DESC);

CREATE INDEX checklist_run_open ON public.checklist_run USING btree (tenant_id, chain_id, due_on) WHERE (closed_at IS NULL);

CREATE INDEX checklist_run_store ON public.checklist_run USING btree (tenant_id, store_id, id DESC);

CREATE INDEX checklist_run_system ON public.checklist_run USING btree (tenant_id, chain_id, for_on, store_id) WHERE ((kind = 'system'::text) AND (span = 'monthly'::text) AND (closed_at IS NOT NULL));

CREATE UNIQUE INDEX checklist_run_once ON public.checklist_run USING btree (tenant_id, store_id, kind, span, for_on) WHERE (span <> 'byHand'::text);

alter table checklist_run enable row level security;
alter table checklist_run force row level security;

create policy tenant_wall on checklist_run using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant insert, select on checklist_run to app;

grant insert, select on checklist_run to platform;

create table checklist_version (
  tenant_id uuid not null,
  id uuid not null,
  chain_id uuid not null,
  kind text not null,
  no integer not null,
  is_ready boolean not null,
  is_on boolean not null,
  title jsonb not null,
  rhythm text not null,
  doer text not null,
  saved_at timestamp with time zone not null default app.now(),
  saved_by uuid
);

alter table checklist_version add constraint checklist_version_check CHECK (((kind <> 'system'::text) OR ((rhythm = 'monthly'::text) AND (doer = 'OPERATOR'::text))));

alter table checklist_version add constraint checklist_version_doer_check CHECK ((doer = ANY (ARRAY['STORE_MANAGER'::text, 'OPERATOR'::text])));

alter table checklist_version add constraint checklist_version_kind_check CHECK ((kind = ANY (ARRAY['system'::text, 'files'::text, 'developing'::text, 'supervising'::text])));

alter table checklist_version add constraint checklist_version_no_check CHECK ((no > 0));

alter table checklist_version add constraint checklist_version_pkey PRIMARY KEY (tenant_id, id);

alter table checklist_version add constraint checklist_version_rhythm_check CHECK ((rhythm = ANY (ARRAY['daily'::text, 'weekly'::text, 'monthly'::text])));

alter table checklist_version add constraint checklist_version_tenant_id_chain_id_fkey FOREIGN KEY (tenant_id, chain_id) REFERENCES chain(tenant_id, id);

alter table checklist_version add constraint checklist_version_tenant_id_chain_id_kind_no_key UNIQUE (tenant_id, chain_id, kind, no);

alter table checklist_version add constraint checklist_version_tenant_id_saved_by_fkey FOREIGN KEY (tenant_id, saved_by) REFERENCES staff(tenant_id, id);

alter table checklist_version add constraint checklist_version_title_check CHECK ((jsonb_typeof(title) = 'object'::text));

alter table checklist_version enable row level security;
alter table checklist_version force row level security;

create policy tenant_wall on checklist_version using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant insert, select on checklist_version to app;

grant insert, select on checklist_version to platform;

create table company_directory (
  id uuid not null,
  created_at timestamp with time zone not null default now()
);

alter table company_directory add constraint company_directory_pkey PRIMARY KEY (id);

grant insert, select on company_directory to platform;

create table consent (
  tenant_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  purpose text not null,
  channel text not null,
  granted boolean not null,
  source text not null,
  happened_at timestamp with time zone not null,
  recorded_at timestamp with time zone not null default app.now(),
  recorded_by uuid
);

alter table consent add constraint consent_pkey PRIMARY KEY (tenant_id, id);

alter table consent add constraint consent_tenant_id_customer_id_fkey FOREIGN KEY (tenant_id, customer_id) REFERENCES customer(tenant_id, id);

CREATE INDEX consent_customer ON public.consent USING btree (tenant_id, customer_id, purpose, channel, happened_at DESC, id DESC);

alter table consent enable row level security;
alter table consent force row level security;

create policy tenant_wall on consent using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant insert, select on consent to app;

grant insert, select on consent to platform;

create table cover (
  tenant_id uuid not null,
  id uuid not null,
  chain_id uuid not null,
  store_id uuid not null,
  group_id uuid not null,
  keeper_id uuid not null,
  stand_in_id uuid not null,
  from_on date not null,
  until_on date not null,
  reason text not null,
  recorded_at timestamp with time zone not null default app.now(),
  recorded_by uuid,
  ended_on date,
  withdrawn_at timestamp with time zone,
  ended_by uuid
);

alter table cover add constraint cover_check CHECK ((stand_in_id <> keeper_id));

alter table cover add constraint cover_check1 CHECK ((until_on >= from_on));

alter table cover add constraint cover_check2 CHECK (((ended_on >= from_on) AND (ended_on < until_on)));

alter table cover add constraint cover_overlap EXCLUDE USING gist (tenant_id WITH =, keeper_id WITH =, daterange(from_on, COALESCE(ended_on, until_on), '[]'::text) WITH &&) WHERE ((withdrawn_at IS NULL));

alter table cover add constraint cover_pkey PRIMARY KEY (tenant_id, id);

alter table cover add constraint cover_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 500)));

alter table cover add constraint cover_tenant_id_chain_id_fkey FOREIGN KEY (tenant_id, chain_id) REFERENCES chain(tenant_id, id);

alter table cover add constraint cover_tenant_id_ended_by_fkey FOREIGN KEY (tenant_id, ended_by) REFERENCES staff(tenant_id, id);

alter table cover add constraint cover_tenant_id_group_id_fkey FOREIGN KEY (tenant_id, group_id) REFERENCES staff_group(tenant_id, id);

alter table cover add constraint cover_tenant_id_keeper_id_fkey FOREIGN KEY (tenant_id, keeper_id) REFERENCES staff(tenant_id, id);

alter table cover add constraint cover_tenant_id_recorded_by_fkey FOREIGN KEY (tenant_id, recorded_by) REFERENCES staff(tenant_id, id);

alter table cover add constraint cover_tenant_id_stand_in_id_fkey FOREIGN KEY (tenant_id, stand_in_id) REFERENCES staff(tenant_id, id);

alter table cover add constraint cover_tenant_id_store_id_fkey FOREIGN KEY (tenant_id, store_id) REFERENCES store(tenant_id, id);

CREATE INDEX cover_stand_in ON public.cover USING btree (tenant_id, stand_in_id, from_on) WHERE (withdrawn_at IS NULL);

CREATE INDEX cover_store ON public.cover USING btree (tenant_id, store_id, from_on DESC, id DESC);

alter table cover enable row level security;
alter table cover force row level security;

create policy tenant_wall on cover using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant insert, select on cover to app;

grant insert, select on cover to platform;

create table customer (
  tenant_id uuid not null,
  id uuid not null,
  chain_id uuid not null,
  store_id uuid not null,
  member_no text not null,
  kind text not null default 'person'::text,
  name text not null,
  sort_name text not null,
  search text not null,
  gender text,
  birth_on date,
  birth_month smallint,
  birth_day smallint,
  age_band text,
  ethnicity text,
  phone text,
  email text,
  address text,
  profile jsonb not null default '{}'::jsonb,
  note text,
  referrer_id uuid,
  capture_source text not null,
  registered_on date not null,
  registered_at timestamp with time zone not null,
  registered_by uuid,
  registered_store_id uuid,
  do_not_contact_at timestamp with time zone,
  completeness integer not null default 0,
  recorded_at timestamp with time zone not null default app.now(),
  updated_at timestamp with time zone not null default now(),
  import_id uuid,
  referrer_recorded_at timestamp with time zone,
  file_consent text
);

alter table customer add constraint customer_birth_day_check CHECK (((birth_day >= 1) AND (birth_day <= 31)));

alter table customer add constraint customer_birth_month_check CHECK (((birth_month >= 1) AND (birth_month <= 12)));

alter table customer add constraint customer_check CHECK ((referrer_id <> id));

alter table customer add constraint customer_completeness_check CHECK (((completeness >= 0) AND (completeness <= 1000000)));

alter table customer add constraint customer_gender_check CHECK ((gender = ANY (ARRAY['female'::text, 'male'::text, 'other'::text])));

alter table customer add constraint customer_kind_check CHECK ((kind = ANY (ARRAY['person'::text, 'company'::text])));

alter table customer add constraint customer_member_no_check CHECK (((length(member_no) >= 1) AND (length(member_no) <= 40)));

alter table customer add constraint customer_member_no_unique UNIQUE (tenant_id, chain_id, member_no);

alter table customer add constraint customer_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120)));

alter table customer add constraint customer_phone_check CHECK ((phone ~ '^\+[1-9][0-9]{5,14}$'::text));

alter table customer add constraint customer_pkey PRIMARY KEY (tenant_id, id);

alter table customer add constraint customer_tenant_id_chain_id_fkey FOREIGN KEY (tenant_id, chain_id) REFERENCES chain(tenant_id, id);

alter table customer add constraint customer_tenant_id_referrer_id_fkey FOREIGN KEY (tenant_id, referrer_id) REFERENCES customer(tenant_id, id);

alter table customer add constraint customer_tenant_id_registered_store_id_fkey FOREIGN KEY (tenant_id, registered_store_id) REFERENCES store(tenant_id, id);

alter table customer add constraint customer_tenant_id_store_id_fkey FOREIGN KEY (tenant_id, store_id) REFERENCES store(tenant_id, id);

CREATE INDEX customer_birthday ON public.customer USING btree (tenant_id, chain_id, birth_month, id) WHERE (birth_month IS NOT NULL);

CREATE INDEX customer_completeness ON public.customer USING btree (tenant_id, chain_id, completeness, id);

CREATE INDEX customer_entered ON public.customer USING btree (tenant_id, (
CASE
    WHEN (registered_store_id IS NULL) THEN store_id
    ELSE registered_store_id
END), recorded_at);

CREATE INDEX customer_name ON public.customer USING btree (tenant_id, chain_id, sort_name, id);

CREATE INDEX customer_referrer ON public.customer USING btree (tenant_id, referrer_id, registered_on) WHERE (referrer_id IS NOT NULL);

CREATE INDEX customer_registered ON public.customer USING btree (tenant_id, chain_id, registered_on, id);

CREATE INDEX customer_store ON public.customer USING btree (tenant_id, store_id, registered_on, id);

CREATE UNIQUE INDEX customer_phone_unique ON public.customer USING btree (tenant_id, chain_id, phone) WHERE (phone IS NOT NULL);

alter table customer enable row level security;
alter table customer force row level security;

create policy tenant_wall on customer using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant insert, select, update on customer to app;

grant insert, select, update on customer to platform;

create table customer_state (
  tenant_id uuid not null,
  customer_id uuid not null,
  chain_id uuid not null,
  status text not null,
  tier_key text,
  tier_rank smallint,
  base_rank smallint,
  source text not null,
  lowered boolean not null,
  policy_version_id uuid not null,
  decided_on date not null,
  next_change_on date,
  purchase_count integer not null,
  net_minor bigint not null,
  points bigint not null,
  first_purchase_on date,
  last_purchase_on date,
  last_visit_on date
);

alter table customer_state add constraint customer_state_pkey PRIMARY KEY (tenant_id, customer_id);

alter table customer_state add constraint customer_state_source_check CHECK ((source = ANY (ARRAY['rules'::text, 'designation'::text, 'override'::text])));

alter table customer_state add constraint customer_state_status_check CHECK ((status = ANY (ARRAY['tier'::text, 'lost'::text, 'none'::text])));

alter table customer_state add constraint customer_state_tenant_id_customer_id_fkey FOREIGN KEY (tenant_id, customer_id) REFERENCES customer(tenant_id, id);

CREATE INDEX customer_state_due ON public.customer_state USING btree (tenant_id, chain_id, next_change_on) WHERE (next_change_on IS NOT NULL);

CREATE INDEX customer_state_lost ON public.customer_state USING btree (tenant_id, chain_id, last_purchase_on, customer_id) WHERE (status = 'lost'::text);

CREATE INDEX customer_state_net ON public.customer_state USING btree (tenant_id, chain_id, net_minor, customer_id);

CREATE INDEX customer_state_visit ON public.customer_state USING btree (tenant_id, chain_id, last_visit_on, customer_id);

alter table customer_state enable row level security;
alter table customer_state force row level security;

create policy tenant_wall on customer_state using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant delete, insert, select, update on customer_state to app;

grant delete, insert, select, update on customer_state to platform;

create table export_link (
  tenant_id uuid not null,
  id uuid not null,
  token_hash bytea not null,
  staff_id uuid not null,
  list text not null,
  request jsonb not null,
  created_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null
);

alter table export_link add constraint export_link_pkey PRIMARY KEY (tenant_id, id);

alter table export_link add constraint export_link_tenant_id_staff_id_fkey FOREIGN KEY (tenant_id, staff_id) REFERENCES staff(tenant_id, id);

alter table export_link add constraint export_link_token_unique UNIQUE (tenant_id, token_hash);

alter table export_link enable row level security;
alter table export_link force row level security;

create policy tenant_wall on export_link using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant delete, insert, select, update on export_link to app;

grant delete, insert, select, update on export_link to platform;

create table group_membership (
  tenant_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  group_id uuid not null,
  from_on date not null,
  until_on date,
  recorded_at timestamp with time zone not null default app.now(),
  member_now boolean default 
CASE
    WHEN (until_on IS NULL) THEN true
    ELSE NULL::boolean
END
);

alter table group_membership add constraint group_membership_check CHECK ((until_on >= from_on));

alter table group_membership add constraint group_membership_no_overlap EXCLUDE USING gist (tenant_id WITH =, staff_id WITH =, daterange(from_on, until_on, '[]'::text) WITH &&);

alter table group_membership add constraint group_membership_now UNIQUE (tenant_id, staff_id, group_id, member_now);

alter table group_membership add constraint group_membership_pkey PRIMARY KEY (tenant_id, id);

alter table group_membership add constraint group_membership_tenant_id_group_id_fkey FOREIGN KEY (tenant_id, group_id) REFERENCES staff_group(tenant_id, id);

alter table group_membership add constraint group_membership_tenant_id_staff_id_fkey FOREIGN KEY (tenant_id, staff_id) REFERENCES staff(tenant_id, id);

CREATE INDEX group_membership_group ON public.group_membership USING btree (tenant_id, group_id, from_on);

alter table group_membership enable row level security;
alter table group_membership force row level security;

create policy tenant_wall on group_membership using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant insert, select, update on group_membership to app;

grant insert, select, update on group_membership to platform;

create table handover (
  tenant_id uuid not null,
  id uuid not null,
  chain_id uuid not null,
  store_id uuid not null,
  group_id uuid not null,
  leaver_id uuid not null,
  stays boolean not null,
  reason text not null,
  state text not null,
  answer_until timestamp with time zone,
  asked_at timestamp with time zone not null default app.now(),
  asked_by uuid,
  done_at timestamp with time zone,
  done_by uuid,
  done_on date
);

alter table handover add constraint handover_check CHECK ((((state = 'done'::text) = (done_at IS NOT NULL)) AND ((done_at IS NULL) = (done_on IS NULL))));

alter table handover add constraint handover_pkey PRIMARY KEY (tenant_id, id);

alter table handover add constraint handover_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 500)));

alter table handover add constraint handover_state_check CHECK ((state = ANY (ARRAY['drafted'::text, 'offered'::text, 'done'::text, 'withdrawn'::text])));

alter table handover add constraint handover_tenant_id_asked_by_fkey FOREIGN KEY (tenant_id, asked_by) REFERENCES staff(tenant_id, id);

alter table handover add constraint handover_tenant_id_chain_id_fkey FOREIGN KEY (tenant_id, chain_id) REFERENCES chain(tenant_id, id);

alter table handover add constraint handover_tenant_id_done_by_fkey FOREIGN KEY (tenant_id, done_by) REFERENCES staff(tenant_id, id);

alter table handover add constraint handover_tenant_id_group_id_fkey FOREIGN KEY (tenant_id, group_id) REFERENCES staff_group(tenant_id, id);

alter table handover add constraint handover_tenant_id_leaver_id_fkey FOREIGN KEY (tenant_id, leaver_id) REFERENCES staff(tenant_id, id);

alter table handover add constraint handover_tenant_id_store_id_fkey FOREIGN KEY (tenant_id, store_id) REFERENCES store(tenant_id, id);

CREATE INDEX handover_done ON public.handover USING btree (tenant_id, done_on) WHERE (state = 'done'::text);

CREATE INDEX handover_store ON public.handover USING btree (tenant_id, store_id, id DESC);

CREATE UNIQUE INDEX handover_open ON public.handover USING btree (tenant_id, leaver_id) WHERE (state = ANY (ARRAY['drafted'::text, 'offered'::text]));

alter table handover enable row level security;
alter table handover force row level security;

create policy tenant_wall on handover using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant insert, select, update on handover to app;

grant insert, select, update on handover to platform;

create table handover_customer (
  tenant_id uuid not null,
  handover_id uuid not null,
  customer_id uuid not null,
  receiver_id uuid not null,
  because text not null
);

alter table handover_customer add constraint handover_customer_because_check CHECK ((because = ANY (ARRAY['sold'::text, 'even'::text, 'chosen'::text, 'came'::text])));

alter table handover_customer add constraint handover_customer_pkey PRIMARY KEY (tenant_id, handover_id, customer_id);

alter table handover_customer add constraint handover_customer_tenant_id_customer_id_fkey FOREIGN KEY (tenant_id, customer_id) REFERENCES customer(tenant_id, id);

alter table handover_customer add constraint handover_customer_tenant_id_handover_id_receiver_id_fkey FOREIGN KEY (tenant_id, handover_id, receiver_id) REFERENCES handover_receiver(tenant_id, handover_id, staff_id);

CREATE INDEX handover_customer_receiver ON public.handover_customer USING btree (tenant_id, handover_id, receiver_id, customer_id);

alter table handover_customer enable row level security;
alter table handover_customer force row level security;

create policy tenant_wall on handover_customer using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant insert, select, update on handover_customer to app;

grant insert, select, update on handover_customer to platform;

create table handover_receiver (
  tenant_id uuid not null,
  handover_id uuid not null,
  staff_id uuid not null,
  group_id uuid not null,
  answer text,
  answered_at timestamp with time zone
);

alter table handover_receiver add constraint handover_receiver_answer_check CHECK ((answer = ANY (ARRAY['accepted'::text, 'declined'::text])));

alter table handover_receiver add constraint handover_receiver_check CHECK (((answered_at IS NULL) = (answer IS NULL)));

alter table handover_receiver add constraint handover_receiver_pkey PRIMARY KEY (tenant_id, handover_id, staff_id);

alter table handover_receiver add constraint handover_receiver_tenant_id_group_id_fkey FOREIGN KEY (tenant_id, group_id) REFERENCES staff_group(tenant_id, id);

alter table handover_receiver add constraint handover_receiver_tenant_id_handover_id_fkey FOREIGN KEY (tenant_id, handover_id) REFERENCES handover(tenant_id, id);

alter table handover_receiver add constraint handover_receiver_tenant_id_staff_id_fkey FOREIGN KEY (tenant_id, staff_id) REFERENCES staff(tenant_id, id);

CREATE INDEX handover_receiver_staff ON public.handover_receiver USING btree (tenant_id, staff_id) WHERE (answer IS NULL);

alter table handover_receiver enable row level security;
alter table handover_receiver force row level security;

create policy tenant_wall on handover_receiver using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant insert, select, update on handover_receiver to app;

grant insert, select, update on handover_receiver to platform;

create table idempotency_key (
  tenant_id uuid not null,
  operation text not null,
  key text not null,
  request_hash bytea not null,
  answer jsonb not null,
  created_at timestamp with time zone not null default now()
);

alter table idempotency_key add constraint idempotency_key_key_check CHECK (((length(key) >= 1) AND (length(key) <= 200)));

alter table idempotency_key add constraint idempotency_key_pkey PRIMARY KEY (tenant_id, operation, key);

alter table idempotency_key add constraint idempotency_key_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(tenant_id);

CREATE INDEX idempotency_key_age ON public.idempotency_key USING btree (tenant_id, created_at);

alter table idempotency_key enable row level security;
alter table idempotency_key force row level security;

create policy tenant_wall on idempotency_key using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant delete, insert, select on idempotency_key to app;

grant delete, insert, select on idempotency_key to platform;

create table import_note (
  tenant_id uuid not null,
  import_id uuid not null,
  code text not null,
  severity text not null,
  first_row bigint not null,
  sample text,
  row_count bigint not null,
  field text not null default ''::text
);

alter table import_note add constraint import_note_pkey PRIMARY KEY (tenant_id, import_id, code, field);

alter table import_note add constraint import_note_severity_check CHECK ((severity = ANY (ARRAY['information'::text, 'leftOut'::text, 'error'::text])));

alter table import_note add constraint import_note_tenant_id_import_id_fkey FOREIGN KEY (tenant_id, import_id) REFERENCES import_run(tenant_id, id);

alter table import_note enable row level security;
alter table import_note force row level security;

create policy tenant_wall on import_note using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant delete, insert, select on import_note to app;

grant delete, insert, select on import_note to platform;

create table import_part (
  tenant_id uuid not null,
  import_id uuid not null,
  content text not null,
  part_no integer not null,
  bytes bytea not null
);

alter table import_part add constraint import_part_content_check CHECK ((content = ANY (ARRAY['source'::text, 'report'::text])));

alter table import_part add constraint import_part_pkey PRIMARY KEY (tenant_id, import_id, content, part_no);

alter table import_part add constraint import_part_tenant_id_import_id_fkey FOREIGN KEY (tenant_id, import_id) REFERENCES import_run(tenant_id, id);

alter table import_part enable row level security;
alter table import_part force row level security;

create policy tenant_wall on import_part using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant delete, insert, select on import_part to app;

grant delete, insert, select on import_part to platform;

create table import_preset (
  tenant_id uuid not null,
  id uuid not null,
  chain_id uuid not null,
  kind text not null,
  name text not null,
  mapping jsonb not null,
  created_at timestamp with time zone not null default now(),
  created_by uuid
);

alter table import_preset add constraint import_preset_name_check CHECK (((length(name) >= 1) AND (length(name) <= 80)));

alter table import_preset add constraint import_preset_name_unique UNIQUE (tenant_id, chain_id, kind, name);

alter table import_preset add constraint import_preset_pkey PRIMARY KEY (tenant_id, id);

alter table import_preset add constraint import_preset_tenant_id_chain_id_fkey FOREIGN KEY (tenant_id, chain_id) REFERENCES chain(tenant_id, id);

alter table import_preset enable row level security;
alter table import_preset force row level security;

create policy tenant_wall on import_preset using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant delete, insert, select, update on import_preset to app;

grant delete, insert, select, update on import_preset to platform;

create table import_run (
  tenant_id uuid not null,
  id uuid not null,
  chain_id uuid not null,
  kind text not null,
  status text not null,
  file_name text not null,
  file_bytes bigint not null default 0,
  file_sha256 bytea,
  format jsonb not null default '{}'::jsonb,
  mapping jsonb not null default '{}'::jsonb,
  phase text,
  rows_total bigint,
  rows_done bigint not null default 0,
  summary jsonb not null default '{}'::jsonb,
  failure text,
  created_at timestamp with time zone not null default now(),
  created_by uuid,
  started_at timestamp with time zone,
  finished_at timestamp with time zone
);

alter table import_run add constraint import_run_kind_check CHECK ((kind = ANY (ARRAY['customers'::text, 'receipts'::text, 'receiptLines'::text, 'standings'::text, 'adjustments'::text])));

alter table import_run add constraint import_run_pkey PRIMARY KEY (tenant_id, id);

alter table import_run add constraint import_run_status_check CHECK ((status = ANY (ARRAY['uploading'::text, 'uploaded'::text, 'checking'::text, 'checked'::text, 'running'::text, 'cancelling'::text, 'cancelled'::text, 'done'::text, 'failed'::text])));

alter table import_run add constraint import_run_tenant_id_chain_id_fkey FOREIGN KEY (tenant_id, chain_id) REFERENCES chain(tenant_id, id);

CREATE INDEX import_run_chain ON public.import_run USING btree (tenant_id, chain_id, created_at DESC, id DESC);

alter table import_run enable row level security;
alter table import_run force row level security;

create policy tenant_wall on import_run using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant insert, select, update on import_run to app;

grant insert, select, update on import_run to platform;

create table incentive_dispute (
  tenant_id uuid not null,
  id uuid not null,
  chain_id uuid not null,
  store_id uuid not null,
  entry_id uuid not null,
  raised_by uuid not null,
  text text not null,
  raised_at timestamp with time zone not null default app.now(),
  state text not null default 'open'::text,
  made_by uuid,
  decided_by uuid,
  decided_at timestamp with time zone,
  decision text,
  correction_id uuid
);

alter table incentive_dispute add constraint incentive_dispute_check CHECK ((((decided_by <> raised_by) AND (decided_by IS DISTINCT FROM made_by)) OR (decided_by IS NULL)));

alter table incentive_dispute add constraint incentive_dispute_check1 CHECK (((state = ANY (ARRAY['upheld'::text, 'corrected'::text])) = ((decided_at IS NOT NULL) AND (decided_by IS NOT NULL) AND (decision IS NOT NULL))));

alter table incentive_dispute add constraint incentive_dispute_check2 CHECK (((state = 'corrected'::text) = (correction_id IS NOT NULL)));

alter table incentive_dispute add constraint incentive_dispute_decision_check CHECK (((length(decision) >= 1) AND (length(decision) <= 1000)));

alter table incentive_dispute add constraint incentive_dispute_pkey PRIMARY KEY (tenant_id, id);

alter table incentive_dispute add constraint incentive_dispute_state_check CHECK ((state = ANY (ARRAY['open'::text, 'upheld'::text, 'corrected'::text, 'withdrawn'::text])));

alter table incentive_dispute add constraint incentive_dispute_tenant_id_chain_id_fkey FOREIGN KEY (tenant_id, chain_id) REFERENCES chain(tenant_id, id);

alter table incentive_dispute add constraint incentive_dispute_tenant_id_correction_id_fkey FOREIGN KEY (tenant_id, correction_id) REFERENCES incentive_entry(tenant_id, id);

alter table incentive_dispute add constraint incentive_dispute_tenant_id_decided_by_fkey FOREIGN KEY (tenant_id, decided_by) REFERENCES staff(tenant_id, id);

alter table incentive_dispute add constraint incentive_dispute_tenant_id_entry_id_fkey FOREIGN KEY (tenant_id, entry_id) REFERENCES incentive_entry(tenant_id, id);

alter table incentive_dispute add constraint incentive_dispute_tenant_id_entry_id_raised_by_key UNIQUE (tenant_id, entry_id, raised_by);

alter table incentive_dispute add constraint incentive_dispute_tenant_id_made_by_fkey FOREIGN KEY (tenant_id, made_by) REFERENCES staff(tenant_id, id);

alter table incentive_dispute add constraint incentive_dispute_tenant_id_raised_by_fkey FOREIGN KEY (tenant_id, raised_by) REFERENCES staff(tenant_id, id);

alter table incentive_dispute add constraint incentive_dispute_tenant_id_store_id_fkey FOREIGN KEY (tenant_id, store_id) REFERENCES store(tenant_id, id);

alter table incentive_dispute add constraint incentive_dispute_text_check CHECK (((length(text) >= 1) AND (length(text) <= 1000)));

CREATE INDEX incentive_dispute_store ON public.incentive_dispute USING btree (tenant_id, chain_id, store_id, state, id);

alter table incentive_dispute enable row level security;
alter table incentive_dispute force row level security;

create policy tenant_wall on incentive_dispute using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant insert, select, update on incentive_dispute to app;

grant insert, select, update on incentive_dispute to platform;

create table incentive_entry (
  tenant_id uuid not null,
  id uuid not null,
  chain_id uuid not null,
  store_id uuid not null,
  month date not null,
  for_on date not null,
  span text not null,
  rule_key text not null,
  rule jsonb not null,
  evidence jsonb not null,
  subject_id uuid not null,
  beneficiary text not null,
  beneficiary_id uuid not null,
  unit text not null,
  amount bigint not null,
  forfeit jsonb,
  corrects_id uuid,
  reason text,
  made_by uuid,
  recorded_at timestamp with time zone not null default app.now()
);

alter table incentive_entry add constraint incentive_entry_amount_check CHECK (((amount >= '-9007199254740991'::bigint) AND (amount <= '9007199254740991'::bigint)));

alter table incentive_entry add constraint incentive_entry_beneficiary_check CHECK ((beneficiary = ANY (ARRAY['group'::text, 'store'::text, 'associate'::text, 'storeManager'::text, 'otherMembers'::text])));

alter table incentive_entry add constraint incentive_entry_check CHECK (((corrects_id IS NULL) OR (reason IS NOT NULL) OR (amount <> 0)));

alter table incentive_entry add constraint incentive_entry_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric));

alter table incentive_entry add constraint incentive_entry_pkey PRIMARY KEY (tenant_id, id);

alter table incentive_entry add constraint incentive_entry_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 500)));

alter table incentive_entry add constraint incentive_entry_rule_key_check CHECK (((length(rule_key) >= 1) AND (length(rule_key) <= 20)));

alter table incentive_entry add constraint incentive_entry_span_check CHECK ((span = ANY (ARRAY['month'::text, 'quarter'::text])));

alter table incentive_entry add constraint incentive_entry_tenant_id_chain_id_fkey FOREIGN KEY (tenant_id, chain_id) REFERENCES chain(tenant_id, id);

alter table incentive_entry add constraint incentive_entry_tenant_id_corrects_id_fkey FOREIGN KEY (tenant_id, corrects_id) REFERENCES incentive_entry(tenant_id, id);

alter table incentive_entry add constraint incentive_entry_tenant_id_made_by_fkey FOREIGN KEY (tenant_id, made_by) REFERENCES staff(tenant_id, id);

alter table incentive_entry add constraint incentive_entry_tenant_id_store_id_fkey FOREIGN KEY (tenant_id, store_id) REFERENCES store(tenant_id, id);

alter table incentive_entry add constraint incentive_entry_unit_check CHECK ((unit = ANY (ARRAY['points'::text, 'money'::text])));

CREATE INDEX incentive_entry_store ON public.incentive_entry USING btree (tenant_id, store_id, month, id);

CREATE INDEX incentive_entry_subject ON public.incentive_entry USING btree (tenant_id, subject_id, rule_key, for_on);

CREATE UNIQUE INDEX incentive_entry_corrected_once ON public.incentive_entry USING btree (tenant_id, corrects_id) WHERE (corrects_id IS NOT NULL);

CREATE UNIQUE INDEX incentive_entry_once ON public.incentive_entry USING btree (tenant_id, chain_id, month, rule_key, subject_id, store_id, for_on) WHERE (corrects_id IS NULL);

alter table incentive_entry enable row level security;
alter table incentive_entry force row level security;

create policy tenant_wall on incentive_entry using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant insert, select on incentive_entry to app;

grant insert, select on incentive_entry to platform;

create table incentive_figure (
  tenant_id uuid not null,
  period_id uuid not null,
  no integer not null,
  key text not null,
  measured text not null,
  subject_id uuid not null,
  store_id uuid not null,
  numerator bigint not null,
  denominator bigint,
  days smallint not null,
  of_days smallint not null
);

alter table incentive_figure add constraint incentive_figure_days_check CHECK ((days >= 0));

alter table incentive_figure add constraint incentive_figure_denominator_check CHECK ((denominator >= 0));

alter table incentive_figure add constraint incentive_figure_key_check CHECK (((length(key) >= 1) AND (length(key) <= 20)));

alter table incentive_figure add constraint incentive_figure_measured_check CHECK ((measured = ANY (ARRAY['group'::text, 'store'::text, 'associate'::text])));

alter table incentive_figure add constraint incentive_figure_of_days_check CHECK ((of_days > 0));

alter table incentive_figure add constraint incentive_figure_pkey PRIMARY KEY (tenant_id, period_id, no);

alter table incentive_figure add constraint incentive_figure_tenant_id_period_id_fkey FOREIGN KEY (tenant_id, period_id) REFERENCES incentive_period(tenant_id, id);

alter table incentive_figure add constraint incentive_figure_tenant_id_period_id_key_measured_subject_i_key UNIQUE (tenant_id, period_id, key, measured, subject_id, store_id);

alter table incentive_figure add constraint incentive_figure_tenant_id_store_id_fkey FOREIGN KEY (tenant_id, store_id) REFERENCES store(tenant_id, id);

CREATE INDEX incentive_figure_store ON public.incentive_figure USING btree (tenant_id, period_id, store_id);

CREATE INDEX incentive_figure_subject ON public.incentive_figure USING btree (tenant_id, subject_id, key, period_id);

alter table incentive_figure enable row level security;
alter table incentive_figure force row level security;

create policy tenant_wall on incentive_figure using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant insert, select on incentive_figure to app;

grant insert, select on incentive_figure to platform;

create table incentive_part (
  tenant_id uuid not null,
  period_id uuid not null,
  figure_no integer not null,
  no integer not null,
  customer_id uuid,
  numerator bigint not null,
  denominator bigint
);

alter table incentive_part add constraint incentive_part_pkey PRIMARY KEY (tenant_id, period_id, figure_no, no);

alter table incentive_part add constraint incentive_part_tenant_id_customer_id_fkey FOREIGN KEY (tenant_id, customer_id) REFERENCES customer(tenant_id, id);

alter table incentive_part add constraint incentive_part_tenant_id_period_id_figure_no_fkey FOREIGN KEY (tenant_id, period_id, figure_no) REFERENCES incentive_figure(tenant_id, period_id, no);

CREATE INDEX incentive_part_customer ON public.incentive_part USING btree (tenant_id, customer_id) WHERE (customer_id IS NOT NULL);

alter table incentive_part enable row level security;
alter table incentive_part force row level security;

create policy tenant_wall on incentive_part using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant insert, select on incentive_part to app;

grant insert, select on incentive_part to platform;

create table incentive_period (
  tenant_id uuid not null,
  id uuid not null,
  chain_id uuid not null,
  month date not null,
  policy_version_id uuid not null,
  state text not null,
  attempts smallint not null default 0,
  closed_by uuid,
  asked_at timestamp with time zone not null default app.now(),
  measured_at timestamp with time zone,
  closed_at timestamp with time zone,
  approved_by uuid,
  approved_at timestamp with time zone
);

alter table incentive_period add constraint incentive_period_check CHECK (((state = 'approved'::text) = (approved_at IS NOT NULL)));

alter table incentive_period add constraint incentive_period_check1 CHECK (((approved_by IS DISTINCT FROM closed_by) OR (approved_by IS NULL)));

alter table incentive_period add constraint incentive_period_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric));

alter table incentive_period add constraint incentive_period_pkey PRIMARY KEY (tenant_id, id);

alter table incentive_period add constraint incentive_period_state_check CHECK ((state = ANY (ARRAY['measuring'::text, 'scoring'::text, 'closed'::text, 'approved'::text, 'failed'::text])));

alter table incentive_period add constraint incentive_period_tenant_id_approved_by_fkey FOREIGN KEY (tenant_id, approved_by) REFERENCES staff(tenant_id, id);

alter table incentive_period add constraint incentive_period_tenant_id_chain_id_fkey FOREIGN KEY (tenant_id, chain_id) REFERENCES chain(tenant_id, id);

alter table incentive_period add constraint incentive_period_tenant_id_chain_id_month_key UNIQUE (tenant_id, chain_id, month);

alter table incentive_period add constraint incentive_period_tenant_id_closed_by_fkey FOREIGN KEY (tenant_id, closed_by) REFERENCES staff(tenant_id, id);

alter table incentive_period add constraint incentive_period_tenant_id_policy_version_id_fkey FOREIGN KEY (tenant_id, policy_version_id) REFERENCES policy_version(tenant_id, id);

alter table incentive_period enable row level security;
alter table incentive_period force row level security;

create policy tenant_wall on incentive_period using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant insert, select, update on incentive_period to app;

grant insert, select, update on incentive_period to platform;

create table incentive_share (
  tenant_id uuid not null,
  entry_id uuid not null,
  staff_id uuid not null,
  month date not null,
  store_id uuid not null,
  days smallint not null,
  amount bigint not null
);

alter table incentive_share add constraint incentive_share_days_check CHECK ((days > 0));

alter table incentive_share add constraint incentive_share_pkey PRIMARY KEY (tenant_id, entry_id, staff_id);

alter table incentive_share add constraint incentive_share_tenant_id_entry_id_fkey FOREIGN KEY (tenant_id, entry_id) REFERENCES incentive_entry(tenant_id, id);

alter table incentive_share add constraint incentive_share_tenant_id_staff_id_fkey FOREIGN KEY (tenant_id, staff_id) REFERENCES staff(tenant_id, id);

alter table incentive_share add constraint incentive_share_tenant_id_store_id_fkey FOREIGN KEY (tenant_id, store_id) REFERENCES store(tenant_id, id);

CREATE INDEX incentive_share_staff ON public.incentive_share USING btree (tenant_id, staff_id, month, entry_id);

CREATE INDEX incentive_share_store ON public.incentive_share USING btree (tenant_id, store_id, month, staff_id);

alter table incentive_share enable row level security;
alter table incentive_share force row level security;

create policy tenant_wall on incentive_share using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant insert, select on incentive_share to app;

grant insert, select on incentive_share to platform;

create table incentive_store (
  tenant_id uuid not null,
  period_id uuid not null,
  store_id uuid not null,
  unassigned jsonb not null default '[]'::jsonb,
  closed_at timestamp with time zone not null default app.now()
);

alter table incentive_store add constraint incentive_store_pkey PRIMARY KEY (tenant_id, period_id, store_id);

alter table incentive_store add constraint incentive_store_tenant_id_period_id_fkey FOREIGN KEY (tenant_id, period_id) REFERENCES incentive_period(tenant_id, id);

alter table incentive_store add constraint incentive_store_tenant_id_store_id_fkey FOREIGN KEY (tenant_id, store_id) REFERENCES store(tenant_id, id);

alter table incentive_store enable row level security;
alter table incentive_store force row level security;

create policy tenant_wall on incentive_store using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant insert, select on incentive_store to app;

grant insert, select on incentive_store to platform;

create table item (
  tenant_id uuid not null,
  id uuid not null,
  chain_id uuid not null,
  code text not null,
  name text not null default ''::text,
  category text not null default ''::text,
  edited_at timestamp with time zone,
  recorded_at timestamp with time zone not null default app.now()
);

alter table item add constraint item_code_check CHECK (((length(code) >= 1) AND (length(code) <= 80)));

alter table item add constraint item_code_unique UNIQUE (tenant_id, chain_id, code);

alter table item add constraint item_pkey PRIMARY KEY (tenant_id, id);

alter table item add constraint item_tenant_id_chain_id_fkey FOREIGN KEY (tenant_id, chain_id) REFERENCES chain(tenant_id, id);

alter table item enable row level security;
alter table item force row level security;

create policy tenant_wall on item using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant insert, select, update on item to app;

grant insert, select, update on item to platform;

create table login (
  id uuid not null,
  email text,
  phone text,
  created_at timestamp with time zone not null default now(),
  disabled_at timestamp with time zone
);

alter table login add constraint login_check CHECK ((num_nonnulls(email, phone) = 1));

alter table login add constraint login_email_check CHECK ((email = lower(email)));

alter table login add constraint login_email_key UNIQUE (email);

alter table login add constraint login_phone_key UNIQUE (phone);

alter table login add constraint login_pkey PRIMARY KEY (id);

grant insert, select, update on login to app;

grant insert, select, update on login to platform;

create table login_company (
  login_id uuid not null,
  company_id uuid not null,
  company_name text not null,
  email text,
  phone text,
  password_hash text,
  locale text,
  joined_at timestamp with time zone not null default now()
);

alter table login_company add constraint login_company_email_check CHECK ((email = lower(email)));

alter table login_company add constraint login_company_email_unique UNIQUE (email, company_id);

alter table login_company add constraint login_company_login_id_fkey FOREIGN KEY (login_id) REFERENCES login(id);

alter table login_company add constraint login_company_phone_unique UNIQUE (phone, company_id);

alter table login_company add constraint login_company_pkey PRIMARY KEY (login_id, company_id);

grant delete, insert, select, update on login_company to app;

grant delete, insert, select, update on login_company to platform;

create table migration (
  id integer not null default nextval('migration_id_seq'::regclass),
  name character varying(255) not null,
  executed_at timestamp(6) with time zone not null default CURRENT_TIMESTAMP(6)
);

alter table migration add constraint migration_pkey PRIMARY KEY (id);

create table onboarding (
  tenant_id uuid not null,
  store_id uuid not null,
  declared_on date not null,
  files integer not null,
  declared_by uuid,
  recorded_at timestamp with time zone not null default app.now()
);

alter table onboarding add constraint onboarding_files_check CHECK (((files >= 1) AND (files <= 1000000)));

alter table onboarding add constraint onboarding_pkey PRIMARY KEY (tenant_id, store_id);

alter table onboarding add constraint onboarding_tenant_id_declared_by_fkey FOREIGN KEY (tenant_id, declared_by) REFERENCES staff(tenant_id, id);

alter table onboarding add constraint onboarding_tenant_id_store_id_fkey FOREIGN KEY (tenant_id, store_id) REFERENCES store(tenant_id, id);

alter table onboarding enable row level security;
alter table onboarding force row level security;

create policy tenant_wall on onboarding using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant insert, select on onboarding to app;

grant insert, select on onboarding to platform;

create table onboarding_correction (
  tenant_id uuid not null,
  store_id uuid not null,
  no integer not null,
  files integer not null,
  reason text not null,
  corrected_by uuid,
  recorded_at timestamp with time zone not null default app.now()
);

alter table onboarding_correction add constraint onboarding_correction_files_check CHECK (((files >= 1) AND (files <= 1000000)));

alter table onboarding_correction add constraint onboarding_correction_no_check CHECK ((no > 0));

alter table onboarding_correction add constraint onboarding_correction_pkey PRIMARY KEY (tenant_id, store_id, no);

alter table onboarding_correction add constraint onboarding_correction_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 500)));

alter table onboarding_correction add constraint onboarding_correction_tenant_id_corrected_by_fkey FOREIGN KEY (tenant_id, corrected_by) REFERENCES staff(tenant_id, id);

alter table onboarding_correction add constraint onboarding_correction_tenant_id_store_id_fkey FOREIGN KEY (tenant_id, store_id) REFERENCES onboarding(tenant_id, store_id);

alter table onboarding_correction enable row level security;
alter table onboarding_correction force row level security;

create policy tenant_wall on onboarding_correction using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant insert, select on onboarding_correction to app;

grant insert, select on onboarding_correction to platform;

create table outbox_event (
  tenant_id uuid not null,
  id uuid not null,
  chain_id uuid not null,
  kind text not null,
  subject_ids uuid[] not null,
  customer_ids uuid[] not null,
  at timestamp with time zone not null default app.now(),
  "position" xid8 not null default pg_current_xact_id()
);

alter table outbox_event add constraint outbox_event_check CHECK ((subject_ids[1] = id));

alter table outbox_event add constraint outbox_event_check1 CHECK ((cardinality(customer_ids) = cardinality(subject_ids)));

alter table outbox_event add constraint outbox_event_kind_check CHECK ((kind = ANY (ARRAY['tierChanged'::text, 'pointsMoved'::text, 'policyInForce'::text, 'voucherMoved'::text])));

alter table outbox_event add constraint outbox_event_pkey PRIMARY KEY (tenant_id, id);

CREATE INDEX outbox_event_age ON public.outbox_event USING btree (tenant_id, at);

CREATE INDEX outbox_event_feed ON public.outbox_event USING btree (tenant_id, chain_id, "position", id);

alter table outbox_event enable row level security;
alter table outbox_event force row level security;

create policy tenant_wall on outbox_event using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant delete, insert, select on outbox_event to platform;

grant insert, select on outbox_event to app;

create table point_adjustment (
  tenant_id uuid not null,
  id uuid not null,
  chain_id uuid not null,
  customer_id uuid not null,
  amount bigint not null,
  reason text not null,
  status text not null default 'waiting'::text,
  policy_version_id uuid not null,
  requested_by uuid not null,
  requested_at timestamp with time zone not null default now(),
  decided_by uuid,
  decided_at timestamp with time zone,
  decline_reason text,
  import_id uuid,
  import_row bigint,
  undone_at timestamp with time zone,
  undone_by uuid,
  rebate_year integer
);

alter table point_adjustment add constraint point_adjustment_amount_check CHECK (((amount <> 0) AND (abs(amount) <= '9007199254740991'::bigint)));

alter table point_adjustment add constraint point_adjustment_check1 CHECK (((status = 'declined'::text) = (decline_reason IS NOT NULL)));

alter table point_adjustment add constraint point_adjustment_decided CHECK ((((status = ANY (ARRAY['posted'::text, 'waiting'::text])) = (decided_by IS NULL)) AND ((decided_by IS NULL) = (decided_at IS NULL))));

alter table point_adjustment add constraint point_adjustment_decline_reason_check CHECK (((length(decline_reason) >= 1) AND (length(decline_reason) <= 500)));

alter table point_adjustment add constraint point_adjustment_import_row_check CHECK ((import_row > 1));

alter table point_adjustment add constraint point_adjustment_of_file CHECK ((((import_id IS NULL) = (import_row IS NULL)) AND ((status <> 'posted'::text) OR (import_id IS NOT NULL))));

alter table point_adjustment add constraint point_adjustment_pkey PRIMARY KEY (tenant_id, id);

alter table point_adjustment add constraint point_adjustment_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 500)));

alter table point_adjustment add constraint point_adjustment_rebate_of_file CHECK (((rebate_year IS NULL) OR (import_id IS NOT NULL)));

alter table point_adjustment add constraint point_adjustment_rebate_year_check CHECK (((rebate_year >= 2000) AND (rebate_year <= 9999)));

alter table point_adjustment add constraint point_adjustment_second_person CHECK ((decided_by <> requested_by));

alter table point_adjustment add constraint point_adjustment_status_check CHECK ((status = ANY (ARRAY['posted'::text, 'waiting'::text, 'approved'::text, 'declined'::text])));

alter table point_adjustment add constraint point_adjustment_tenant_id_customer_id_fkey FOREIGN KEY (tenant_id, customer_id) REFERENCES customer(tenant_id, id);

alter table point_adjustment add constraint point_adjustment_tenant_id_decided_by_fkey FOREIGN KEY (tenant_id, decided_by) REFERENCES staff(tenant_id, id);

alter table point_adjustment add constraint point_adjustment_tenant_id_import_id_fkey FOREIGN KEY (tenant_id, import_id) REFERENCES import_run(tenant_id, id);

alter table point_adjustment add constraint point_adjustment_tenant_id_policy_version_id_fkey FOREIGN KEY (tenant_id, policy_version_id) REFERENCES policy_version(tenant_id, id);

alter table point_adjustment add constraint point_adjustment_tenant_id_requested_by_fkey FOREIGN KEY (tenant_id, requested_by) REFERENCES staff(tenant_id, id);

alter table point_adjustment add constraint point_adjustment_tenant_id_undone_by_fkey FOREIGN KEY (tenant_id, undone_by) REFERENCES staff(tenant_id, id);

alter table point_adjustment add constraint point_adjustment_undone CHECK ((((undone_at IS NULL) = (undone_by IS NULL)) AND ((undone_at IS NULL) OR (status = ANY (ARRAY['posted'::text, 'approved'::text])))));

CREATE INDEX point_adjustment_customer ON public.point_adjustment USING btree (tenant_id, customer_id, id) WHERE (status = 'waiting'::text);

CREATE INDEX point_adjustment_file_waiting ON public.point_adjustment USING btree (tenant_id, import_id) WHERE (status = 'waiting'::text);

CREATE INDEX point_adjustment_listed ON public.point_adjustment USING btree (tenant_id, chain_id, status, id);

CREATE UNIQUE INDEX point_adjustment_file_row ON public.point_adjustment USING btree (tenant_id, import_id, import_row) WHERE (import_id IS NOT NULL);

CREATE UNIQUE INDEX point_adjustment_once_per_file ON public.point_adjustment USING btree (tenant_id, import_id, customer_id) WHERE (import_id IS NOT NULL);

CREATE UNIQUE INDEX point_adjustment_rebate_once ON public.point_adjustment USING btree (tenant_id, customer_id, rebate_year) WHERE ((rebate_year IS NOT NULL) AND (status <> 'declined'::text) AND (undone_at IS NULL));

alter table point_adjustment enable row level security;
alter table point_adjustment force row level security;

create policy tenant_wall on point_adjustment using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant insert, select, update on point_adjustment to app;

grant insert, select, update on point_adjustment to platform;

create table point_entry (
  tenant_id uuid not null,
  id uuid not null,
  chain_id uuid not null,
  customer_id uuid not null,
  kind text not null,
  account text not null,
  amount bigint not null,
  happened_on date not null,
  confirmed_on date,
  recorded_at timestamp with time zone not null default app.now(),
  recorded_by uuid,
  purchase_id uuid,
  purchase_seq integer,
  return_id uuid,
  policy_version_id uuid,
  corrects_id uuid,
  reason text,
  approved_by uuid,
  expires_on date,
  bonus text,
  about_id uuid,
  bonus_seq integer,
  redemption_id uuid,
  redemption_seq integer,
  adjustment_id uuid,
  voucher_id uuid
);

alter table point_entry add constraint point_entry_account_check CHECK ((account = ANY (ARRAY['earning'::text, 'bonus'::text, 'redemption'::text, 'expiry'::text, 'adjustment'::text])));

alter table point_entry add constraint point_entry_amount_check CHECK (((amount <> 0) AND (abs(amount) <= '9007199254740991'::bigint)));

alter table point_entry add constraint point_entry_bonus_check CHECK ((bonus = ANY (ARRAY['registration'::text, 'completedFile'::text, 'referral'::text])));

alter table point_entry add constraint point_entry_bonus_seq_check CHECK ((bonus_seq >= 0));

alter table point_entry add constraint point_entry_bonus_whole CHECK ((((bonus IS NULL) = (about_id IS NULL)) AND ((bonus IS NULL) = (bonus_seq IS NULL))));

alter table point_entry add constraint point_entry_check CHECK (((kind <> 'adjust'::text) OR ((reason IS NOT NULL) AND (approved_by IS NOT NULL))));

alter table point_entry add constraint point_entry_expiry_of_lot CHECK (((account <> 'expiry'::text) OR (expires_on IS NOT NULL)));

alter table point_entry add constraint point_entry_kind_check CHECK ((kind = ANY (ARRAY['earn'::text, 'bonus'::text, 'redeem'::text, 'expire'::text, 'adjust'::text, 'reverse'::text])));

alter table point_entry add constraint point_entry_of_redemption CHECK ((((num_nonnulls(redemption_id, voucher_id) = 1) = (account = 'redemption'::text)) AND ((num_nonnulls(redemption_id, voucher_id) = 0) = (redemption_seq IS NULL))));

alter table point_entry add constraint point_entry_pkey PRIMARY KEY (tenant_id, id);

alter table point_entry add constraint point_entry_purchase_seq_check CHECK ((purchase_seq >= 0));

alter table point_entry add constraint point_entry_redemption_seq_check CHECK ((redemption_seq >= 0));

alter table point_entry add constraint point_entry_tenant_id_about_id_fkey FOREIGN KEY (tenant_id, about_id) REFERENCES customer(tenant_id, id);

alter table point_entry add constraint point_entry_tenant_id_adjustment_id_fkey FOREIGN KEY (tenant_id, adjustment_id) REFERENCES point_adjustment(tenant_id, id);

alter table point_entry add constraint point_entry_tenant_id_customer_id_fkey FOREIGN KEY (tenant_id, customer_id) REFERENCES customer(tenant_id, id);

alter table point_entry add constraint point_entry_tenant_id_purchase_id_fkey FOREIGN KEY (tenant_id, purchase_id) REFERENCES purchase(tenant_id, id);

alter table point_entry add constraint point_entry_tenant_id_redemption_id_fkey FOREIGN KEY (tenant_id, redemption_id) REFERENCES point_redemption(tenant_id, id);

alter table point_entry add constraint point_entry_tenant_id_voucher_id_fkey FOREIGN KEY (tenant_id, voucher_id) REFERENCES voucher(tenant_id, id) NOT VALID;

CREATE INDEX point_entry_adjustment ON public.point_entry USING btree (tenant_id, adjustment_id) WHERE (adjustment_id IS NOT NULL);

CREATE INDEX point_entry_customer ON public.point_entry USING btree (tenant_id, customer_id, happened_on, id) INCLUDE (amount, account, kind, confirmed_on);

CREATE INDEX point_entry_due ON public.point_entry USING btree (tenant_id, chain_id, GREATEST(expires_on, (confirmed_on - 1)), customer_id) WHERE (expires_on IS NOT NULL);

CREATE INDEX point_entry_month ON public.point_entry USING btree (tenant_id, chain_id, happened_on) INCLUDE (amount, account, kind);

CREATE INDEX point_entry_purchase ON public.point_entry USING btree (tenant_id, purchase_id) WHERE (purchase_id IS NOT NULL);

CREATE UNIQUE INDEX point_entry_bonus_once ON public.point_entry USING btree (tenant_id, about_id, bonus, bonus_seq) WHERE (bonus IS NOT NULL);

CREATE UNIQUE INDEX point_entry_corrected_once ON public.point_entry USING btree (tenant_id, corrects_id) WHERE (corrects_id IS NOT NULL);

CREATE UNIQUE INDEX point_entry_posted_once ON public.point_entry USING btree (tenant_id, purchase_id, happened_on, purchase_seq) WHERE (purchase_seq IS NOT NULL);

CREATE UNIQUE INDEX point_entry_redeemed_once ON public.point_entry USING btree (tenant_id, redemption_id, expires_on, redemption_seq) NULLS NOT DISTINCT WHERE (redemption_id IS NOT NULL);

CREATE UNIQUE INDEX point_entry_voucher_once ON public.point_entry USING btree (tenant_id, voucher_id, expires_on, redemption_seq) NULLS NOT DISTINCT WHERE (voucher_id IS NOT NULL);

alter table point_entry enable row level security;
alter table point_entry force row level security;

create policy tenant_wall on point_entry using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant insert, select on point_entry to app;

grant insert, select on point_entry to platform;

create table point_hold (
  tenant_id uuid not null,
  id uuid not null,
  chain_id uuid not null,
  customer_id uuid not null,
  store_id uuid not null,
  points bigint not null,
  off_minor bigint not null,
  eligible_minor bigint not null,
  on_special_price boolean not null,
  policy_version_id uuid not null,
  held_on date not null,
  held_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  state text not null default 'active'::text,
  ended_at timestamp with time zone,
  recorded_at timestamp with time zone not null default now(),
  recorded_by uuid
);

alter table point_hold add constraint point_hold_check CHECK ((expires_at > held_at));

alter table point_hold add constraint point_hold_check1 CHECK (((state = 'active'::text) = (ended_at IS NULL)));

alter table point_hold add constraint point_hold_eligible_minor_check CHECK (((eligible_minor >= 0) AND (eligible_minor <= '9007199254740991'::bigint)));

alter table point_hold add constraint point_hold_off_minor_check CHECK (((off_minor >= 0) AND (off_minor <= '9007199254740991'::bigint)));

alter table point_hold add constraint point_hold_pkey PRIMARY KEY (tenant_id, id);

alter table point_hold add constraint point_hold_points_check CHECK (((points >= 1) AND (points <= '9007199254740991'::bigint)));

alter table point_hold add constraint point_hold_state_check CHECK ((state = ANY (ARRAY['active'::text, 'confirmed'::text, 'cancelled'::text, 'lapsed'::text])));

alter table point_hold add constraint point_hold_tenant_id_customer_id_fkey FOREIGN KEY (tenant_id, customer_id) REFERENCES customer(tenant_id, id);

alter table point_hold add constraint point_hold_tenant_id_policy_version_id_fkey FOREIGN KEY (tenant_id, policy_version_id) REFERENCES policy_version(tenant_id, id);

alter table point_hold add constraint point_hold_tenant_id_store_id_fkey FOREIGN KEY (tenant_id, store_id) REFERENCES store(tenant_id, id);

CREATE INDEX point_hold_active ON public.point_hold USING btree (tenant_id, customer_id) INCLUDE (points, held_on, expires_at) WHERE (state = 'active'::text);

CREATE INDEX point_hold_lapsing ON public.point_hold USING btree (tenant_id, chain_id, expires_at) WHERE (state = 'active'::text);

alter table point_hold enable row level security;
alter table point_hold force row level security;

create policy tenant_wall on point_hold using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant insert, select, update on point_hold to app;

grant insert, select, update on point_hold to platform;

create table point_redemption (
  tenant_id uuid not null,
  id uuid not null,
  chain_id uuid not null,
  customer_id uuid not null,
  store_id uuid not null,
  receipt_no text not null,
  points bigint not null,
  off_minor bigint not null,
  eligible_minor bigint not null,
  on_special_price boolean not null,
  policy_version_id uuid not null,
  hold_id uuid,
  redeemed_on date not null,
  redeemed_at timestamp with time zone not null,
  recorded_at timestamp with time zone not null default now(),
  recorded_by uuid,
  undone_at timestamp with time zone,
  undone_by uuid,
  undo_reason text
);

alter table point_redemption add constraint point_redemption_check CHECK ((eligible_minor >= off_minor));

alter table point_redemption add constraint point_redemption_hold_unique UNIQUE (tenant_id, hold_id);

alter table point_redemption add constraint point_redemption_off_minor_check CHECK (((off_minor >= 0) AND (off_minor <= '9007199254740991'::bigint)));

alter table point_redemption add constraint point_redemption_pkey PRIMARY KEY (tenant_id, id);

alter table point_redemption add constraint point_redemption_points_check CHECK (((points >= 1) AND (points <= '9007199254740991'::bigint)));

alter table point_redemption add constraint point_redemption_receipt_no_check CHECK (((length(receipt_no) >= 1) AND (length(receipt_no) <= 64)));

alter table point_redemption add constraint point_redemption_tenant_id_customer_id_fkey FOREIGN KEY (tenant_id, customer_id) REFERENCES customer(tenant_id, id);

alter table point_redemption add constraint point_redemption_tenant_id_hold_id_fkey FOREIGN KEY (tenant_id, hold_id) REFERENCES point_hold(tenant_id, id);

alter table point_redemption add constraint point_redemption_tenant_id_policy_version_id_fkey FOREIGN KEY (tenant_id, policy_version_id) REFERENCES policy_version(tenant_id, id);

alter table point_redemption add constraint point_redemption_tenant_id_store_id_fkey FOREIGN KEY (tenant_id, store_id) REFERENCES store(tenant_id, id);

alter table point_redemption add constraint point_redemption_undo_reason_check CHECK (((length(undo_reason) >= 1) AND (length(undo_reason) <= 500)));

alter table point_redemption add constraint point_redemption_undone CHECK (((num_nonnulls(undone_at, undo_reason) = ANY (ARRAY[0, 2])) AND ((undone_by IS NULL) OR (undone_at IS NOT NULL))));

CREATE INDEX point_redemption_customer ON public.point_redemption USING btree (tenant_id, customer_id, redeemed_at DESC, id);

CREATE UNIQUE INDEX point_redemption_receipt_unique ON public.point_redemption USING btree (tenant_id, store_id, receipt_no) WHERE (undone_at IS NULL);

alter table point_redemption enable row level security;
alter table point_redemption force row level security;

create policy tenant_wall on point_redemption using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant insert, select on point_redemption to app;

grant insert, select on point_redemption to platform;

create table policy_event (
  tenant_id uuid not null,
  id uuid not null,
  policy_version_id uuid not null,
  act text not null,
  at timestamp with time zone not null default app.now(),
  staff_id uuid,
  comment text not null default ''::text,
  detail jsonb not null default '{}'::jsonb,
  second_person boolean,
  author_ids uuid[]
);

alter table policy_event add constraint policy_event_approval CHECK ((((act = 'approve'::text) = (second_person IS NOT NULL)) AND ((act = 'approve'::text) = (author_ids IS NOT NULL))));

alter table policy_event add constraint policy_event_comment_check CHECK ((length(comment) <= 500));

alter table policy_event add constraint policy_event_pkey PRIMARY KEY (tenant_id, id);

alter table policy_event add constraint policy_event_second_person CHECK (((NOT second_person) OR ((staff_id IS NOT NULL) AND (staff_id <> ALL (author_ids)))));

alter table policy_event add constraint policy_event_tenant_id_policy_version_id_fkey FOREIGN KEY (tenant_id, policy_version_id) REFERENCES policy_version(tenant_id, id);

alter table policy_event add constraint policy_event_tenant_id_staff_id_fkey FOREIGN KEY (tenant_id, staff_id) REFERENCES staff(tenant_id, id);

CREATE INDEX policy_event_version ON public.policy_event USING btree (tenant_id, policy_version_id, id);

alter table policy_event enable row level security;
alter table policy_event force row level security;

create policy tenant_wall on policy_event using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant insert, select on policy_event to app;

grant insert, select on policy_event to platform;

create table policy_seal (
  tenant_id uuid not null,
  policy_version_id uuid not null,
  seal bytea not null,
  sealed_at timestamp with time zone not null default app.now()
);

alter table policy_seal add constraint policy_seal_pkey PRIMARY KEY (tenant_id, policy_version_id);

alter table policy_seal add constraint policy_seal_tenant_id_policy_version_id_seal_fkey FOREIGN KEY (tenant_id, policy_version_id, seal) REFERENCES policy_version(tenant_id, id, seal);

alter table policy_seal add constraint policy_seal_tenant_id_policy_version_id_seal_key UNIQUE (tenant_id, policy_version_id, seal);

alter table policy_seal enable row level security;
alter table policy_seal force row level security;

create policy tenant_wall on policy_seal using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant insert, select on policy_seal to app;

grant insert, select on policy_seal to platform;

create table policy_version (
  tenant_id uuid not null,
  id uuid not null,
  chain_id uuid not null,
  kind text not null,
  version integer,
  status text not null,
  body jsonb not null,
  effective_on date,
  retired_on date,
  created_at timestamp with time zone not null default app.now(),
  created_by uuid,
  name text not null default ''::text,
  revision integer not null default 1,
  based_on_id uuid,
  store_id uuid,
  place_id uuid not null default COALESCE(store_id, chain_id),
  seal bytea default 
CASE
    WHEN (status <> ALL (ARRAY['draft'::text, 'discarded'::text])) THEN sha256((replace(((((((version)::text || ' '::text) || (length(name))::text) || ' '::text) || name) || (body)::text), '\'::text, '\\'::text))::bytea)
    ELSE NULL::bytea
END
);

alter table policy_version add constraint policy_version_check CHECK ((retired_on >= effective_on));

alter table policy_version add constraint policy_version_dated CHECK (((status <> ALL (ARRAY['scheduled'::text, 'inForce'::text, 'retired'::text])) OR (effective_on IS NOT NULL)));

alter table policy_version add constraint policy_version_kind_check CHECK ((kind ~ '^[a-z][A-Za-z]{0,39}$'::text));

alter table policy_version add constraint policy_version_name_check CHECK ((length(name) <= 80));

alter table policy_version add constraint policy_version_number UNIQUE (tenant_id, place_id, kind, version);

alter table policy_version add constraint policy_version_numbered CHECK (((version IS NOT NULL) OR (status = ANY (ARRAY['draft'::text, 'discarded'::text]))));

alter table policy_version add constraint policy_version_one_in_force EXCLUDE USING gist (tenant_id WITH =, place_id WITH =, kind WITH =, daterange(effective_on, retired_on) WITH &&) WHERE ((status = ANY (ARRAY['inForce'::text, 'retired'::text])));

alter table policy_version add constraint policy_version_pkey PRIMARY KEY (tenant_id, id);

alter table policy_version add constraint policy_version_revision_check CHECK ((revision > 0));

alter table policy_version add constraint policy_version_sealed FOREIGN KEY (tenant_id, id, seal) REFERENCES policy_seal(tenant_id, policy_version_id, seal);

alter table policy_version add constraint policy_version_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'discarded'::text, 'submitted'::text, 'sentBack'::text, 'approved'::text, 'scheduled'::text, 'inForce'::text, 'retired'::text])));

alter table policy_version add constraint policy_version_tenant_id_based_on_id_fkey FOREIGN KEY (tenant_id, based_on_id) REFERENCES policy_version(tenant_id, id);

alter table policy_version add constraint policy_version_tenant_id_chain_id_fkey FOREIGN KEY (tenant_id, chain_id) REFERENCES chain(tenant_id, id);

alter table policy_version add constraint policy_version_tenant_id_id_seal_key UNIQUE (tenant_id, id, seal);

alter table policy_version add constraint policy_version_tenant_id_store_id_fkey FOREIGN KEY (tenant_id, store_id) REFERENCES store(tenant_id, id);

alter table policy_version add constraint policy_version_version_check CHECK ((version > 0));

CREATE INDEX policy_version_of_chain ON public.policy_version USING btree (tenant_id, chain_id, kind, status, id);

CREATE UNIQUE INDEX policy_version_one_scheduled ON public.policy_version USING btree (tenant_id, place_id, kind) WHERE (status = 'scheduled'::text);

alter table policy_version enable row level security;
alter table policy_version force row level security;

create policy tenant_wall on policy_version using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant insert, select on policy_version to app;

grant insert, select on policy_version to platform;

create table purchase (
  tenant_id uuid not null,
  id uuid not null,
  chain_id uuid not null,
  store_id uuid not null,
  receipt_no text not null,
  happened_at timestamp with time zone not null,
  purchased_on date not null,
  recorded_at timestamp with time zone not null default app.now(),
  recorded_by uuid,
  source text not null,
  import_id uuid,
  customer_id uuid,
  claimed_at timestamp with time zone,
  decline_reason text,
  seller_id uuid,
  units bigint not null,
  paid_minor bigint not null,
  special_minor bigint not null default 0,
  returned_units bigint not null default 0,
  returned_minor bigint not null default 0,
  returned_in_full_on date,
  voided_at timestamp with time zone,
  void_reason text,
  tier_key text,
  birthday_month boolean
);

alter table purchase add constraint purchase_check CHECK (((returned_units >= 0) AND (returned_units <= units)));

alter table purchase add constraint purchase_check1 CHECK (((returned_minor >= 0) AND (returned_minor <= paid_minor)));

alter table purchase add constraint purchase_paid_minor_check CHECK (((paid_minor >= 0) AND (paid_minor <= '9007199254740991'::bigint)));

alter table purchase add constraint purchase_pkey PRIMARY KEY (tenant_id, id);

alter table purchase add constraint purchase_receipt_no_check CHECK (((length(receipt_no) >= 1) AND (length(receipt_no) <= 64)));

alter table purchase add constraint purchase_receipt_no_unique UNIQUE (tenant_id, store_id, receipt_no);

alter table purchase add constraint purchase_source_check CHECK ((source = ANY (ARRAY['till'::text, 'admin'::text, 'import'::text])));

alter table purchase add constraint purchase_tenant_id_chain_id_fkey FOREIGN KEY (tenant_id, chain_id) REFERENCES chain(tenant_id, id);

alter table purchase add constraint purchase_tenant_id_customer_id_fkey FOREIGN KEY (tenant_id, customer_id) REFERENCES customer(tenant_id, id);

alter table purchase add constraint purchase_tenant_id_seller_id_fkey FOREIGN KEY (tenant_id, seller_id) REFERENCES staff(tenant_id, id);

alter table purchase add constraint purchase_tenant_id_store_id_fkey FOREIGN KEY (tenant_id, store_id) REFERENCES store(tenant_id, id);

alter table purchase add constraint purchase_units_check CHECK ((units > 0));

CREATE INDEX purchase_chain ON public.purchase USING btree (tenant_id, chain_id, happened_at, id);

CREATE INDEX purchase_customer ON public.purchase USING btree (tenant_id, customer_id, happened_at, id) WHERE (customer_id IS NOT NULL);

CREATE INDEX purchase_late ON public.purchase USING btree (tenant_id, chain_id, (
CASE
    WHEN (claimed_at IS NULL) THEN recorded_at
    ELSE claimed_at
END)) WHERE ((customer_id IS NOT NULL) AND ((((((
CASE
    WHEN (claimed_at IS NULL) THEN recorded_at
    ELSE claimed_at
END AT TIME ZONE 'UTC'::text) + '15:00:00'::interval))::date - purchased_on) >= 1) AND (((((
CASE
    WHEN (claimed_at IS NULL) THEN recorded_at
    ELSE claimed_at
END AT TIME ZONE 'UTC'::text) + '15:00:00'::interval))::date - purchased_on) <= 35)));

CREATE INDEX purchase_store_day ON public.purchase USING btree (tenant_id, store_id, purchased_on) WHERE (voided_at IS NULL);

alter table purchase enable row level security;
alter table purchase force row level security;

create policy tenant_wall on purchase using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant insert, select, update on purchase to app;

grant insert, select, update on purchase to platform;

create table purchase_line (
  tenant_id uuid not null,
  purchase_id uuid not null,
  line_no integer not null,
  item_id uuid not null,
  quantity bigint not null,
  amount_minor bigint not null,
  special_price boolean not null default false,
  category text
);

alter table purchase_line add constraint purchase_line_amount_minor_check CHECK ((amount_minor >= 0));

alter table purchase_line add constraint purchase_line_line_no_check CHECK ((line_no > 0));

alter table purchase_line add constraint purchase_line_pkey PRIMARY KEY (tenant_id, purchase_id, line_no);

alter table purchase_line add constraint purchase_line_quantity_check CHECK ((quantity > 0));

alter table purchase_line add constraint purchase_line_tenant_id_item_id_fkey FOREIGN KEY (tenant_id, item_id) REFERENCES item(tenant_id, id);

alter table purchase_line add constraint purchase_line_tenant_id_purchase_id_fkey FOREIGN KEY (tenant_id, purchase_id) REFERENCES purchase(tenant_id, id);

alter table purchase_line enable row level security;
alter table purchase_line force row level security;

create policy tenant_wall on purchase_line using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant insert, select on purchase_line to app;

grant insert, select on purchase_line to platform;

create table purchase_return (
  tenant_id uuid not null,
  id uuid not null,
  chain_id uuid not null,
  store_id uuid not null,
  return_no text not null,
  happened_at timestamp with time zone not null,
  returned_on date not null,
  recorded_at timestamp with time zone not null default app.now(),
  recorded_by uuid,
  source text not null,
  import_id uuid,
  customer_id uuid,
  purchase_id uuid,
  units bigint not null,
  voided_at timestamp with time zone,
  void_reason text
);

alter table purchase_return add constraint purchase_return_no_unique UNIQUE (tenant_id, store_id, return_no);

alter table purchase_return add constraint purchase_return_pkey PRIMARY KEY (tenant_id, id);

alter table purchase_return add constraint purchase_return_return_no_check CHECK (((length(return_no) >= 1) AND (length(return_no) <= 64)));

alter table purchase_return add constraint purchase_return_source_check CHECK ((source = ANY (ARRAY['till'::text, 'admin'::text, 'import'::text])));

alter table purchase_return add constraint purchase_return_tenant_id_chain_id_fkey FOREIGN KEY (tenant_id, chain_id) REFERENCES chain(tenant_id, id);

alter table purchase_return add constraint purchase_return_tenant_id_customer_id_fkey FOREIGN KEY (tenant_id, customer_id) REFERENCES customer(tenant_id, id);

alter table purchase_return add constraint purchase_return_tenant_id_purchase_id_fkey FOREIGN KEY (tenant_id, purchase_id) REFERENCES purchase(tenant_id, id);

alter table purchase_return add constraint purchase_return_tenant_id_store_id_fkey FOREIGN KEY (tenant_id, store_id) REFERENCES store(tenant_id, id);

alter table purchase_return add constraint purchase_return_units_check CHECK ((units > 0));

CREATE INDEX purchase_return_chain ON public.purchase_return USING btree (tenant_id, chain_id, happened_at, id);

CREATE INDEX purchase_return_customer ON public.purchase_return USING btree (tenant_id, customer_id, returned_on) WHERE (customer_id IS NOT NULL);

CREATE INDEX purchase_return_purchase ON public.purchase_return USING btree (tenant_id, purchase_id) WHERE (purchase_id IS NOT NULL);

alter table purchase_return enable row level security;
alter table purchase_return force row level security;

create policy tenant_wall on purchase_return using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant insert, select, update on purchase_return to app;

grant insert, select, update on purchase_return to platform;

create table referral_past (
  tenant_id uuid not null,
  customer_id uuid not null,
  referrer_id uuid not null,
  recorded_at timestamp with time zone not null,
  superseded_at timestamp with time zone not null
);

alter table referral_past add constraint referral_past_check CHECK ((superseded_at > recorded_at));

alter table referral_past add constraint referral_past_pkey PRIMARY KEY (tenant_id, customer_id, recorded_at);

alter table referral_past add constraint referral_past_tenant_id_customer_id_fkey FOREIGN KEY (tenant_id, customer_id) REFERENCES customer(tenant_id, id);

alter table referral_past add constraint referral_past_tenant_id_referrer_id_fkey FOREIGN KEY (tenant_id, referrer_id) REFERENCES customer(tenant_id, id);

CREATE INDEX referral_past_referrer ON public.referral_past USING btree (tenant_id, referrer_id);

alter table referral_past enable row level security;
alter table referral_past force row level security;

create policy tenant_wall on referral_past using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant insert, select on referral_past to app;

grant insert, select on referral_past to platform;

create table return_allocation (
  tenant_id uuid not null,
  return_id uuid not null,
  return_line_no integer not null,
  purchase_id uuid not null,
  purchase_line_no integer not null,
  returned_on date not null,
  units bigint not null,
  amount_minor bigint not null,
  recorded_at timestamp with time zone not null default app.now()
);

alter table return_allocation add constraint return_allocation_amount_minor_check CHECK ((amount_minor >= 0));

alter table return_allocation add constraint return_allocation_pkey PRIMARY KEY (tenant_id, return_id, return_line_no, purchase_id, purchase_line_no);

alter table return_allocation add constraint return_allocation_tenant_id_purchase_id_purchase_line_no_fkey FOREIGN KEY (tenant_id, purchase_id, purchase_line_no) REFERENCES purchase_line(tenant_id, purchase_id, line_no);

alter table return_allocation add constraint return_allocation_tenant_id_return_id_return_line_no_fkey FOREIGN KEY (tenant_id, return_id, return_line_no) REFERENCES return_line(tenant_id, return_id, line_no);

alter table return_allocation add constraint return_allocation_units_check CHECK ((units > 0));

CREATE INDEX return_allocation_day ON public.return_allocation USING btree (tenant_id, returned_on);

CREATE INDEX return_allocation_purchase ON public.return_allocation USING btree (tenant_id, purchase_id);

alter table return_allocation enable row level security;
alter table return_allocation force row level security;

create policy tenant_wall on return_allocation using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant delete, insert, select, update on return_allocation to app;

grant delete, insert, select, update on return_allocation to platform;

create table return_allocation_past (
  tenant_id uuid not null,
  purchase_id uuid not null,
  purchase_line_no integer not null,
  return_id uuid not null,
  return_line_no integer not null,
  returned_on date not null,
  units bigint not null,
  amount_minor bigint not null,
  recorded_at timestamp with time zone not null,
  superseded_at timestamp with time zone not null
);

alter table return_allocation_past add constraint return_allocation_past_check CHECK ((superseded_at > recorded_at));

alter table return_allocation_past add constraint return_allocation_past_pkey PRIMARY KEY (tenant_id, purchase_id, purchase_line_no, return_id, return_line_no, recorded_at);

alter table return_allocation_past add constraint return_allocation_past_tenant_id_purchase_id_purchase_line_fkey FOREIGN KEY (tenant_id, purchase_id, purchase_line_no) REFERENCES purchase_line(tenant_id, purchase_id, line_no);

alter table return_allocation_past add constraint return_allocation_past_tenant_id_return_id_return_line_no_fkey FOREIGN KEY (tenant_id, return_id, return_line_no) REFERENCES return_line(tenant_id, return_id, line_no);

alter table return_allocation_past enable row level security;
alter table return_allocation_past force row level security;

create policy tenant_wall on return_allocation_past using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant insert, select on return_allocation_past to app;

grant insert, select on return_allocation_past to platform;

create table return_line (
  tenant_id uuid not null,
  return_id uuid not null,
  line_no integer not null,
  item_id uuid not null,
  purchase_line_no integer,
  quantity bigint not null
);

alter table return_line add constraint return_line_line_no_check CHECK ((line_no > 0));

alter table return_line add constraint return_line_pkey PRIMARY KEY (tenant_id, return_id, line_no);

alter table return_line add constraint return_line_quantity_check CHECK ((quantity > 0));

alter table return_line add constraint return_line_tenant_id_item_id_fkey FOREIGN KEY (tenant_id, item_id) REFERENCES item(tenant_id, id);

alter table return_line add constraint return_line_tenant_id_return_id_fkey FOREIGN KEY (tenant_id, return_id) REFERENCES purchase_return(tenant_id, id);

alter table return_line enable row level security;
alter table return_line force row level security;

create policy tenant_wall on return_line using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant insert, select on return_line to app;

grant insert, select on return_line to platform;

create table role_grant (
  tenant_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  role text not null,
  chain_id uuid,
  store_id uuid,
  group_id uuid,
  granted_at timestamp with time zone not null default now(),
  granted_by uuid,
  revoked_at timestamp with time zone
);

alter table role_grant add constraint role_grant_check CHECK ((num_nonnulls(chain_id, store_id, group_id) = 1));

alter table role_grant add constraint role_grant_pkey PRIMARY KEY (tenant_id, id);

alter table role_grant add constraint role_grant_role_check CHECK ((role = ANY (ARRAY['HQ'::text, 'OPERATOR'::text, 'STORE_MANAGER'::text, 'ASSOCIATE'::text, 'ANALYST'::text])));

alter table role_grant add constraint role_grant_tenant_id_chain_id_fkey FOREIGN KEY (tenant_id, chain_id) REFERENCES chain(tenant_id, id);

alter table role_grant add constraint role_grant_tenant_id_group_id_fkey FOREIGN KEY (tenant_id, group_id) REFERENCES staff_group(tenant_id, id);

alter table role_grant add constraint role_grant_tenant_id_staff_id_fkey FOREIGN KEY (tenant_id, staff_id) REFERENCES staff(tenant_id, id);

alter table role_grant add constraint role_grant_tenant_id_store_id_fkey FOREIGN KEY (tenant_id, store_id) REFERENCES store(tenant_id, id);

CREATE UNIQUE INDEX role_grant_once ON public.role_grant USING btree (tenant_id, staff_id, role, COALESCE(chain_id, store_id, group_id)) WHERE (revoked_at IS NULL);

alter table role_grant enable row level security;
alter table role_grant force row level security;

create policy tenant_wall on role_grant using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant insert, select, update on role_grant to app;

grant insert, select, update on role_grant to platform;

create table session (
  token_hash bytea not null,
  login_id uuid not null,
  company_id uuid,
  created_at timestamp with time zone not null default now(),
  seen_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null
);

alter table session add constraint session_login_id_fkey FOREIGN KEY (login_id) REFERENCES login(id);

alter table session add constraint session_pkey PRIMARY KEY (token_hash);

CREATE INDEX session_login ON public.session USING btree (login_id);

grant delete, insert, select, update on session to app;

grant delete, insert, select, update on session to platform;

create table session_company (
  token_hash bytea not null,
  company_id uuid not null,
  login_id uuid not null
);

alter table session_company add constraint session_company_login_id_company_id_fkey FOREIGN KEY (login_id, company_id) REFERENCES login_company(login_id, company_id) ON DELETE CASCADE;

alter table session_company add constraint session_company_pkey PRIMARY KEY (token_hash, company_id);

alter table session_company add constraint session_company_token_hash_fkey FOREIGN KEY (token_hash) REFERENCES session(token_hash) ON DELETE CASCADE;

CREATE INDEX session_company_login ON public.session_company USING btree (login_id, company_id);

grant delete, insert, select, update on session_company to app;

grant delete, insert, select, update on session_company to platform;

create table sign_in_attempt (
  id uuid not null,
  subject text not null,
  failed_at timestamp with time zone not null
);

alter table sign_in_attempt add constraint sign_in_attempt_pkey PRIMARY KEY (id);

CREATE INDEX sign_in_attempt_subject ON public.sign_in_attempt USING btree (subject, failed_at);

grant delete, insert, select, update on sign_in_attempt to app;

grant delete, insert, select, update on sign_in_attempt to platform;

create table spot_check (
  tenant_id uuid not null,
  id uuid not null,
  chain_id uuid not null,
  store_id uuid not null,
  kind text not null,
  doer text not null,
  for_on date not null,
  due_on date not null,
  seed text not null,
  tolerated_percent smallint not null,
  confidence_percent smallint not null,
  population integer not null,
  sample integer not null,
  fields text[] not null,
  drawn_at timestamp with time zone not null default app.now(),
  drawn_by uuid,
  closed_at timestamp with time zone,
  closed_by uuid
);

alter table spot_check add constraint spot_check_check CHECK ((due_on >= for_on));

alter table spot_check add constraint spot_check_check1 CHECK (((sample >= 1) AND (sample <= population)));

alter table spot_check add constraint spot_check_doer_check CHECK ((doer = ANY (ARRAY['STORE_MANAGER'::text, 'OPERATOR'::text])));

alter table spot_check add constraint spot_check_fields_check CHECK ((cardinality(fields) > 0));

alter table spot_check add constraint spot_check_kind_check CHECK ((kind = ANY (ARRAY['daily'::text, 'monthly'::text, 'byHand'::text])));

alter table spot_check add constraint spot_check_pkey PRIMARY KEY (tenant_id, id);

alter table spot_check add constraint spot_check_population_check CHECK ((population > 0));

alter table spot_check add constraint spot_check_seed_check CHECK (((length(seed) >= 1) AND (length(seed) <= 64)));

alter table spot_check add constraint spot_check_tenant_id_chain_id_fkey FOREIGN KEY (tenant_id, chain_id) REFERENCES chain(tenant_id, id);

alter table spot_check add constraint spot_check_tenant_id_closed_by_fkey FOREIGN KEY (tenant_id, closed_by) REFERENCES staff(tenant_id, id);

alter table spot_check add constraint spot_check_tenant_id_drawn_by_fkey FOREIGN KEY (tenant_id, drawn_by) REFERENCES staff(tenant_id, id);

alter table spot_check add constraint spot_check_tenant_id_store_id_fkey FOREIGN KEY (tenant_id, store_id) REFERENCES store(tenant_id, id);

CREATE INDEX spot_check_closed ON public.spot_check USING btree (tenant_id, chain_id, for_on) WHERE (closed_at IS NOT NULL);

CREATE INDEX spot_check_open ON public.spot_check USING btree (tenant_id, chain_id, due_on) WHERE (closed_at IS NULL);

CREATE INDEX spot_check_store ON public.spot_check USING btree (tenant_id, store_id, id DESC);

CREATE UNIQUE INDEX spot_check_once ON public.spot_check USING btree (tenant_id, store_id, kind, for_on) WHERE (kind <> 'byHand'::text);

alter table spot_check enable row level security;
alter table spot_check force row level security;

create policy tenant_wall on spot_check using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant insert, select on spot_check to app;

grant insert, select on spot_check to platform;

create table spot_check_file (
  tenant_id uuid not null,
  check_id uuid not null,
  customer_id uuid not null,
  group_id uuid,
  associate_id uuid
);

alter table spot_check_file add constraint spot_check_file_pkey PRIMARY KEY (tenant_id, check_id, customer_id);

alter table spot_check_file add constraint spot_check_file_tenant_id_associate_id_fkey FOREIGN KEY (tenant_id, associate_id) REFERENCES staff(tenant_id, id);

alter table spot_check_file add constraint spot_check_file_tenant_id_check_id_fkey FOREIGN KEY (tenant_id, check_id) REFERENCES spot_check(tenant_id, id);

alter table spot_check_file add constraint spot_check_file_tenant_id_customer_id_fkey FOREIGN KEY (tenant_id, customer_id) REFERENCES customer(tenant_id, id);

alter table spot_check_file add constraint spot_check_file_tenant_id_group_id_fkey FOREIGN KEY (tenant_id, group_id) REFERENCES staff_group(tenant_id, id);

alter table spot_check_file enable row level security;
alter table spot_check_file force row level security;

create policy tenant_wall on spot_check_file using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant insert, select on spot_check_file to app;

grant insert, select on spot_check_file to platform;

create table spot_check_finding (
  tenant_id uuid not null,
  check_id uuid not null,
  customer_id uuid not null,
  no integer not null,
  field text not null,
  verdict text not null,
  note text
);

alter table spot_check_finding add constraint spot_check_finding_note_check CHECK (((length(note) >= 1) AND (length(note) <= 500)));

alter table spot_check_finding add constraint spot_check_finding_pkey PRIMARY KEY (tenant_id, check_id, customer_id, no, field);

alter table spot_check_finding add constraint spot_check_finding_tenant_id_check_id_customer_id_no_fkey FOREIGN KEY (tenant_id, check_id, customer_id, no) REFERENCES spot_check_record(tenant_id, check_id, customer_id, no);

alter table spot_check_finding add constraint spot_check_finding_verdict_check CHECK ((verdict = ANY (ARRAY['true'::text, 'false'::text, 'unverifiable'::text])));

alter table spot_check_finding enable row level security;
alter table spot_check_finding force row level security;

create policy tenant_wall on spot_check_finding using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant insert, select on spot_check_finding to app;

grant insert, select on spot_check_finding to platform;

create table spot_check_record (
  tenant_id uuid not null,
  check_id uuid not null,
  customer_id uuid not null,
  no integer not null,
  uncheckable_reason text,
  recorded_at timestamp with time zone not null default app.now(),
  recorded_by uuid
);

alter table spot_check_record add constraint spot_check_record_no_check CHECK ((no > 0));

alter table spot_check_record add constraint spot_check_record_pkey PRIMARY KEY (tenant_id, check_id, customer_id, no);

alter table spot_check_record add constraint spot_check_record_tenant_id_check_id_customer_id_fkey FOREIGN KEY (tenant_id, check_id, customer_id) REFERENCES spot_check_file(tenant_id, check_id, customer_id);

alter table spot_check_record add constraint spot_check_record_tenant_id_recorded_by_fkey FOREIGN KEY (tenant_id, recorded_by) REFERENCES staff(tenant_id, id);

alter table spot_check_record add constraint spot_check_record_uncheckable_reason_check CHECK (((length(uncheckable_reason) >= 1) AND (length(uncheckable_reason) <= 500)));

alter table spot_check_record enable row level security;
alter table spot_check_record force row level security;

create policy tenant_wall on spot_check_record using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant insert, select on spot_check_record to app;

grant insert, select on spot_check_record to platform;

create table spot_check_settings (
  tenant_id uuid not null,
  chain_id uuid not null,
  tolerated_percent smallint not null,
  confidence_percent smallint not null,
  daily_files smallint not null
);

alter table spot_check_settings add constraint spot_check_settings_confidence_percent_check CHECK (((confidence_percent >= 50) AND (confidence_percent <= 99)));

alter table spot_check_settings add constraint spot_check_settings_daily_files_check CHECK (((daily_files >= 0) AND (daily_files <= 20)));

alter table spot_check_settings add constraint spot_check_settings_pkey PRIMARY KEY (tenant_id, chain_id);

alter table spot_check_settings add constraint spot_check_settings_tenant_id_chain_id_fkey FOREIGN KEY (tenant_id, chain_id) REFERENCES chain(tenant_id, id);

alter table spot_check_settings add constraint spot_check_settings_tolerated_percent_check CHECK (((tolerated_percent >= 1) AND (tolerated_percent <= 50)));

alter table spot_check_settings enable row level security;
alter table spot_check_settings force row level security;

create policy tenant_wall on spot_check_settings using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant insert, select, update on spot_check_settings to app;

grant insert, select, update on spot_check_settings to platform;

create table spot_check_stratum (
  tenant_id uuid not null,
  check_id uuid not null,
  place smallint not null,
  group_id uuid,
  associate_id uuid,
  population integer not null,
  sample integer not null
);

alter table spot_check_stratum add constraint spot_check_stratum_check CHECK (((sample >= 0) AND (sample <= population)));

alter table spot_check_stratum add constraint spot_check_stratum_pkey PRIMARY KEY (tenant_id, check_id, place);

alter table spot_check_stratum add constraint spot_check_stratum_population_check CHECK ((population > 0));

alter table spot_check_stratum add constraint spot_check_stratum_tenant_id_associate_id_fkey FOREIGN KEY (tenant_id, associate_id) REFERENCES staff(tenant_id, id);

alter table spot_check_stratum add constraint spot_check_stratum_tenant_id_check_id_fkey FOREIGN KEY (tenant_id, check_id) REFERENCES spot_check(tenant_id, id);

alter table spot_check_stratum add constraint spot_check_stratum_tenant_id_group_id_fkey FOREIGN KEY (tenant_id, group_id) REFERENCES staff_group(tenant_id, id);

alter table spot_check_stratum enable row level security;
alter table spot_check_stratum force row level security;

create policy tenant_wall on spot_check_stratum using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant insert, select on spot_check_stratum to app;

grant insert, select on spot_check_stratum to platform;

create table staff (
  tenant_id uuid not null,
  id uuid not null,
  chain_id uuid not null,
  login_id uuid,
  name text not null,
  staff_no text not null,
  email text,
  phone text,
  joined_on date not null,
  left_on date,
  created_at timestamp with time zone not null default now()
);

alter table staff add constraint staff_check CHECK ((left_on >= joined_on));

alter table staff add constraint staff_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120)));

alter table staff add constraint staff_no_unique UNIQUE (tenant_id, staff_no);

alter table staff add constraint staff_pkey PRIMARY KEY (tenant_id, id);

alter table staff add constraint staff_staff_no_check CHECK (((length(staff_no) >= 1) AND (length(staff_no) <= 40)));

alter table staff add constraint staff_tenant_id_chain_id_fkey FOREIGN KEY (tenant_id, chain_id) REFERENCES chain(tenant_id, id);

CREATE INDEX staff_chain ON public.staff USING btree (tenant_id, chain_id, name, id);

CREATE UNIQUE INDEX staff_email_unique ON public.staff USING btree (tenant_id, email) WHERE (left_on IS NULL);

CREATE UNIQUE INDEX staff_login_unique ON public.staff USING btree (tenant_id, login_id) WHERE (left_on IS NULL);

CREATE UNIQUE INDEX staff_phone_unique ON public.staff USING btree (tenant_id, phone) WHERE (left_on IS NULL);

alter table staff enable row level security;
alter table staff force row level security;

create policy tenant_wall on staff using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant insert, select, update on staff to app;

grant insert, select, update on staff to platform;

create table staff_group (
  tenant_id uuid not null,
  id uuid not null,
  store_id uuid not null,
  name text not null,
  opened_on date not null,
  closed_on date,
  created_at timestamp with time zone not null default now()
);

alter table staff_group add constraint staff_group_check CHECK ((closed_on >= opened_on));

alter table staff_group add constraint staff_group_name_check CHECK (((length(name) >= 1) AND (length(name) <= 60)));

alter table staff_group add constraint staff_group_name_unique UNIQUE (tenant_id, store_id, name);

alter table staff_group add constraint staff_group_pkey PRIMARY KEY (tenant_id, id);

alter table staff_group add constraint staff_group_tenant_id_store_id_fkey FOREIGN KEY (tenant_id, store_id) REFERENCES store(tenant_id, id);

alter table staff_group enable row level security;
alter table staff_group force row level security;

create policy tenant_wall on staff_group using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant insert, select, update on staff_group to app;

grant insert, select, update on staff_group to platform;

create table standing (
  tenant_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  kind text not null,
  tier_key text not null,
  starts_on date not null,
  ends_on date,
  withdrawn_on date,
  reason text not null,
  recorded_at timestamp with time zone not null default app.now(),
  recorded_by uuid,
  ended_at timestamp with time zone,
  ended_by uuid,
  batch_id uuid
);

alter table standing add constraint standing_check CHECK ((ends_on >= starts_on));

alter table standing add constraint standing_check1 CHECK (((kind = 'designation'::text) OR (ends_on IS NOT NULL)));

alter table standing add constraint standing_kind_check CHECK ((kind = ANY (ARRAY['designation'::text, 'override'::text])));

alter table standing add constraint standing_no_overlap EXCLUDE USING gist (tenant_id WITH =, customer_id WITH =, kind WITH =, daterange(starts_on, LEAST((ends_on + 1), withdrawn_on)) WITH &&) WHERE (((withdrawn_on IS NULL) OR (withdrawn_on > starts_on)));

alter table standing add constraint standing_pkey PRIMARY KEY (tenant_id, id);

alter table standing add constraint standing_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 500)));

alter table standing add constraint standing_tenant_id_batch_id_fkey FOREIGN KEY (tenant_id, batch_id) REFERENCES standing_batch(tenant_id, id);

alter table standing add constraint standing_tenant_id_customer_id_fkey FOREIGN KEY (tenant_id, customer_id) REFERENCES customer(tenant_id, id);

CREATE INDEX standing_customer ON public.standing USING btree (tenant_id, customer_id, starts_on, id);

CREATE INDEX standing_of_batch ON public.standing USING btree (tenant_id, batch_id) WHERE (batch_id IS NOT NULL);

CREATE INDEX standing_started ON public.standing USING btree (tenant_id, starts_on DESC, id DESC);

alter table standing enable row level security;
alter table standing force row level security;

create policy tenant_wall on standing using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant insert, select, update on standing to app;

grant insert, select, update on standing to platform;

create table standing_batch (
  tenant_id uuid not null,
  id uuid not null,
  chain_id uuid not null,
  kind text not null,
  source text not null,
  import_id uuid,
  tier_key text,
  starts_on date,
  ends_on date,
  reason text,
  refused integer not null default 0,
  asked_at timestamp with time zone not null default now(),
  asked_by uuid,
  undone_at timestamp with time zone,
  undone_by uuid
);

alter table standing_batch add constraint standing_batch_check CHECK ((ends_on >= starts_on));

alter table standing_batch add constraint standing_batch_check1 CHECK (
CASE
    WHEN (source = 'file'::text) THEN ((import_id IS NOT NULL) AND (num_nonnulls(tier_key, starts_on, ends_on, reason) = 0))
    ELSE ((import_id IS NULL) AND (num_nulls(tier_key, starts_on, reason) = 0))
END);

alter table standing_batch add constraint standing_batch_import_unique UNIQUE (tenant_id, import_id);

alter table standing_batch add constraint standing_batch_kind_check CHECK ((kind = ANY (ARRAY['designation'::text, 'override'::text])));

alter table standing_batch add constraint standing_batch_pkey PRIMARY KEY (tenant_id, id);

alter table standing_batch add constraint standing_batch_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 500)));

alter table standing_batch add constraint standing_batch_refused_check CHECK ((refused >= 0));

alter table standing_batch add constraint standing_batch_source_check CHECK ((source = ANY (ARRAY['selection'::text, 'filter'::text, 'file'::text])));

alter table standing_batch add constraint standing_batch_tenant_id_asked_by_fkey FOREIGN KEY (tenant_id, asked_by) REFERENCES staff(tenant_id, id);

alter table standing_batch add constraint standing_batch_tenant_id_chain_id_fkey FOREIGN KEY (tenant_id, chain_id) REFERENCES chain(tenant_id, id);

alter table standing_batch add constraint standing_batch_tenant_id_import_id_fkey FOREIGN KEY (tenant_id, import_id) REFERENCES import_run(tenant_id, id);

alter table standing_batch add constraint standing_batch_tenant_id_undone_by_fkey FOREIGN KEY (tenant_id, undone_by) REFERENCES staff(tenant_id, id);

CREATE INDEX standing_batch_chain ON public.standing_batch USING btree (tenant_id, chain_id, id DESC);

alter table standing_batch enable row level security;
alter table standing_batch force row level security;

create policy tenant_wall on standing_batch using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant insert, select, update on standing_batch to app;

grant insert, select, update on standing_batch to platform;

create table standing_past (
  tenant_id uuid not null,
  standing_id uuid not null,
  superseded_at timestamp with time zone not null,
  ends_on date
);

alter table standing_past add constraint standing_past_pkey PRIMARY KEY (tenant_id, standing_id, superseded_at);

alter table standing_past add constraint standing_past_tenant_id_standing_id_fkey FOREIGN KEY (tenant_id, standing_id) REFERENCES standing(tenant_id, id);

alter table standing_past enable row level security;
alter table standing_past force row level security;

create policy tenant_wall on standing_past using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant insert, select on standing_past to app;

grant insert, select on standing_past to platform;

create table store (
  tenant_id uuid not null,
  id uuid not null,
  chain_id uuid not null,
  code text not null,
  name text not null,
  city text not null default ''::text,
  opened_on date not null,
  closed_on date,
  created_at timestamp with time zone not null default now()
);

alter table store add constraint store_check CHECK ((closed_on >= opened_on));

alter table store add constraint store_code_check CHECK (((length(code) >= 1) AND (length(code) <= 40)));

alter table store add constraint store_code_unique UNIQUE (tenant_id, chain_id, code);

alter table store add constraint store_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120)));

alter table store add constraint store_pkey PRIMARY KEY (tenant_id, id);

alter table store add constraint store_tenant_id_chain_id_fkey FOREIGN KEY (tenant_id, chain_id) REFERENCES chain(tenant_id, id);

alter table store enable row level security;
alter table store force row level security;

create policy tenant_wall on store using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant insert, select, update on store to app;

grant insert, select, update on store to platform;

create table tenant (
  tenant_id uuid not null,
  name text not null,
  created_at timestamp with time zone not null default now()
);

alter table tenant add constraint tenant_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120)));

alter table tenant add constraint tenant_pkey PRIMARY KEY (tenant_id);

alter table tenant enable row level security;
alter table tenant force row level security;

create policy tenant_wall on tenant using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant insert, select, update on tenant to platform;

grant select on tenant to app;

create table tier_change (
  tenant_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  chain_id uuid not null,
  from_status text,
  from_tier_key text,
  from_rank smallint,
  to_status text not null,
  to_tier_key text,
  to_rank smallint,
  cause text not null,
  cause_id uuid,
  decided_on date not null,
  policy_version_id uuid not null,
  recorded_at timestamp with time zone not null default app.now()
);

alter table tier_change add constraint tier_change_pkey PRIMARY KEY (tenant_id, id);

CREATE INDEX tier_change_chain ON public.tier_change USING btree (tenant_id, chain_id, decided_on, id);

CREATE INDEX tier_change_customer ON public.tier_change USING btree (tenant_id, customer_id, decided_on DESC, id DESC);

alter table tier_change enable row level security;
alter table tier_change force row level security;

create policy tenant_wall on tier_change using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant insert, select on tier_change to app;

grant insert, select on tier_change to platform;

create table till_hold (
  tenant_id uuid not null,
  id uuid not null,
  chain_id uuid not null,
  customer_id uuid not null,
  store_id uuid not null,
  point_hold_id uuid,
  held_on date not null,
  held_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  state text not null default 'active'::text,
  ended_at timestamp with time zone,
  recorded_at timestamp with time zone not null default app.now(),
  recorded_by uuid
);

alter table till_hold add constraint till_hold_check CHECK ((expires_at > held_at));

alter table till_hold add constraint till_hold_check1 CHECK (((state = 'active'::text) = (ended_at IS NULL)));

alter table till_hold add constraint till_hold_pkey PRIMARY KEY (tenant_id, id);

alter table till_hold add constraint till_hold_points_unique UNIQUE (tenant_id, point_hold_id);

alter table till_hold add constraint till_hold_state_check CHECK ((state = ANY (ARRAY['active'::text, 'confirmed'::text, 'cancelled'::text])));

alter table till_hold add constraint till_hold_tenant_id_customer_id_fkey FOREIGN KEY (tenant_id, customer_id) REFERENCES customer(tenant_id, id);

alter table till_hold add constraint till_hold_tenant_id_point_hold_id_fkey FOREIGN KEY (tenant_id, point_hold_id) REFERENCES point_hold(tenant_id, id);

alter table till_hold add constraint till_hold_tenant_id_store_id_fkey FOREIGN KEY (tenant_id, store_id) REFERENCES store(tenant_id, id);

CREATE INDEX till_hold_active ON public.till_hold USING btree (tenant_id, customer_id) WHERE (state = 'active'::text);

alter table till_hold enable row level security;
alter table till_hold force row level security;

create policy tenant_wall on till_hold using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant insert, select, update on till_hold to app;

grant insert, select, update on till_hold to platform;

create table till_hold_voucher (
  tenant_id uuid not null,
  hold_id uuid not null,
  voucher_id uuid not null,
  off_minor bigint not null,
  taken_minor bigint not null,
  eligible_minor bigint not null
);

alter table till_hold_voucher add constraint till_hold_voucher_check CHECK ((taken_minor >= off_minor));

alter table till_hold_voucher add constraint till_hold_voucher_check1 CHECK ((eligible_minor >= off_minor));

alter table till_hold_voucher add constraint till_hold_voucher_off_minor_check CHECK (((off_minor >= 1) AND (off_minor <= '9007199254740991'::bigint)));

alter table till_hold_voucher add constraint till_hold_voucher_pkey PRIMARY KEY (tenant_id, hold_id, voucher_id);

alter table till_hold_voucher add constraint till_hold_voucher_tenant_id_hold_id_fkey FOREIGN KEY (tenant_id, hold_id) REFERENCES till_hold(tenant_id, id);

alter table till_hold_voucher add constraint till_hold_voucher_tenant_id_voucher_id_fkey FOREIGN KEY (tenant_id, voucher_id) REFERENCES voucher(tenant_id, id);

CREATE INDEX till_hold_of_voucher ON public.till_hold_voucher USING btree (tenant_id, voucher_id);

alter table till_hold_voucher enable row level security;
alter table till_hold_voucher force row level security;

create policy tenant_wall on till_hold_voucher using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant insert, select on till_hold_voucher to app;

grant insert, select on till_hold_voucher to platform;

create table visit (
  tenant_id uuid not null,
  id uuid not null,
  chain_id uuid not null,
  store_id uuid not null,
  customer_id uuid not null,
  happened_at timestamp with time zone not null,
  visited_on date not null,
  recorded_at timestamp with time zone not null default app.now(),
  recorded_by uuid,
  reference text,
  note text,
  voided_at timestamp with time zone,
  void_reason text
);

alter table visit add constraint visit_pkey PRIMARY KEY (tenant_id, id);

alter table visit add constraint visit_tenant_id_chain_id_fkey FOREIGN KEY (tenant_id, chain_id) REFERENCES chain(tenant_id, id);

alter table visit add constraint visit_tenant_id_customer_id_fkey FOREIGN KEY (tenant_id, customer_id) REFERENCES customer(tenant_id, id);

alter table visit add constraint visit_tenant_id_store_id_fkey FOREIGN KEY (tenant_id, store_id) REFERENCES store(tenant_id, id);

CREATE INDEX visit_chain ON public.visit USING btree (tenant_id, chain_id, visited_on);

CREATE INDEX visit_customer ON public.visit USING btree (tenant_id, customer_id, happened_at, id);

CREATE UNIQUE INDEX visit_reference_unique ON public.visit USING btree (tenant_id, store_id, reference) WHERE (reference IS NOT NULL);

alter table visit enable row level security;
alter table visit force row level security;

create policy tenant_wall on visit using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant insert, select, update on visit to app;

grant insert, select, update on visit to platform;

create table voucher (
  tenant_id uuid not null,
  id uuid not null,
  chain_id uuid not null,
  customer_id uuid not null,
  definition_id uuid not null,
  version integer not null,
  code text not null,
  source text not null,
  batch_id uuid,
  occasion text,
  occasion_on date,
  policy_version_id uuid,
  reason text,
  issued_on date not null,
  valid_from date not null,
  valid_until date not null,
  recorded_at timestamp with time zone not null default app.now(),
  recorded_by uuid
);

alter table voucher add constraint voucher_batch_once UNIQUE (tenant_id, batch_id, customer_id);

alter table voucher add constraint voucher_check CHECK ((valid_from >= issued_on));

alter table voucher add constraint voucher_check1 CHECK ((valid_until >= valid_from));

alter table voucher add constraint voucher_check2 CHECK (((source = 'batch'::text) = (batch_id IS NOT NULL)));

alter table voucher add constraint voucher_check3 CHECK (
CASE
    WHEN (source = 'rule'::text) THEN (num_nulls(occasion, occasion_on, policy_version_id) = 0)
    ELSE (num_nonnulls(occasion, occasion_on) = 0)
END);

alter table voucher add constraint voucher_check4 CHECK (((source <> ALL (ARRAY['hand'::text, 'batch'::text])) OR (reason IS NOT NULL)));

alter table voucher add constraint voucher_code_check CHECK (((length(code) >= 10) AND (length(code) <= 40)));

alter table voucher add constraint voucher_code_unique UNIQUE (tenant_id, chain_id, code);

alter table voucher add constraint voucher_occasion_check CHECK ((occasion = ANY (ARRAY['festival'::text, 'birthday'::text, 'purchase'::text])));

alter table voucher add constraint voucher_pkey PRIMARY KEY (tenant_id, id);

alter table voucher add constraint voucher_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 500)));

alter table voucher add constraint voucher_source_check CHECK ((source = ANY (ARRAY['hand'::text, 'batch'::text, 'rule'::text, 'points'::text])));

alter table voucher add constraint voucher_tenant_id_batch_id_fkey FOREIGN KEY (tenant_id, batch_id) REFERENCES voucher_batch(tenant_id, id);

alter table voucher add constraint voucher_tenant_id_chain_id_fkey FOREIGN KEY (tenant_id, chain_id) REFERENCES chain(tenant_id, id);

alter table voucher add constraint voucher_tenant_id_customer_id_fkey FOREIGN KEY (tenant_id, customer_id) REFERENCES customer(tenant_id, id);

alter table voucher add constraint voucher_tenant_id_definition_id_version_fkey FOREIGN KEY (tenant_id, definition_id, version) REFERENCES voucher_terms(tenant_id, definition_id, version);

alter table voucher add constraint voucher_tenant_id_policy_version_id_fkey FOREIGN KEY (tenant_id, policy_version_id) REFERENCES policy_version(tenant_id, id);

CREATE INDEX voucher_chain ON public.voucher USING btree (tenant_id, chain_id, id DESC);

CREATE INDEX voucher_chain_end ON public.voucher USING btree (tenant_id, chain_id, valid_until, id);

CREATE INDEX voucher_customer ON public.voucher USING btree (tenant_id, customer_id, id DESC);

CREATE INDEX voucher_definition_count ON public.voucher USING btree (tenant_id, definition_id, customer_id);

CREATE UNIQUE INDEX voucher_occasion_once ON public.voucher USING btree (tenant_id, customer_id, occasion, occasion_on) WHERE (occasion IS NOT NULL);

alter table voucher enable row level security;
alter table voucher force row level security;

create policy tenant_wall on voucher using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant insert, select on voucher to app;

grant insert, select on voucher to platform;

create table voucher_batch (
  tenant_id uuid not null,
  id uuid not null,
  chain_id uuid not null,
  definition_id uuid not null,
  version integer not null,
  source text not null,
  reason text not null,
  state text not null default 'running'::text,
  attempts integer not null default 0,
  valid_from date not null,
  chosen integer not null,
  asked_at timestamp with time zone not null default app.now(),
  asked_by uuid,
  ended_at timestamp with time zone,
  undone_by uuid
);

alter table voucher_batch add constraint voucher_batch_chosen_check CHECK ((chosen >= 1));

alter table voucher_batch add constraint voucher_batch_pkey PRIMARY KEY (tenant_id, id);

alter table voucher_batch add constraint voucher_batch_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 500)));

alter table voucher_batch add constraint voucher_batch_source_check CHECK ((source = ANY (ARRAY['selection'::text, 'filter'::text])));

alter table voucher_batch add constraint voucher_batch_state_check CHECK ((state = ANY (ARRAY['running'::text, 'done'::text, 'cancelled'::text, 'failed'::text, 'undoing'::text, 'undone'::text])));

alter table voucher_batch add constraint voucher_batch_tenant_id_chain_id_fkey FOREIGN KEY (tenant_id, chain_id) REFERENCES chain(tenant_id, id);

alter table voucher_batch add constraint voucher_batch_tenant_id_definition_id_version_fkey FOREIGN KEY (tenant_id, definition_id, version) REFERENCES voucher_terms(tenant_id, definition_id, version);

CREATE INDEX voucher_batch_chain ON public.voucher_batch USING btree (tenant_id, chain_id, id DESC);

alter table voucher_batch enable row level security;
alter table voucher_batch force row level security;

create policy tenant_wall on voucher_batch using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant insert, select, update on voucher_batch to app;

grant insert, select, update on voucher_batch to platform;

create table voucher_batch_customer (
  tenant_id uuid not null,
  batch_id uuid not null,
  customer_id uuid not null,
  outcome text
);

alter table voucher_batch_customer add constraint voucher_batch_customer_outcome_check CHECK (((length(outcome) >= 1) AND (length(outcome) <= 60)));

alter table voucher_batch_customer add constraint voucher_batch_customer_pkey PRIMARY KEY (tenant_id, batch_id, customer_id);

alter table voucher_batch_customer add constraint voucher_batch_customer_tenant_id_batch_id_fkey FOREIGN KEY (tenant_id, batch_id) REFERENCES voucher_batch(tenant_id, id);

alter table voucher_batch_customer add constraint voucher_batch_customer_tenant_id_customer_id_fkey FOREIGN KEY (tenant_id, customer_id) REFERENCES customer(tenant_id, id);

CREATE INDEX voucher_batch_pending ON public.voucher_batch_customer USING btree (tenant_id, batch_id, customer_id) WHERE (outcome IS NULL);

alter table voucher_batch_customer enable row level security;
alter table voucher_batch_customer force row level security;

create policy tenant_wall on voucher_batch_customer using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant insert, select, update on voucher_batch_customer to app;

grant insert, select, update on voucher_batch_customer to platform;

create table voucher_definition (
  tenant_id uuid not null,
  id uuid not null,
  chain_id uuid not null,
  key text not null,
  version integer not null default 1,
  occasion_minor bigint,
  closed_at timestamp with time zone,
  created_at timestamp with time zone not null default app.now(),
  created_by uuid
);

alter table voucher_definition add constraint voucher_definition_key_check CHECK (((length(key) >= 1) AND (length(key) <= 40)));

alter table voucher_definition add constraint voucher_definition_key_unique UNIQUE (tenant_id, chain_id, key);

alter table voucher_definition add constraint voucher_definition_occasion_minor_check CHECK (((occasion_minor >= 1) AND (occasion_minor <= '9007199254740991'::bigint)));

alter table voucher_definition add constraint voucher_definition_pkey PRIMARY KEY (tenant_id, id);

alter table voucher_definition add constraint voucher_definition_tenant_id_chain_id_fkey FOREIGN KEY (tenant_id, chain_id) REFERENCES chain(tenant_id, id);

alter table voucher_definition add constraint voucher_definition_version_check CHECK ((version >= 1));

CREATE UNIQUE INDEX voucher_definition_occasion ON public.voucher_definition USING btree (tenant_id, chain_id, occasion_minor) WHERE (occasion_minor IS NOT NULL);

alter table voucher_definition enable row level security;
alter table voucher_definition force row level security;

create policy tenant_wall on voucher_definition using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant insert, select, update on voucher_definition to app;

grant insert, select, update on voucher_definition to platform;

create table voucher_entry (
  tenant_id uuid not null,
  id uuid not null,
  chain_id uuid not null,
  voucher_id uuid not null,
  seq integer not null,
  kind text not null,
  amount bigint not null,
  redemption_id uuid,
  good_until date,
  reason text,
  happened_on date not null,
  recorded_at timestamp with time zone not null default app.now(),
  recorded_by uuid
);

alter table voucher_entry add constraint voucher_entry_amount_check CHECK (((amount <> 0) AND (abs(amount) <= '9007199254740991'::bigint)));

alter table voucher_entry add constraint voucher_entry_check CHECK (((kind = 'issue'::text) = (seq = 0)));

alter table voucher_entry add constraint voucher_entry_check1 CHECK (((kind = ANY (ARRAY['redeem'::text, 'giveBack'::text])) = (redemption_id IS NOT NULL)));

alter table voucher_entry add constraint voucher_entry_check2 CHECK (
CASE kind
    WHEN 'issue'::text THEN (amount > 0)
    WHEN 'redeem'::text THEN (amount < 0)
    ELSE true
END);

alter table voucher_entry add constraint voucher_entry_check3 CHECK (((good_until IS NULL) OR (kind = 'giveBack'::text)));

alter table voucher_entry add constraint voucher_entry_kind_check CHECK ((kind = ANY (ARRAY['issue'::text, 'redeem'::text, 'giveBack'::text, 'void'::text, 'expire'::text])));

alter table voucher_entry add constraint voucher_entry_pkey PRIMARY KEY (tenant_id, id);

alter table voucher_entry add constraint voucher_entry_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 500)));

alter table voucher_entry add constraint voucher_entry_seq_check CHECK ((seq >= 0));

alter table voucher_entry add constraint voucher_entry_seq_unique UNIQUE (tenant_id, voucher_id, seq);

alter table voucher_entry add constraint voucher_entry_tenant_id_redemption_id_fkey FOREIGN KEY (tenant_id, redemption_id) REFERENCES voucher_redemption(tenant_id, id);

alter table voucher_entry add constraint voucher_entry_tenant_id_voucher_id_fkey FOREIGN KEY (tenant_id, voucher_id) REFERENCES voucher(tenant_id, id);

CREATE INDEX voucher_entry_ending ON public.voucher_entry USING btree (tenant_id, chain_id, good_until, voucher_id) WHERE (good_until IS NOT NULL);

CREATE INDEX voucher_entry_left ON public.voucher_entry USING btree (tenant_id, voucher_id) INCLUDE (kind, amount, good_until);

CREATE INDEX voucher_entry_redemption ON public.voucher_entry USING btree (tenant_id, redemption_id) WHERE (redemption_id IS NOT NULL);

alter table voucher_entry enable row level security;
alter table voucher_entry force row level security;

create policy tenant_wall on voucher_entry using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant insert, select on voucher_entry to app;

grant insert, select on voucher_entry to platform;

create table voucher_redemption (
  tenant_id uuid not null,
  id uuid not null,
  chain_id uuid not null,
  voucher_id uuid not null,
  customer_id uuid not null,
  store_id uuid not null,
  receipt_no text not null,
  off_minor bigint not null,
  taken_minor bigint not null,
  eligible_minor bigint not null,
  hold_id uuid,
  redeemed_on date not null,
  redeemed_at timestamp with time zone not null,
  recorded_at timestamp with time zone not null default app.now(),
  recorded_by uuid,
  undone_at timestamp with time zone,
  undone_by uuid,
  undo_reason text
);

alter table voucher_redemption add constraint voucher_redemption_check CHECK ((taken_minor >= off_minor));

alter table voucher_redemption add constraint voucher_redemption_check1 CHECK ((eligible_minor >= off_minor));

alter table voucher_redemption add constraint voucher_redemption_off_minor_check CHECK (((off_minor >= 1) AND (off_minor <= '9007199254740991'::bigint)));

alter table voucher_redemption add constraint voucher_redemption_pkey PRIMARY KEY (tenant_id, id);

alter table voucher_redemption add constraint voucher_redemption_receipt_no_check CHECK (((length(receipt_no) >= 1) AND (length(receipt_no) <= 64)));

alter table voucher_redemption add constraint voucher_redemption_tenant_id_customer_id_fkey FOREIGN KEY (tenant_id, customer_id) REFERENCES customer(tenant_id, id);

alter table voucher_redemption add constraint voucher_redemption_tenant_id_hold_id_fkey FOREIGN KEY (tenant_id, hold_id) REFERENCES till_hold(tenant_id, id);

alter table voucher_redemption add constraint voucher_redemption_tenant_id_store_id_fkey FOREIGN KEY (tenant_id, store_id) REFERENCES store(tenant_id, id);

alter table voucher_redemption add constraint voucher_redemption_tenant_id_voucher_id_fkey FOREIGN KEY (tenant_id, voucher_id) REFERENCES voucher(tenant_id, id);

alter table voucher_redemption add constraint voucher_redemption_undo_reason_check CHECK (((length(undo_reason) >= 1) AND (length(undo_reason) <= 500)));

alter table voucher_redemption add constraint voucher_redemption_undone CHECK (((num_nonnulls(undone_at, undo_reason) = ANY (ARRAY[0, 2])) AND ((undone_by IS NULL) OR (undone_at IS NOT NULL))));

CREATE INDEX voucher_redemption_voucher ON public.voucher_redemption USING btree (tenant_id, voucher_id, redeemed_at);

CREATE UNIQUE INDEX voucher_redemption_receipt_unique ON public.voucher_redemption USING btree (tenant_id, store_id, receipt_no, voucher_id) WHERE (undone_at IS NULL);

alter table voucher_redemption enable row level security;
alter table voucher_redemption force row level security;

create policy tenant_wall on voucher_redemption using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant insert, select on voucher_redemption to app;

grant insert, select on voucher_redemption to platform;

create table voucher_terms (
  tenant_id uuid not null,
  definition_id uuid not null,
  version integer not null,
  name jsonb not null,
  face_minor bigint not null,
  terms jsonb not null,
  recorded_at timestamp with time zone not null default app.now(),
  recorded_by uuid
);

alter table voucher_terms add constraint voucher_terms_check CHECK (((jsonb_typeof(terms) = 'object'::text) AND (((terms ->> 'faceMinor'::text))::bigint = face_minor)));

alter table voucher_terms add constraint voucher_terms_face_minor_check CHECK (((face_minor >= 1) AND (face_minor <= '9007199254740991'::bigint)));

alter table voucher_terms add constraint voucher_terms_name_check CHECK ((jsonb_typeof(name) = 'object'::text));

alter table voucher_terms add constraint voucher_terms_pkey PRIMARY KEY (tenant_id, definition_id, version);

alter table voucher_terms add constraint voucher_terms_tenant_id_definition_id_fkey FOREIGN KEY (tenant_id, definition_id) REFERENCES voucher_definition(tenant_id, id);

alter table voucher_terms add constraint voucher_terms_version_check CHECK ((version >= 1));

alter table voucher_terms enable row level security;
alter table voucher_terms force row level security;

create policy tenant_wall on voucher_terms using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

grant insert, select on voucher_terms to app;

grant insert, select on voucher_terms to platform;

CREATE OR REPLACE FUNCTION app.enqueue(task text, payload json, queue text, run_at timestamp with time zone, max_attempts integer, job_key text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
      select graphile_worker.add_job(task,
        (payload::jsonb || jsonb_build_object('tenantId', nullif(current_setting('app.tenant_id', true), '')::uuid))::json,
        queue_name => queue, run_at => coalesce(run_at, now()), max_attempts => max_attempts, job_key => job_key)
      where nullif(current_setting('app.tenant_id', true), '') is not null
    $function$
;

CREATE OR REPLACE FUNCTION app.enter_key(tenant uuid, key uuid, secret bytea)
 RETURNS json
 LANGUAGE plpgsql
AS $function$
begin
  perform app.set_tenant(tenant);
  return (
    select json_build_object('tenantId', tenant, 'stale', k.last_used_on is distinct from (now() at time zone 'UTC')::date,
      'who', json_build_object('tenantId', c.tenant_id, 'clientId', c.id, 'name', c.name, 'chainId', c.chain_id, 'storeId', c.store_id, 'scopes', c.scopes))
    from public.api_key k join public.api_client c on c.tenant_id = k.tenant_id and c.id = k.client_id
    where k.tenant_id = tenant and k.id = key and k.secret_hash = secret and k.expires_at > now() and (k.revoked_at is null or k.revoked_at > now())
      and c.revoked_at is null);
end $function$
;

CREATE OR REPLACE FUNCTION app.enter_session(token bytea, idle interval)
 RETURNS json
 LANGUAGE plpgsql
AS $function$
declare
  live record;
begin
  select s.login_id, s.company_id, s.seen_at < now() - interval '1 minute' as stale into live
    from public.session s join public.login l on l.id = s.login_id
    where s.token_hash = token and s.expires_at > now() and s.seen_at > now() - idle and l.disabled_at is null;
  if live.company_id is null then
    return null;
  end if;
  perform app.set_tenant(live.company_id);
  return json_build_object('tenantId', live.company_id, 'stale', live.stale, 'who', app.staff_identity(live.login_id));
end $function$
;

CREATE OR REPLACE FUNCTION app.gather_statistics()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  analyze (skip_locked) public.customer, public.assignment, public.item, public.purchase, public.purchase_line, public.purchase_return, public.return_line,
    public.return_allocation, public.visit, public.point_entry, public.customer_state;
end $function$
;

CREATE OR REPLACE FUNCTION app.now()
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
AS $function$
  select coalesce(nullif(pg_catalog.current_setting('app.now', true), '')::timestamptz, pg_catalog.now())
$function$
;

CREATE OR REPLACE FUNCTION app.set_tenant(tenant uuid)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  execute format('set local app.tenant_id = %L', tenant);
end $function$
;

CREATE OR REPLACE FUNCTION app.staff_identity(login uuid)
 RETURNS json
 LANGUAGE plpgsql
 STABLE
AS $function$
declare
  tenant uuid := current_setting('app.tenant_id')::uuid;
begin
  return (
    select json_build_object('tenantId', s.tenant_id, 'loginId', s.login_id, 'staffId', s.id, 'name', s.name, 'grants', coalesce((
      select json_agg(json_build_object('id', r.id, 'role', r.role, 'chainId', coalesce(r.chain_id, st.chain_id), 'storeId', st.id, 'groupId', r.group_id))
      from public.role_grant r
      left join public.staff_group sg on sg.tenant_id = r.tenant_id and sg.id = r.group_id
      left join public.store st on st.tenant_id = r.tenant_id and st.id = coalesce(r.store_id, sg.store_id)
      where r.tenant_id = tenant and r.staff_id = s.id and r.revoked_at is null), '[]'), 'covers', coalesce((
      select json_agg(json_build_object('keeperId', c.keeper_id, 'groupId', c.group_id, 'chainId', c.chain_id))
      from public.cover c
      join public.chain ch on ch.tenant_id = tenant and ch.id = c.chain_id
      where c.tenant_id = tenant and c.stand_in_id = s.id and c.withdrawn_at is null
        and (app.now() at time zone ch.time_zone)::date between c.from_on and coalesce(c.ended_on, c.until_on)
        and exists (select from public.group_membership m join public.staff_group g on g.tenant_id = tenant and g.id = m.group_id
          where m.tenant_id = tenant and m.staff_id = s.id and m.until_on is null and g.store_id = c.store_id)), '[]'))
    from public.staff s where s.tenant_id = tenant and s.login_id = login and s.left_on is null);
end $function$
;
