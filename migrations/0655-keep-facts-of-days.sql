-- Results: what everything of people has on each day is kept, and what was kept before stays beside it: who stands behind a number of another
-- day is read as on the open day, and what was known at a line is counted from the nearest one that is kept.

-- emptied, not deleted from: an owner who is no superuser sees no rows of any organisation
truncate day_kept, day_total;
alter table day_kept
  drop column entry,
  -- the sums of the hashes of its rows in day_facts and day_total; digest is of these, of the question, and of the lines, or, while all is
  -- being kept, the mark of who keeps it
  add column facts_sum numeric not null default 0,
  add column totals_sum numeric not null default 0;

create table day_line (
  tenant_id uuid not null,
  programme text not null,
  profile text not null,
  sealed boolean not null,
  entry bigint not null,
  primary key (tenant_id, programme, profile, sealed, entry),
  foreign key (tenant_id, programme, profile, sealed) references day_kept on delete cascade
);
comment on table day_line is 'results: as known at which lines each day is kept. Derived, without history.';

alter table day_total
  -- what a day brought, as known at the last line that is kept: under the greatest number; and what a line of day_line has changed in that
  add column entry bigint not null,
  drop constraint day_total_pkey,
  add primary key (tenant_id, programme, profile, sealed, entry, indicator, day, part);

create table day_facts (
  tenant_id uuid not null,
  programme text not null,
  profile text not null,
  sealed boolean not null,
  unit text not null,
  subject uuid not null,
  about uuid not null,
  -- what follows is so from this day until the day before the other one, or for good
  day date not null,
  until date,
  -- and known from this line until the one before the other, or still
  entry bigint not null,
  until_entry bigint,
  region text,
  region_category text,
  sex text,
  centre text,
  partner text,
  measure numeric not null,
  on_day date,
  -- as in facts
  held text not null,
  proven text not null,
  primary key (tenant_id, programme, profile, sealed, unit, subject, day, entry)
);
comment on table day_facts is 'results: what everything of people has from one day until another. Derived, without history.';
create index day_facts_by_about on day_facts (tenant_id, about);
-- everything of a unit, in the order in which it lies
create index day_facts_by_unit on day_facts (tenant_id, programme, profile, sealed, unit);

do $$
declare
  name text;
begin
  foreach name in array array['day_line', 'day_facts'] loop
    perform wall_off(name);
    -- what days have of special categories is read by the counter alone
    execute format('create policy open_to_readers on %I as restrictive for select to sansa_reader using (not sealed)', name);
    execute format('grant select on %I to sansa_reader', name);
    execute format('grant select, insert, update, delete on %I to sansa_counter', name);
  end loop;
end $$;
