-- Counselling: what was announced to the funder's officer, as it was announced.

create table announcement (
  tenant_id uuid not null references tenant,
  programme text not null,
  number int not null,
  entry bigint not null,
  from_day date not null,
  to_day date not null,
  made_on date not null,
  made_by uuid not null,
  -- each activity with its day, hours, place, colleague, and where it opens
  activities jsonb not null,
  primary key (tenant_id, programme, number),
  constraint an_announcement_ends_after_it_begins check (to_day >= from_day)
);
comment on table announcement is 'counselling: the calendar of activities sent to the funder: later changes are told against the last one.';
select keep_history('announcement');
