-- What days brought is kept for whole months and years too: a day long after the beginning is a few sums, and not every day before it.

-- emptied, not deleted from: an owner who is no superuser sees no rows of any organisation. All is kept anew by the minute or the night.
truncate day_kept, day_line, day_total, day_facts;
alter table day_total
  add column span text not null,
  add constraint a_span_is_of_the_calendar check (span in ('day', 'month', 'year') and day = date_trunc(span, day::timestamp)::date),
  drop constraint day_total_pkey,
  add primary key (tenant_id, programme, profile, sealed, indicator, span, day, part, entry);
comment on column day_total.day is 'the first of the span';
-- all indicators, up to a day
create index day_total_by_span on day_total (tenant_id, programme, profile, sealed, span, day);
