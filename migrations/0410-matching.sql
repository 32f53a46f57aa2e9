-- Two records of one person: who was found to be somebody else, and what is derived to find the rest.

create table apart (
  tenant_id uuid not null,
  -- the smaller id first
  person_id uuid not null,
  other_id uuid not null,
  entry bigint not null,
  said_on date not null,
  reason text not null,
  salt bytea not null,
  primary key (tenant_id, person_id, other_id),
  foreign key (tenant_id, person_id) references person,
  foreign key (tenant_id, other_id) references person,
  constraint two_people_are_named_in_one_order check (person_id < other_id)
);
comment on table apart is 'people: two records that look alike and are two people, and how one knows. Personal.';
create index apart_by_other on apart (tenant_id, other_id);
select keep_history('apart', 'person_id');

create table match_weights (
  tenant_id uuid not null references tenant,
  -- one set of weights for each organisation
  id uuid not null,
  entry bigint not null,
  learnt_on date not null,
  records int not null,
  weights jsonb not null,
  primary key (tenant_id, id),
  constraint weights_are_of_their_organisation check (id = tenant_id)
);
comment on table match_weights is 'matching: how much each agreement says, as learnt from the records of the organisation. Shares, no names.';
select keep_history('match_weights');

-- Derived from person and residence: made again by the night where it does not stand.

create table match_record (
  tenant_id uuid not null,
  person_id uuid not null,
  -- which versions of the person, the places and the weights the keys and pairs are made of
  seen text not null,
  primary key (tenant_id, person_id)
);
comment on table match_record is 'matching: whose keys and pairs stand, derived.';

create table match_size (
  tenant_id uuid primary key references tenant,
  records int not null
);
comment on table match_size is 'matching: how many records have keys, derived: counting them each time is slow.';

create table match_key (
  tenant_id uuid not null,
  key text collate "C" not null,
  person_id uuid not null,
  primary key (tenant_id, key, person_id)
);
comment on table match_key is 'matching: keys under which two records of one person are likely to meet, and the terms that are counted, derived. Personal.';
create index match_key_by_person on match_key (tenant_id, person_id);

create table match_pair (
  tenant_id uuid not null,
  -- the smaller id first
  person_id uuid not null,
  other_id uuid not null,
  -- bits for one person, without the prior
  evidence double precision not null,
  -- nothing speaks against certainty, such as another given name
  clear boolean not null,
  primary key (tenant_id, person_id, other_id)
);
comment on table match_pair is 'matching: records that may be of one person, derived.';
create index match_pair_by_other on match_pair (tenant_id, other_id);
create index match_pair_by_evidence on match_pair (tenant_id, evidence);

do $$
declare
  t text;
begin
  foreach t in array array['match_record', 'match_size', 'match_key', 'match_pair'] loop
    perform wall_off(t::regclass);
    execute format('grant select on %I to sansa_reader, sansa_writer, sansa_counter', t);
    execute format('grant insert, update, delete on %I to sansa_writer, sansa_counter', t);
  end loop;
end $$;
