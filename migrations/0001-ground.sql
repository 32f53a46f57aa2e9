-- The ground: roles that own nothing, the past beside the present, and one way to say "this table keeps its history".

do $$
declare
  name text;
begin
  foreach name in array array['sansa_reader', 'sansa_writer', 'sansa_counter', 'sansa_gate'] loop
    begin
      execute format('create role %I nologin', name);
    exception when duplicate_object or unique_violation then
      null; -- roles belong to the whole server: another database made it
    end;
    execute format('grant %I to current_user', name);
  end loop;
end $$;

create schema history;
create schema as_known;
grant usage on schema public, history, as_known to sansa_reader, sansa_writer, sansa_counter, sansa_gate;

create table tenant (
  id uuid primary key,
  name text not null,
  -- opened by the root key, which is not in the database
  wrapped_key bytea not null,
  created_at timestamptz not null
);
comment on table tenant is 'kernel: the organisation answerable for the data. A shared list.';
alter table tenant enable row level security;
alter table tenant force row level security;
create policy own_tenant on tenant using (id = nullif(current_setting('sansa.tenant', true), '')::uuid);
create policy gate_sees_all on tenant to sansa_gate using (true);
grant select (id, name, created_at) on tenant to sansa_reader, sansa_writer, sansa_counter;
grant select, insert on tenant to sansa_gate;

create table versioned_table (
  name text primary key,
  key_columns text[] not null,
  subject_column text
);
comment on table versioned_table is 'kernel: which tables keep their history, by what key, and whose rows they are. Filled by keep_history.';
grant select on versioned_table to sansa_reader, sansa_writer, sansa_counter;

-- Rows of a tenant table are seen and written only with that tenant set. FORCE makes it hold for the owner too.
create function wall_off(t regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', t);
  execute format('alter table %s force row level security', t);
  execute format('drop policy if exists own_tenant on %s', t);
  execute format(
    'create policy own_tenant on %s using (tenant_id = nullif(current_setting(''sansa.tenant'', true), '''')::uuid)', t);
end $$;

-- Twin, view of the past, policies, grants and indexes of a versioned table. Call it again after each change of the table:
-- new columns must be nullable, so that the digests of older rows still hold.
create function keep_history(t text, subject text default null) returns void language plpgsql as $$
declare
  tbl regclass := format('public.%I', t)::regclass;
  keys text[];
  cols text;
  col record;
  idx record;
begin
  select array_agg(a.attname::text order by array_position(i.indkey::int2[], a.attnum)) into keys
    from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
    where i.indrelid = tbl and i.indisprimary;
  if keys[1] is distinct from 'tenant_id' then
    raise exception 'the primary key of % must begin with tenant_id', t;
  end if;

  if to_regclass(format('history.%I', t)) is null then
    execute format('create table history.%I (until_entry bigint not null, like %s)', t, tbl);
    execute format('alter table history.%I add primary key (%s, entry)', t,
      (select string_agg(format('%I', k), ', ') from unnest(keys) k));
    execute format('comment on table history.%I is %L', t, 'kernel: earlier versions of ' || t);
  else
    for col in
      select a.attname, format_type(a.atttypid, a.atttypmod) as type from pg_attribute a
      where a.attrelid = tbl and a.attnum > 0 and not a.attisdropped
        and not exists (select from pg_attribute h where h.attrelid = format('history.%I', t)::regclass and h.attname = a.attname)
      order by a.attnum
    loop
      execute format('alter table history.%I add column %I %s', t, col.attname, col.type);
    end loop;
  end if;

  for idx in
    select string_agg(format('%I', a.attname), ', ' order by k.place) as columns
    from pg_index i
      cross join lateral unnest(i.indkey::int2[]) with ordinality k (attnum, place)
      join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
    where i.indrelid = tbl and not i.indisprimary and i.indexprs is null
    group by i.indexrelid
  loop
    execute format('create index if not exists %I on history.%I (%s)',
      'was_' || left(t, 20) || '_' || left(md5(idx.columns), 8), t, idx.columns);
  end loop;

  perform wall_off(tbl);
  perform wall_off(format('history.%I', t)::regclass);
  execute format('grant select on %s, history.%I to sansa_reader, sansa_writer, sansa_counter', tbl, t);
  execute format('grant insert, update, delete on %s to sansa_writer', tbl);
  execute format('grant insert on history.%I to sansa_writer', t);

  select string_agg(format('%I', attname), ', ' order by attnum) into cols
    from pg_attribute where attrelid = tbl and attnum > 0 and not attisdropped;
  execute format(
    'create or replace view as_known.%1$I with (security_invoker = true) as
       select %2$s from (
         select %2$s, 9223372036854775807 as until_entry from public.%1$I
         union all
         select %2$s, until_entry from history.%1$I
       ) version
       where entry <= current_setting(''sansa.entry'')::bigint and current_setting(''sansa.entry'')::bigint < until_entry', t, cols);
  execute format('grant select on as_known.%I to sansa_reader, sansa_writer, sansa_counter', t);

  insert into versioned_table (name, key_columns, subject_column) values (t, keys, subject)
    on conflict (name) do update set key_columns = excluded.key_columns, subject_column = excluded.subject_column;
end $$;

-- The same question about the present and about the past: one text, two views.
create function keep_view(v text, question text) returns void language plpgsql as $$
begin
  execute format('create or replace view public.%I with (security_invoker = true) as %s', v, question);
  perform set_config('search_path', 'as_known, public', true);
  execute format('create or replace view as_known.%I with (security_invoker = true) as %s', v, question);
  perform set_config('search_path', 'public', true);
  execute format('grant select on public.%1$I, as_known.%1$I to sansa_reader, sansa_writer, sansa_counter', v);
end $$;

-- The digest of one version of a row. Absent and null are the same, so a later nullable column changes nothing.
create function row_digest(r jsonb) returns text language sql immutable parallel safe as
$$ select encode(sha256(convert_to(jsonb_strip_nulls(r - 'until_entry')::text, 'UTF8')), 'hex') $$;
