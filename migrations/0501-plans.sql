-- Counselling: individual plans in versions, and assessments. Personal tables carry a random salt per version.

create table plan (
  tenant_id uuid not null,
  id uuid not null,
  entry bigint not null,
  enrolment_id uuid not null,
  person_id uuid not null,
  version int not null,
  made_on date not null,
  made_by uuid not null,
  goals text not null,
  barriers text,
  review_on date not null,
  -- both signatures: the person's, on the screen or on paper, and the counsellor's
  signed_on date,
  signed_how text,
  counsellor_id uuid,
  approved_by uuid,
  approved_on date,
  salt bytea not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, enrolment_id) references enrolment,
  foreign key (tenant_id, person_id) references person,
  constraint a_version_of_a_plan_is_made_once unique (tenant_id, enrolment_id, version),
  constraint a_plan_is_signed_on_screen_or_paper check (signed_how in ('screen', 'paper')),
  constraint both_sign_a_plan_at_once check ((signed_on is null) = (counsellor_id is null)),
  constraint only_a_signed_plan_is_approved check (approved_on is null or signed_on is not null),
  constraint a_supervisor_is_somebody_else check (approved_by <> counsellor_id)
);
comment on table plan is 'counselling: a version of an individual plan: goals, barriers, signatures, approval. Personal. The last version stands.';
create index plan_by_person on plan (tenant_id, person_id);
select keep_history('plan', 'person_id');

create table plan_step (
  tenant_id uuid not null,
  plan_id uuid not null,
  number int not null,
  entry bigint not null,
  person_id uuid not null,
  what text not null,
  owner text not null,
  due_on date not null,
  done_on date,
  salt bytea not null,
  primary key (tenant_id, plan_id, number),
  foreign key (tenant_id, plan_id) references plan,
  foreign key (tenant_id, person_id) references person,
  constraint an_owner_is_known_by_code check (owner in ('person', 'counsellor', 'other'))
);
comment on table plan_step is 'counselling: a step of a plan with its owner and its deadline. Personal.';
create index plan_step_by_person on plan_step (tenant_id, person_id);
select keep_history('plan_step', 'person_id');

create table plan_review (
  tenant_id uuid not null,
  plan_id uuid not null,
  on_day date not null,
  entry bigint not null,
  person_id uuid not null,
  reviewed_by uuid not null,
  note text not null,
  salt bytea not null,
  primary key (tenant_id, plan_id, on_day),
  foreign key (tenant_id, plan_id) references plan,
  foreign key (tenant_id, person_id) references person
);
comment on table plan_review is 'counselling: how far a plan was on a day. Personal.';
create index plan_review_by_person on plan_review (tenant_id, person_id);
select keep_history('plan_review', 'person_id');

create table assessment (
  tenant_id uuid not null,
  id uuid not null,
  entry bigint not null,
  enrolment_id uuid not null,
  person_id uuid not null,
  -- code and version of the instrument: the answers mean nothing without it
  instrument text not null,
  version int not null,
  lang text not null,
  on_day date not null,
  assessor_id uuid not null,
  -- in the order of the items; the score is never kept, it is reckoned from these
  answers int[] not null,
  salt bytea not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, enrolment_id) references enrolment,
  foreign key (tenant_id, person_id) references person,
  constraint an_instrument_is_filled_in_once_a_day unique (tenant_id, enrolment_id, instrument, on_day)
);
comment on table assessment is 'counselling: the answers of a person to an instrument on a day. Personal.';
create index assessment_by_person on assessment (tenant_id, person_id);
select keep_history('assessment', 'person_id');

create table instrument_text (
  tenant_id uuid not null references tenant,
  instrument text not null,
  lang text not null,
  entry bigint not null,
  -- what allows the organisation to use it
  licence text not null,
  items text[] not null,
  primary key (tenant_id, instrument, lang)
);
comment on table instrument_text is 'counselling: licensed texts of the items of an instrument, pasted by the organisation that holds the licence.';
select keep_history('instrument_text');
