-- One line for each command, in the order of commits, chained. Nobody may change or remove a line: no role has the right.

create table journal_head (
  tenant_id uuid primary key references tenant,
  entry bigint not null,
  hash text not null,
  received_at timestamptz not null
);
comment on table journal_head is 'kernel: the newest line of each tenant. Locking this row puts the commands of a tenant in order.';
select wall_off('journal_head');
grant select on journal_head to sansa_reader, sansa_writer, sansa_counter;
grant update on journal_head to sansa_writer;
grant insert on journal_head to sansa_gate;

create table journal (
  tenant_id uuid not null references tenant,
  entry bigint not null,
  line text not null,
  hash text not null,
  kind text not null,
  actor uuid not null,
  happened_on date not null,
  received_at timestamptz not null,
  command_id uuid not null,
  cause uuid,
  primary key (tenant_id, entry),
  constraint a_command_leaves_one_line unique (tenant_id, command_id)
);
comment on table journal is 'kernel: the journal. line holds exactly the bytes that are hashed; the columns beside it are for finding.';
create index journal_by_day on journal (tenant_id, received_at);
create index journal_by_cause on journal (tenant_id, cause);
select wall_off('journal');
grant select on journal to sansa_reader, sansa_writer, sansa_counter;
grant insert on journal to sansa_writer;

create table journal_subject (
  tenant_id uuid not null,
  subject_id uuid not null,
  entry bigint not null,
  primary key (tenant_id, subject_id, entry),
  foreign key (tenant_id, entry) references journal
);
comment on table journal_subject is 'kernel: which lines touched whom.';
create index journal_subject_by_entry on journal_subject (tenant_id, entry);
select wall_off('journal_subject');
grant select on journal_subject to sansa_reader, sansa_writer, sansa_counter;
grant insert on journal_subject to sansa_writer;

create table command (
  tenant_id uuid not null references tenant,
  id uuid not null,
  actor uuid not null,
  body_mac text,
  answer jsonb not null,
  entry bigint not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, entry) references journal
);
comment on table command is 'kernel: what was answered to each command, so that the same command sent twice is one fact. Answers hold ids only.';
create index command_by_entry on command (tenant_id, entry);
select wall_off('command');
grant select, insert on command to sansa_writer;
grant select on command to sansa_reader, sansa_counter;

create table job (
  id uuid primary key,
  tenant_id uuid references tenant,
  kind text not null,
  run_at timestamptz not null,
  tries int not null default 0,
  locked_until timestamptz,
  done_at timestamptz,
  failure text,
  body jsonb not null
);
comment on table job is 'kernel: work for later. Not spread by tenant: it stays where it is claimed.';
create index job_due on job (run_at) where done_at is null;
create index job_by_tenant on job (tenant_id);
grant select, insert, update, delete on job to sansa_gate;
grant insert on job to sansa_writer;
