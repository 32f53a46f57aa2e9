-- What each day brought to every open indicator, as known at a line: a day of the past is the sum of the days up to it. It stands in the
-- place of what was kept of the ends of quarters.

drop table quarter_total;

create table day_kept (
  tenant_id uuid not null references tenant,
  programme text not null,
  profile text not null,
  -- of the indicators on special categories, which the counter alone may read
  sealed boolean not null,
  question text not null,
  entry bigint not null,
  -- of its rows in day_total
  digest text not null,
  primary key (tenant_id, programme, profile, sealed)
);
comment on table day_kept is 'results: which question the totals of each day answer, and as known at which line. Derived, without history.';

create table day_total (
  tenant_id uuid not null,
  programme text not null,
  profile text not null,
  sealed boolean not null,
  indicator text not null,
  day date not null,
  -- as in facts_total
  part text[] not null,
  -- what it has more on this day than on the day before, or less
  claimed double precision not null,
  proven double precision not null,
  primary key (tenant_id, programme, profile, sealed, indicator, day, part),
  foreign key (tenant_id, programme, profile, sealed) references day_kept on delete cascade
);
comment on table day_total is 'results: what each day brought to each indicator of people. Derived, without history.';

do $$
declare
  name text;
begin
  foreach name in array array['day_kept', 'day_total'] loop
    perform wall_off(name);
    execute format('create policy open_to_readers on %I as restrictive for select to sansa_reader using (not sealed)', name);
    execute format('grant select on %I to sansa_reader', name);
    execute format('grant select, insert, update, delete on %I to sansa_counter', name);
  end loop;
end $$;
