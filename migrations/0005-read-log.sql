-- Who looked: opening a paper, a reveal, an export. Not a command, since nothing changes; not versioned, since no line is ever changed.

create table read_log (
  tenant_id uuid not null references tenant,
  id uuid not null,
  at timestamptz not null,
  actor uuid not null,
  -- what was done, as the slice names it: paper-shown
  kind text not null,
  -- the person it was about; null = no single one
  subject_id uuid,
  -- the paper, the export … that was read
  object_id uuid,
  primary key (tenant_id, id)
);
comment on table read_log is 'kernel: who looked at what, and when. Lines are added, never changed.';
create index read_log_by_subject on read_log (tenant_id, subject_id, at);
create index read_log_by_object on read_log (tenant_id, object_id, at);
select wall_off('read_log');
grant select on read_log to sansa_reader, sansa_gate;
grant insert on read_log to sansa_gate;
