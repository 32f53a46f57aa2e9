-- People: who somebody is, where they live, how they came into a programme, what they received and reached, and when they left.
-- Personal tables carry a random salt per version: it goes into the digest of the row and dies with the row.

create table household (
  tenant_id uuid not null references tenant,
  id uuid not null,
  entry bigint not null,
  members int,
  dependent_children int,
  salt bytea not null,
  primary key (tenant_id, id),
  constraint a_household_has_members check (members between 1 and 40),
  constraint children_are_members check (dependent_children between 0 and 39)
);
comment on table household is 'people: who live together and share their means. A family reached is one household.';
select keep_history('household', 'id');

create table person (
  tenant_id uuid not null references tenant,
  id uuid not null,
  entry bigint not null,
  -- GT-0047: given once per tenant, never used again.
  code text not null,
  family_name text not null,
  given_name text not null,
  -- folded tokens for finding: no diacritics, lower case, separated by blanks
  search text not null,
  -- its bytes are in the order of the Romanian alphabet
  sort_key text collate "C" not null,
  born_on date,
  sex text not null,
  -- the CNP is sealed; its blind index finds the same CNP again
  cnp_sealed bytea,
  cnp_index text,
  identity_paper text,
  nationality text,
  name_on_diploma text,
  phone text,
  email text,
  contact_preference text,
  phone_tail text,
  -- somebody who cannot sign makes a mark before two witnesses
  signs_by_mark boolean not null default false,
  witnesses text,
  guardian_name text,
  guardian_phone text,
  -- what a planner must provide (step-free, interpreter, large print …), never why
  needs text[] not null default '{}',
  household_id uuid,
  -- this record and an older one are the same person: facts are pooled under the older
  same_as uuid,
  salt bytea not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, household_id) references household,
  foreign key (tenant_id, same_as) references person,
  constraint a_code_names_one_person unique (tenant_id, code),
  constraint sex_is_known_by_code check (sex in ('F', 'M', 'X', 'refused', 'unknown', 'not-asked')),
  constraint nobody_is_the_same_as_themselves check (same_as <> id)
);
comment on table person is 'people: identity and contact. Personal; erased as a whole.';
create index person_by_cnp on person (tenant_id, cnp_index);
create index person_by_household on person (tenant_id, household_id);
create index person_by_same_as on person (tenant_id, same_as);
create index person_by_name on person (tenant_id, sort_key, id);
create index person_by_phone_tail on person (tenant_id, phone_tail);
select keep_history('person', 'id');

create table residence (
  tenant_id uuid not null,
  person_id uuid not null,
  kind text not null,
  entry bigint not null,
  county text not null,
  locality text not null,
  siruta text,
  -- Eurostat's degree of urbanisation of the locality: 1 city, 2 town, 3 rural
  degurba smallint,
  uat_kind text,
  address text,
  salt bytea not null,
  primary key (tenant_id, person_id, kind),
  foreign key (tenant_id, person_id) references person,
  constraint a_residence_is_domicile_or_actual check (kind in ('domicile', 'actual')),
  constraint degurba_is_1_2_or_3 check (degurba between 1 and 3),
  constraint a_uat_is_of_a_known_kind check (uat_kind in ('municipiu', 'oras', 'comuna', 'sector'))
);
comment on table residence is 'people: domicile (as on the identity card) and where the person really lives. Personal.';
select keep_history('residence', 'person_id');

create table enrolment (
  tenant_id uuid not null,
  id uuid not null,
  entry bigint not null,
  person_id uuid not null,
  -- codes of the programme: programme, region (NUTS 2), partner, centre
  programme text not null,
  applied_on date not null,
  -- the place of the enrolment is its scope: who may see this person
  region text not null,
  partner text not null,
  centre text,
  caseworker_id uuid not null,
  priority int not null default 0,
  no_double_funding_on date,
  withdrawn_on date,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references person,
  constraint a_person_enters_a_programme_once unique (tenant_id, programme, person_id)
);
comment on table enrolment is 'people: a person in a programme, from the application on. An applicant is no participant until the first funded support.';
create index enrolment_by_person on enrolment (tenant_id, person_id);
create index enrolment_by_caseworker on enrolment (tenant_id, caseworker_id);
select keep_history('enrolment', 'person_id');

create table situation (
  tenant_id uuid not null,
  enrolment_id uuid not null,
  -- the day the answers are about
  on_day date not null,
  entry bigint not null,
  person_id uuid not null,
  labour text not null,
  labour_since date,
  education_now text not null,
  isced text not null,
  salt bytea not null,
  primary key (tenant_id, enrolment_id, on_day),
  foreign key (tenant_id, enrolment_id) references enrolment,
  foreign key (tenant_id, person_id) references person,
  constraint labour_is_known_by_code check (labour in ('unemployed', 'inactive', 'employed', 'refused', 'unknown', 'not-asked')),
  constraint education_now_is_known_by_code check (education_now in ('full-time', 'part-time', 'none', 'refused', 'unknown', 'not-asked')),
  constraint isced_is_a_level_or_says_why_not check (isced in ('0', '1', '2', '3', '4', '5', '6', '7', '8', 'refused', 'unknown', 'not-asked'))
);
comment on table situation is 'people: labour status and education on a day, as the entry form asks. Personal. The form that stands is the last on or before entry, else the first after it.';
create index situation_by_person on situation (tenant_id, person_id);
select keep_history('situation', 'person_id');

create table work (
  tenant_id uuid not null,
  id uuid not null,
  entry bigint not null,
  person_id uuid not null,
  began_on date not null,
  ended_on date,
  occupation text,
  employer text,
  salt bytea not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references person,
  constraint work_ends_after_it_begins check (ended_on >= began_on)
);
comment on table work is 'people: work before entry: it tells reintegration from integration. Personal.';
create index work_by_person on work (tenant_id, person_id);
select keep_history('work', 'person_id');

create table category (
  tenant_id uuid not null,
  enrolment_id uuid not null,
  kind text not null,
  entry bigint not null,
  person_id uuid not null,
  valid_from date not null,
  valid_to date,
  salt bytea not null,
  primary key (tenant_id, enrolment_id, kind),
  foreign key (tenant_id, enrolment_id) references enrolment,
  foreign key (tenant_id, person_id) references person,
  constraint a_category_is_not_special check (kind in ('vmg', 'vmi', 'large-family')),
  constraint a_category_ends_after_it_begins check (valid_to >= valid_from)
);
comment on table category is 'people: target-group categories that are no special-category data. Roma is answered in privacy, sealed.';
create index category_by_person on category (tenant_id, person_id);
select keep_history('category', 'person_id');

create table decision (
  tenant_id uuid not null,
  enrolment_id uuid not null,
  entry bigint not null,
  person_id uuid not null,
  outcome text not null,
  decided_on date not null,
  proposed_by uuid not null,
  -- the second signer; nobody signs twice
  signed_by uuid,
  reason text,
  score numeric,
  salt bytea not null,
  primary key (tenant_id, enrolment_id),
  foreign key (tenant_id, enrolment_id) references enrolment,
  foreign key (tenant_id, person_id) references person,
  constraint a_decision_is_proposed_eligible_refused_or_waiting check (outcome in ('proposed', 'eligible', 'refused', 'waiting')),
  constraint the_second_signer_is_somebody_else check (signed_by <> proposed_by),
  constraint an_eligible_person_has_two_signers check (outcome <> 'eligible' or signed_by is not null),
  constraint refusing_wants_a_reason check (outcome <> 'refused' or reason is not null)
);
comment on table decision is 'people: the eligibility decision on an application. Personal: the reason.';
create index decision_by_person on decision (tenant_id, person_id);
select keep_history('decision', 'person_id');

create table support (
  tenant_id uuid not null,
  id uuid not null,
  entry bigint not null,
  enrolment_id uuid not null,
  person_id uuid not null,
  -- a support kind of the profile: the profile says whether it opens entry and extends exit
  kind text not null,
  given_on date not null,
  until_on date not null,
  minutes int not null,
  -- a horizontal theme of the programme, where the support covered one
  theme text,
  given_by uuid,
  note text,
  salt bytea not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, enrolment_id) references enrolment,
  foreign key (tenant_id, person_id) references person,
  constraint support_ends_on_or_after_the_day_it_begins check (until_on >= given_on),
  constraint support_lasts_some_minutes check (minutes > 0)
);
comment on table support is 'people: support given. Other slices record theirs here through people.give-support. Personal: the note.';
create index support_by_enrolment on support (tenant_id, enrolment_id);
create index support_by_person on support (tenant_id, person_id);
select keep_history('support', 'person_id');

create table exit (
  tenant_id uuid not null,
  id uuid not null,
  entry bigint not null,
  enrolment_id uuid not null,
  person_id uuid not null,
  left_on date not null,
  reason text not null,
  note text,
  salt bytea not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, enrolment_id) references enrolment,
  foreign key (tenant_id, person_id) references person,
  constraint a_person_leaves_once_a_day unique (tenant_id, enrolment_id, left_on)
);
comment on table exit is 'people: the day of the last support. A later support is a re-entry: the last exit stands. Personal: the note.';
create index exit_by_person on exit (tenant_id, person_id);
select keep_history('exit', 'person_id');

create table outcome (
  tenant_id uuid not null,
  id uuid not null,
  entry bigint not null,
  enrolment_id uuid not null,
  person_id uuid not null,
  -- an outcome kind of the profile: the profile says whether it is a state that must still be true
  kind text not null,
  reached_on date not null,
  -- the last day on which it was still true; null = still true
  ended_on date,
  detail text,
  salt bytea not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, enrolment_id) references enrolment,
  foreign key (tenant_id, person_id) references person,
  constraint the_same_outcome_twice_is_one_fact unique (tenant_id, enrolment_id, kind, reached_on),
  constraint an_outcome_ends_on_or_after_the_day_it_begins check (ended_on >= reached_on)
);
comment on table outcome is 'people: what a person reached: a job, a search for one, a qualification, a course completed. Personal: the detail.';
create index outcome_by_person on outcome (tenant_id, person_id);
select keep_history('outcome', 'person_id');

create table correction (
  tenant_id uuid not null,
  id uuid not null,
  entry bigint not null,
  person_id uuid not null,
  -- what was corrected or withdrawn: support, exit, outcome, situation, person …
  about text not null,
  about_id text not null,
  reason text not null,
  salt bytea not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references person
);
comment on table correction is 'people: why a recorded fact was corrected or withdrawn. Personal.';
create index correction_by_person on correction (tenant_id, person_id);
create index correction_by_what on correction (tenant_id, about, about_id);
select keep_history('correction', 'person_id');
