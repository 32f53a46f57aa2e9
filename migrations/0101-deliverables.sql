-- The register of countable things that are not people. Each unit moves out when its own slice comes; docs/decisions/002 says why.

create table deliverable (
  tenant_id uuid not null references tenant,
  id uuid not null,
  entry bigint not null,
  programme text not null,
  unit text not null,
  -- short and stable, such as SES-1: what papers and people call it by
  code text not null,
  -- what it is called; never a person's name
  title text not null,
  -- codes of the programme: region (NUTS 2), partner, centre
  region text not null,
  partner text,
  centre text,
  -- the day from which it stands
  reached_on date not null,
  -- job
  net_new boolean,
  enterprise_id uuid,
  weekly_hours numeric,
  contract text,
  -- enterprise
  existing boolean,
  public_body boolean,
  micro_sme boolean,
  -- agreement
  brokered boolean,
  primary key (tenant_id, id),
  foreign key (tenant_id, programme) references programme,
  foreign key (tenant_id, enterprise_id) references deliverable,
  constraint a_code_names_one_deliverable unique (tenant_id, programme, unit, code),
  constraint a_deliverable_has_a_known_unit check (unit in ('job', 'enterprise', 'centre', 'agreement', 'event')),
  constraint only_a_job_is_in_an_enterprise check (enterprise_id is null or unit = 'job')
);
comment on table deliverable is 'programme: a job, enterprise, centre, agreement or event that counts for the programme.';
create index deliverable_by_programme on deliverable (tenant_id, programme, unit, reached_on);
create index deliverable_by_enterprise on deliverable (tenant_id, enterprise_id);
select keep_history('deliverable', 'id');

create table milestone (
  tenant_id uuid not null,
  deliverable_id uuid not null,
  -- a phase of the profile, or, closed
  kind text not null,
  entry bigint not null,
  reached_on date not null,
  primary key (tenant_id, deliverable_id, kind),
  foreign key (tenant_id, deliverable_id) references deliverable
);
comment on table milestone is 'programme: a step that a deliverable has taken, with its day.';
select keep_history('milestone', 'deliverable_id');
