-- Results: the copy says of every thing of a unit which clauses hold, so that what stands behind a number is read from it too.

delete from facts_copy;
alter table facts drop column claimed, drop column proven;
alter table facts
  -- of a support: its day
  add column on_day date,
  -- one letter, t or f, for each clause of the open indicators of the unit: it holds, and it holds with every mandatory paper
  add column held text not null,
  add column proven text not null,
  -- one letter, t or f, for each check of records
  add column broken text not null;

-- What every open indicator had by the end of a quarter, as known at a line, for the trend of a number.
create table quarter_total (
  tenant_id uuid not null references tenant,
  programme text not null,
  profile text not null,
  day date not null,
  question text not null,
  entry bigint not null,
  claimed jsonb not null,
  primary key (tenant_id, programme, profile, day)
);
comment on table quarter_total is 'results: totals by the end of each quarter, as known at a line. Derived, without history.';
select wall_off('quarter_total');
grant select on quarter_total to sansa_reader;
grant select, insert, update, delete on quarter_total to sansa_counter;
