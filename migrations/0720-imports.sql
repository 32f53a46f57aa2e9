-- Imports: tables that people bring wait here until they say what becomes of them. Nothing in them is a fact yet, so no journal line and no
-- history: what is imported goes through the commands, and what is not goes after seven days.

create table waiting_import (
  tenant_id uuid not null references tenant,
  id uuid not null,
  -- whose it is: nobody else opens it
  account uuid not null,
  -- people, supports, outcomes
  kind text not null,
  -- what was read of the table, sealed in FILES
  file text not null,
  -- columns, corrections and what became of it, sealed
  state bytea not null,
  version int not null,
  begun_at timestamptz not null,
  primary key (tenant_id, id),
  constraint an_import_is_of_a_known_kind check (kind in ('people', 'supports', 'outcomes'))
);
comment on table waiting_import is 'imports: tables that were brought and wait. Personal and sealed; gone after seven days.';
create index waiting_import_by_account on waiting_import (tenant_id, account);
select wall_off('waiting_import');
grant select, insert, update, delete on waiting_import to sansa_gate;
-- for `sansa verify`: which files must be there
grant select (tenant_id, file) on waiting_import to sansa_reader, sansa_counter;

create table remembered_columns (
  tenant_id uuid not null references tenant,
  kind text not null,
  -- a digest of the headings in their order
  heads text not null,
  -- for each column the field it says, or nothing
  columns text[] not null,
  primary key (tenant_id, kind, heads)
);
comment on table remembered_columns is 'imports: what the columns of a table said the last time, by its headings.';
select wall_off('remembered_columns');
grant select, insert, delete on remembered_columns to sansa_gate;
