-- The public page: who has one, what strangers send through it, and the pages of participants.

create table public_page (
  tenant_id uuid not null references tenant,
  programme text not null,
  entry bigint not null,
  -- what the page says of the organisation; of no single person
  phone text not null,
  email text not null,
  address text not null,
  -- who paid for it, as the funder wants it said
  funding text,
  opened_on date not null,
  closed_on date,
  primary key (tenant_id, programme)
);
comment on table public_page is 'portal: the public page of a programme, and whom strangers can turn to.';
select keep_history('public_page');
grant select on public_page to sansa_gate;
create policy gate_sees_all on public_page to sansa_gate using (true);

-- What strangers send waits here, outside the journal, sealed: nothing in it is a fact yet. It goes thirty days after it was settled.
create table public_request (
  tenant_id uuid not null references tenant,
  id uuid not null,
  programme text not null,
  kind text not null,
  received_at timestamptz not null,
  -- where it belongs, so that the right colleagues see it; null = nobody knows
  region text,
  -- the vacancy, the course, the offer, the session it is about
  about_id uuid,
  -- the participant who answered from their own page; null = a stranger
  person_id uuid,
  -- what was said, sealed
  said bytea not null,
  primary key (tenant_id, id),
  constraint a_request_is_of_a_known_kind check (kind in
    ('job', 'course', 'quote', 'refer', 'contact', 'complaint', 'coming', 'not-coming'))
);
comment on table public_request is 'portal: what the public sent, waiting. Personal and sealed; gone thirty days after it was settled.';
create index public_request_by_person on public_request (tenant_id, person_id, about_id);
create index public_request_by_day on public_request (tenant_id, received_at);
select wall_off('public_request');
grant select, insert, update, delete on public_request to sansa_gate;
grant delete on public_request to sansa_writer;
-- what was said is read at the gate alone
grant select (tenant_id, id, programme, kind, received_at, region, about_id, person_id) on public_request
  to sansa_reader, sansa_writer, sansa_counter;

create table request_settlement (
  tenant_id uuid not null references tenant,
  request_id uuid not null,
  entry bigint not null,
  kind text not null,
  outcome text not null,
  settled_by uuid not null,
  settled_on date not null,
  primary key (tenant_id, request_id),
  constraint an_outcome_is_known_by_code check (outcome in ('taken-up', 'answered', 'not-for-us', 'unwanted'))
);
comment on table request_settlement is 'portal: what became of a request of the public. It outlives what the request said.';
create index request_settlement_by_day on request_settlement (tenant_id, settled_on);
select keep_history('request_settlement', 'request_id');

create table participant_link (
  tenant_id uuid not null,
  id uuid not null,
  entry bigint not null,
  person_id uuid not null,
  expires_on date not null,
  revoked_on date,
  made_by uuid not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references person
);
comment on table participant_link is 'portal: the way of a participant to their own page. The link is signed with a key of the organisation and stored nowhere.';
create index participant_link_by_person on participant_link (tenant_id, person_id);
select keep_history('participant_link', 'person_id');
grant select on participant_link to sansa_gate;
create policy gate_sees_all on participant_link to sansa_gate using (true);

create table link_try (
  link_id uuid primary key,
  -- wrong years of birth since the last right one
  wrong int not null
);
comment on table link_try is 'portal: how often a year of birth was typed wrong. After three a link opens nothing more.';
select gate_alone('link_try');
