-- Results: the values of the open day beside its copy, so that a page of results reads them however many people there are.

create table facts_total (
  tenant_id uuid not null,
  programme text not null,
  profile text not null,
  indicator text not null,
  -- region, category of region, sex, centre, partner; null where the unit has no such split
  part text[] not null,
  claimed numeric not null,
  proven numeric not null,
  primary key (tenant_id, programme, profile, indicator, part),
  foreign key (tenant_id, programme, profile) references facts_copy on delete cascade
);
comment on table facts_total is 'results: what the rows of the copied facts add up to, kept with them command by command. Derived, without history.';
select wall_off('facts_total');
grant select on facts_total to sansa_reader;
grant select, insert, update, delete on facts_total to sansa_writer, sansa_counter;

-- Copies made before have no totals. They are made anew with the next night; until then pages count from the facts.
delete from facts_copy;
