-- Resource centres: when and where they are open, who works there, what they offer, what they did for whom, what they found out, and whom they
-- sent where. What a centre is called, its region and its partner stand in the programme and in the register.

create table centre (
  tenant_id uuid not null,
  -- the row of the register
  id uuid not null,
  entry bigint not null,
  -- regions or counties served (NUTS 2 or 3)
  area text[] not null,
  address text,
  says text,
  -- languages spoken there, ISO 639-1
  languages text[] not null,
  step_free boolean not null default false,
  primary key (tenant_id, id),
  foreign key (tenant_id, id) references deliverable
);
comment on table centre is 'centres: a resource centre of the register, as it is described to others.';
select keep_history('centre', 'id');

create table centre_hours (
  tenant_id uuid not null,
  centre_id uuid not null,
  -- 1 = Monday, ISO 8601
  weekday int not null,
  entry bigint not null,
  opens text not null,
  closes text not null,
  primary key (tenant_id, centre_id, weekday),
  foreign key (tenant_id, centre_id) references centre,
  constraint a_weekday_is_one_of_seven check (weekday between 1 and 7),
  constraint it_closes_after_it_opens check (closes > opens)
);
comment on table centre_hours is 'centres: from when to when a centre is open on a day of the week.';
select keep_history('centre_hours', 'centre_id');

create table centre_staff (
  tenant_id uuid not null,
  id uuid not null,
  entry bigint not null,
  centre_id uuid not null,
  -- what the post is for: no name is kept here
  post text not null,
  -- the account of whoever holds it, where they have one
  account_id uuid,
  weekly_hours numeric not null,
  since_on date not null,
  until_on date,
  primary key (tenant_id, id),
  foreign key (tenant_id, centre_id) references centre,
  constraint a_post_ends_after_it_begins check (until_on is null or until_on >= since_on)
);
comment on table centre_staff is 'centres: a post at a centre, its hours a week, and the account of whoever holds it.';
create index centre_staff_by_centre on centre_staff (tenant_id, centre_id);
select keep_history('centre_staff', 'centre_id');

create table centre_service (
  tenant_id uuid not null,
  id uuid not null,
  entry bigint not null,
  centre_id uuid not null,
  title text not null,
  says text,
  topic text not null,
  audience text[] not null,
  by_appointment boolean not null default false,
  since_on date not null,
  until_on date,
  primary key (tenant_id, id),
  foreign key (tenant_id, centre_id) references centre,
  constraint an_offer_of_service_ends_after_it_begins check (until_on is null or until_on >= since_on)
);
comment on table centre_service is 'centres: a service that a centre offers, in the terms of Open Referral HSDS 3.';
create index centre_service_by_centre on centre_service (tenant_id, centre_id);
select keep_history('centre_service', 'centre_id');

create table service_given (
  tenant_id uuid not null,
  id uuid not null,
  entry bigint not null,
  centre_id uuid not null,
  service_id uuid not null,
  given_on date not null,
  minutes int not null,
  -- one of three: a person, an enterprise of the programme, another organisation
  person_id uuid,
  enterprise_id uuid,
  organisation text,
  result text not null,
  note text,
  given_by uuid not null,
  salt bytea not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, centre_id) references centre,
  foreign key (tenant_id, service_id) references centre_service,
  foreign key (tenant_id, person_id) references person,
  foreign key (tenant_id, enterprise_id) references deliverable,
  constraint a_service_lasts_between_5_and_600_minutes check (minutes between 5 and 600),
  constraint a_service_is_given_to_one check (num_nonnulls(person_id, enterprise_id, organisation) = 1)
);
comment on table service_given is 'centres: what a centre did for somebody, one line each. Personal: the note.';
create index service_given_by_centre on service_given (tenant_id, centre_id, given_on);
create index service_given_by_service on service_given (tenant_id, service_id);
create index service_given_by_person on service_given (tenant_id, person_id);
create index service_given_by_enterprise on service_given (tenant_id, enterprise_id);
select keep_history('service_given', 'centre_id');

create table centre_need (
  tenant_id uuid not null,
  id uuid not null,
  entry bigint not null,
  centre_id uuid not null,
  -- one of two: an enterprise of the programme, or an organisation or community by name
  enterprise_id uuid,
  organisation text,
  topic text not null,
  says text not null,
  found_on date not null,
  met_on date,
  primary key (tenant_id, id),
  foreign key (tenant_id, centre_id) references centre,
  foreign key (tenant_id, enterprise_id) references deliverable,
  constraint a_need_is_of_one check (num_nonnulls(enterprise_id, organisation) = 1),
  constraint a_need_is_met_after_it_was_found check (met_on is null or met_on >= found_on)
);
comment on table centre_need is 'centres: what an enterprise or a community needs, and since when it has it.';
create index centre_need_by_centre on centre_need (tenant_id, centre_id, found_on);
create index centre_need_by_enterprise on centre_need (tenant_id, enterprise_id);
select keep_history('centre_need', 'centre_id');

create table centre_study (
  tenant_id uuid not null,
  id uuid not null,
  entry bigint not null,
  centre_id uuid not null,
  kind text not null,
  title text not null,
  held_on date not null,
  took_part int,
  findings text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, centre_id) references centre,
  constraint a_study_is_of_a_known_kind check (kind in ('consultation', 'study'))
);
comment on table centre_study is 'centres: people who were asked together, or something that was looked into, and what was found.';
create index centre_study_by_centre on centre_study (tenant_id, centre_id, held_on);
select keep_history('centre_study', 'centre_id');

create table centre_referral (
  tenant_id uuid not null,
  id uuid not null,
  entry bigint not null,
  centre_id uuid not null,
  direction text not null,
  person_id uuid not null,
  -- whom to, or whom from: an organisation
  organisation text not null,
  topic text not null,
  asked_on date not null,
  due_on date not null,
  -- what it rests on: consent, or the decision of somebody with the right to override, and why
  basis text not null,
  reason text,
  answer text,
  answered_on date,
  outcome text,
  ended_on date,
  recorded_by uuid not null,
  salt bytea not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, centre_id) references centre,
  foreign key (tenant_id, person_id) references person,
  constraint a_referral_goes_out_or_comes_in check (direction in ('out', 'in')),
  constraint a_referral_rests_on_consent_or_on_a_reason check (basis = 'consent' or (basis = 'override' and reason is not null)),
  constraint an_answer_is_due_after_the_question check (due_on >= asked_on),
  constraint an_answer_has_its_day check ((answer is null) = (answered_on is null) and (answered_on is null or answered_on >= asked_on)),
  constraint an_outcome_follows_an_answer
    check ((outcome is null) = (ended_on is null) and (ended_on is null or (answered_on is not null and ended_on >= answered_on)))
);
comment on table centre_referral is 'centres: somebody was sent to another organisation, or by one. Personal: the organisation, the topic, the reason.';
create index centre_referral_by_centre on centre_referral (tenant_id, centre_id, due_on);
create index centre_referral_by_person on centre_referral (tenant_id, person_id);
select keep_history('centre_referral', 'person_id');

-- Whoever is sent somewhere agrees first: to the service, and to what the others learn.
alter table consent drop constraint a_consent_purpose_is_known_by_code;
alter table consent add constraint a_consent_purpose_is_known_by_code
  check (purpose in ('notice', 'special-data', 'services', 'disclosure', 'images', 'messages', 'story'));
