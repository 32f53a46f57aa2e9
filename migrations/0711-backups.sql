-- The keeper: what a backup reads and a restore writes, of all organisations at once. Nothing else uses it, and it changes no row.

do $$
begin
  begin
    create role sansa_keeper nologin;
  exception when duplicate_object or unique_violation then
    null; -- roles belong to the whole server: another database made it
  end;
  grant sansa_keeper to current_user;
end $$;
grant usage on schema public, history to sansa_keeper;

create function keep_safe(t regclass) returns void language plpgsql as $$
begin
  execute format('grant select, insert on %s to sansa_keeper', t);
  execute format('drop policy if exists keeper_sees_all on %s', t);
  execute format('create policy keeper_sees_all on %s to sansa_keeper using (true)', t);
end $$;

select keep_safe(c.oid::regclass) from pg_class c join pg_namespace n on n.oid = c.relnamespace
where n.nspname in ('public', 'history') and c.relkind in ('r', 'p');

-- Tables to come are safe as soon as they are walled off.
create or replace function wall_off(t regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', t);
  execute format('alter table %s force row level security', t);
  execute format('drop policy if exists own_tenant on %s', t);
  execute format(
    'create policy own_tenant on %s using (tenant_id = nullif(current_setting(''sansa.tenant'', true), '''')::uuid)', t);
  perform keep_safe(t);
end $$;

create or replace function gate_alone(t regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', t);
  execute format('alter table %s force row level security', t);
  execute format('create policy gate_alone on %s to sansa_gate using (true)', t);
  execute format('grant select, insert, update, delete on %s to sansa_gate', t);
  perform keep_safe(t);
end $$;
