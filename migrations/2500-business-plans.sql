-- Business plans: the one that an enterprise works on, with its texts, its lines of money and those who stand behind it, and the copies
-- that were submitted.

create table business_plan (
  tenant_id uuid not null,
  enterprise_id uuid not null,
  entry bigint not null,
  -- the first day of the first of its sixty months
  starts_on date not null,
  opening_bani bigint not null,
  -- percent of an ordinary month, January to December; empty: all months are alike
  season int[] not null,
  -- percent more or less income, percent more or less costs, months by which income comes later
  cautious int[] not null,
  hopeful int[] not null,
  primary key (tenant_id, enterprise_id),
  foreign key (tenant_id, enterprise_id) references enterprise,
  constraint a_plan_begins_with_a_month check (extract(day from starts_on) = 1),
  constraint a_season_has_twelve_months check (cardinality(season) in (0, 12)),
  constraint a_scenario_has_three_parts check (cardinality(cautious) = 3 and cardinality(hopeful) = 3)
);
comment on table business_plan is 'enterprises: the plan that an enterprise works on: where it begins and what its scenarios change.';
select keep_history('business_plan', 'enterprise_id');

create table plan_section (
  tenant_id uuid not null,
  enterprise_id uuid not null,
  -- as the profile calls it
  code text not null,
  entry bigint not null,
  says text not null,
  -- whoever wrote it last
  written_by uuid not null,
  salt bytea not null,
  primary key (tenant_id, enterprise_id, code),
  foreign key (tenant_id, enterprise_id) references business_plan
);
comment on table plan_section is 'enterprises: a text of a plan. Personal: what it says.';
select keep_history('plan_section', 'enterprise_id');

create table plan_line (
  tenant_id uuid not null,
  id uuid not null,
  entry bigint not null,
  enterprise_id uuid not null,
  kind text not null,
  title text not null,
  -- of an ordinary month for what comes every month
  amount_bani bigint not null,
  -- months of the plan, the first is 1
  from_month int not null,
  until_month int,
  -- percent after each twelve months of its own
  growth int not null,
  seasonal boolean not null,
  written_by uuid not null,
  salt bytea not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, enterprise_id) references business_plan,
  constraint a_line_of_money_is_of_a_kind check (kind in ('income', 'cost', 'investment', 'own', 'subsidy', 'loan', 'repayment')),
  constraint a_line_lies_within_five_years check (from_month between 1 and 60 and until_month between from_month and 60)
);
comment on table plan_line is 'enterprises: money that a plan expects to come or to go. Personal: its title.';
create index plan_line_by_enterprise on plan_line (tenant_id, enterprise_id);
select keep_history('plan_line', 'enterprise_id');

create table plan_author (
  tenant_id uuid not null,
  enterprise_id uuid not null,
  person_id uuid not null,
  entry bigint not null,
  primary key (tenant_id, enterprise_id, person_id),
  foreign key (tenant_id, enterprise_id) references business_plan,
  foreign key (tenant_id, person_id) references person
);
comment on table plan_author is 'enterprises: somebody of the programme who stands behind a plan.';
create index plan_author_by_person on plan_author (tenant_id, person_id);
select keep_history('plan_author', 'person_id');

create table plan_version (
  tenant_id uuid not null,
  id uuid not null,
  entry bigint not null,
  enterprise_id uuid not null,
  number int not null,
  submitted_on date not null,
  submitted_by uuid not null,
  -- accounts that wrote in it: none of them scores it
  writers uuid[] not null,
  -- texts, lines and terms as they stood
  content jsonb not null,
  salt bytea not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, enterprise_id) references business_plan,
  constraint a_version_has_its_number_once unique (tenant_id, enterprise_id, number)
);
comment on table plan_version is 'enterprises: a plan as it was submitted; it never changes. Personal: its texts.';
select keep_history('plan_version', 'enterprise_id');
