-- Results: what everything of people has on each day, as known at the line of what is kept. Who stands behind a number of another day is read
-- from it as on the open day, and what those had who have moved since is looked up.

create table day_facts (
  tenant_id uuid not null,
  programme text not null,
  profile text not null,
  -- of the indicators on special categories, which the counter alone may read
  sealed boolean not null,
  unit text not null,
  subject uuid not null,
  about uuid not null,
  -- what follows is so from this day until the day before the other one, or for good
  day date not null,
  until date,
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
  primary key (tenant_id, programme, profile, sealed, unit, subject, day)
);
comment on table day_facts is 'results: what everything of people has from one day until another. Derived, without history.';
create index day_facts_by_about on day_facts (tenant_id, about);

select wall_off('day_facts');
create policy open_to_readers on day_facts as restrictive for select to sansa_reader using (not sealed);
grant select on day_facts to sansa_reader;
grant select, insert, update, delete on day_facts to sansa_counter;

-- Days that were kept before have no such rows. They are kept anew with the next night.
delete from day_kept;
-- of its rows in day_facts: the sum of their hashes
alter table day_kept add column facts_digest numeric not null default 0;
