-- Rule profiles and programmes as they were read from YAML: whole documents with history. An old rule can always be read again.

create table rule_profile (
  tenant_id uuid not null references tenant,
  code text not null,
  entry bigint not null,
  document jsonb not null,
  primary key (tenant_id, code)
);
comment on table rule_profile is 'programme: the rules of a funding period or call, versioned.';
select keep_history('rule_profile');

create table programme (
  tenant_id uuid not null references tenant,
  code text not null,
  entry bigint not null,
  profile text not null,
  document jsonb not null,
  primary key (tenant_id, code),
  foreign key (tenant_id, profile) references rule_profile
);
comment on table programme is 'programme: what a contract promises, where, with whom, and under which rules.';
create index programme_by_profile on programme (tenant_id, profile);
select keep_history('programme');
