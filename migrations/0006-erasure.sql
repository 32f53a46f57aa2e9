-- Erasure: the one exception to "the past stays". A person may have their data taken away from every version; the journal then says,
-- version by version, what stands instead. Only through these functions: no role may change history itself.

-- Columns named in `blanks` get the value given there, in every version of the rows where the columns of `where_is` say so.
create function blank_versions(t text, where_is jsonb, blanks jsonb) returns table (key text, entry bigint, digest text)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  keys text;
  leg text;
begin
  select string_agg(format('v.%I::text', k), ', ') into strict keys
    from versioned_table, unnest(key_columns[2:]) k where name = t;
  foreach leg in array array['public', 'history'] loop
    return query execute format(
      'update %1$I.%2$I v set %3$s where v.tenant_id = current_setting(''sansa.tenant'')::uuid and %4$s
       returning concat_ws('','', %5$s), v.entry, row_digest(to_jsonb(v))',
      leg, t,
      (select string_agg(format('%1$I = (jsonb_populate_record(null::public.%2$I, $1)).%1$I', c, t), ', ') from jsonb_object_keys(blanks) c),
      (select string_agg(format('v.%I::text = %L', c, where_is ->> c), ' and ') from jsonb_object_keys(where_is) c),
      keys) using blanks;
  end loop;
end $$;

-- Every version of these rows goes.
create function erase_versions(t text, where_is jsonb) returns table (key text, entry bigint)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  keys text;
  leg text;
begin
  select string_agg(format('v.%I::text', k), ', ') into strict keys
    from versioned_table, unnest(key_columns[2:]) k where name = t;
  foreach leg in array array['public', 'history'] loop
    return query execute format(
      'delete from %1$I.%2$I v where v.tenant_id = current_setting(''sansa.tenant'')::uuid and %3$s
       returning concat_ws('','', %4$s), v.entry',
      leg, t,
      (select string_agg(format('v.%I::text = %L', c, where_is ->> c), ' and ') from jsonb_object_keys(where_is) c),
      keys);
  end loop;
end $$;

-- The salted MAC of each command about this person goes: nobody can try out any more what its body was.
create function forget_bodies(subject uuid) returns void
language sql security definer set search_path = public, pg_temp as $$
  update command set body_mac = null
  where tenant_id = current_setting('sansa.tenant')::uuid
    and entry in (select s.entry from journal_subject s
      where s.tenant_id = current_setting('sansa.tenant')::uuid and s.subject_id = subject)
$$;

revoke execute on function blank_versions, erase_versions, forget_bodies from public;
grant execute on function blank_versions, erase_versions, forget_bodies to sansa_writer;
