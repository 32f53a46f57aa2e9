-- Results: a copy of the facts for the open day, totals of special categories by the day, and periods as they were filed.

-- What the copy answers: the digest of the one question it was made for (programme, rules, day, and the text of the statement).
create table facts_copy (
  tenant_id uuid not null references tenant,
  programme text not null,
  profile text not null,
  question text not null,
  primary key (tenant_id, programme, profile)
);
comment on table facts_copy is 'results: which question the copied facts answer. Derived, without history.';
select wall_off('facts_copy');

create table facts (
  tenant_id uuid not null,
  programme text not null,
  profile text not null,
  unit text not null,
  subject uuid not null,
  -- whose change may change this row: the person, the household, the deliverable
  about uuid not null,
  region text,
  region_category text,
  sex text,
  centre text,
  partner text,
  measure numeric not null,
  -- one letter, t or f, for each open indicator of the unit
  claimed text not null,
  proven text not null,
  primary key (tenant_id, programme, profile, unit, subject),
  foreign key (tenant_id, programme, profile) references facts_copy on delete cascade
);
comment on table facts is 'results: who counts where on the open day. A copy of what one statement says, never the source; no special category is in it.';
create index facts_by_about on facts (tenant_id, about);
select wall_off('facts');

-- Totals of indicators on special categories, as known at the end of the day before: they move by the day, never by one enrolment.
create table sealed_total (
  tenant_id uuid not null references tenant,
  programme text not null,
  profile text not null,
  question text not null,
  cells jsonb not null,
  primary key (tenant_id, programme, profile)
);
comment on table sealed_total is 'results: totals on special categories for the open day. Read by the role counter alone. Derived, without history.';
select wall_off('sealed_total');

grant select on facts_copy, facts to sansa_reader;
grant select, insert, update, delete on facts_copy, facts to sansa_writer, sansa_counter;
grant select, insert, update, delete on sealed_total to sansa_counter;

create table frozen (
  tenant_id uuid not null references tenant,
  id uuid not null,
  entry bigint not null,
  programme text not null,
  profile text not null,
  profile_version int not null,
  name text not null,
  -- the day asked: the last of the period. What was known then is what stood before this row's line
  as_of date not null,
  frozen_by uuid not null,
  frozen_on date not null,
  primary key (tenant_id, id),
  constraint a_period_is_frozen_once unique (tenant_id, programme, profile, as_of)
);
comment on table frozen is 'results: a period as it was filed.';
select keep_history('frozen');

create table frozen_value (
  tenant_id uuid not null,
  frozen_id uuid not null,
  indicator text not null,
  entry bigint not null,
  unit text not null,
  claimed numeric not null,
  proven numeric not null,
  target numeric,
  -- the rule in words and as data
  rule_ro text not null,
  rule_en text not null,
  rule jsonb not null,
  split jsonb not null,
  -- null where they are sealed
  claimed_ids uuid[],
  proven_ids uuid[],
  primary key (tenant_id, frozen_id, indicator),
  foreign key (tenant_id, frozen_id) references frozen
);
comment on table frozen_value is 'results: one indicator of a frozen period: its value, its rule and who counted.';
select keep_history('frozen_value', 'frozen_id');

create table frozen_sealed (
  tenant_id uuid not null,
  frozen_id uuid not null,
  indicator text not null,
  entry bigint not null,
  claimed_ids uuid[] not null,
  proven_ids uuid[] not null,
  salt bytea not null,
  primary key (tenant_id, frozen_id, indicator),
  foreign key (tenant_id, frozen_id) references frozen
);
comment on table frozen_sealed is 'results: who counted in a frozen indicator on a special category. Read by the role counter alone, for totals.';
select keep_history('frozen_sealed', 'frozen_id');
revoke select on public.frozen_sealed, history.frozen_sealed, as_known.frozen_sealed from sansa_reader;

create table frozen_note (
  tenant_id uuid not null,
  id uuid not null,
  entry bigint not null,
  frozen_id uuid not null,
  indicator text not null,
  -- the current value that it explains
  claimed numeric not null,
  proven numeric not null,
  note text not null,
  written_by uuid not null,
  written_on date not null,
  salt bytea not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, frozen_id, indicator) references frozen_value
);
comment on table frozen_note is 'results: why a value differs from what was filed. Notes are added, never changed.';
create index frozen_note_by_value on frozen_note (tenant_id, frozen_id, indicator);
select keep_history('frozen_note', 'frozen_id');
