-- Training: what a course consists of, what its provider is authorised for, the course as it is held, who is in it, and who was there.

create table curriculum (
  tenant_id uuid not null references tenant,
  id uuid not null,
  entry bigint not null,
  programme text not null,
  code text not null,
  title text not null,
  -- kinds of the rules: what attending is, what completing and passing are
  support_kind text not null,
  completed_kind text not null,
  certified_kind text,
  certificate text not null,
  primary key (tenant_id, id),
  constraint a_code_names_one_curriculum unique (tenant_id, programme, code),
  constraint a_certificate_is_of_qualification_or_completion check (certificate in ('qualification', 'completion'))
);
comment on table curriculum is 'training: what a course consists of, as data.';
select keep_history('curriculum');

create table course_module (
  tenant_id uuid not null,
  curriculum_id uuid not null,
  place int not null,
  entry bigint not null,
  title text not null,
  theory_minutes int not null,
  practice_minutes int not null,
  -- a horizontal theme of the programme
  theme text,
  primary key (tenant_id, curriculum_id, place),
  foreign key (tenant_id, curriculum_id) references curriculum,
  constraint a_module_lasts_some_minutes check (theory_minutes >= 0 and practice_minutes >= 0 and theory_minutes + practice_minutes > 0)
);
comment on table course_module is 'training: a part of a curriculum, with its hours of theory and of practice.';
select keep_history('course_module');

create table authorisation (
  tenant_id uuid not null,
  id uuid not null,
  entry bigint not null,
  curriculum_id uuid not null,
  number text not null,
  -- NUTS 3
  county text not null,
  valid_from date not null,
  valid_to date not null,
  places int not null,
  theory_minutes int not null,
  practice_minutes int not null,
  -- the scheme of levels and the level in it, as the paper says: never inferred from hours
  scheme text,
  level text,
  -- accounts, and rooms as the paper names them
  trainers uuid[] not null,
  rooms text[] not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, curriculum_id) references curriculum,
  constraint a_number_names_one_authorisation unique (tenant_id, number),
  constraint an_authorisation_ends_after_it_begins check (valid_to >= valid_from),
  constraint an_authorisation_has_places check (places between 1 and 1000)
);
comment on table authorisation is 'training: the right of a provider to hold a course in a county, with its hours, level, places, trainers and rooms.';
create index authorisation_by_curriculum on authorisation (tenant_id, curriculum_id);
select keep_history('authorisation');

create table authorisation_lapse (
  tenant_id uuid not null,
  id uuid not null,
  entry bigint not null,
  authorisation_id uuid not null,
  from_on date not null,
  -- null: until further notice
  until_on date,
  decision text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, authorisation_id) references authorisation,
  constraint a_lapse_ends_after_it_begins check (until_on >= from_on)
);
comment on table authorisation_lapse is 'training: days on which an authorisation did not hold.';
create index authorisation_lapse_by_authorisation on authorisation_lapse (tenant_id, authorisation_id);
select keep_history('authorisation_lapse');

create table course (
  tenant_id uuid not null,
  id uuid not null,
  entry bigint not null,
  programme text not null,
  curriculum_id uuid not null,
  authorisation_id uuid not null,
  code text not null,
  region text not null,
  county text not null,
  partner text not null,
  centre text,
  starts_on date not null,
  exam_on date not null,
  trainer_id uuid not null,
  room text not null,
  subsidy text,
  -- all sessions are closed, and who completed is recorded
  concluded_on date,
  primary key (tenant_id, id),
  foreign key (tenant_id, curriculum_id) references curriculum,
  foreign key (tenant_id, authorisation_id) references authorisation,
  constraint a_code_names_one_course unique (tenant_id, programme, code),
  constraint an_exam_follows_its_course check (exam_on >= starts_on),
  constraint a_subsidy_follows_a_known_rule check (subsidy in ('by-attendance', 'flat', 'certificate'))
);
comment on table course is 'training: a course as it is held for one group.';
create index course_by_curriculum on course (tenant_id, curriculum_id);
create index course_by_authorisation on course (tenant_id, authorisation_id);
select keep_history('course');

create table learner (
  tenant_id uuid not null,
  id uuid not null,
  entry bigint not null,
  course_id uuid not null,
  enrolment_id uuid not null,
  person_id uuid not null,
  asked_on date not null,
  -- null: waits for a place
  taken_on date,
  left_on date,
  left_reason text,
  contract text,
  primary key (tenant_id, id),
  foreign key (tenant_id, course_id) references course,
  foreign key (tenant_id, enrolment_id) references enrolment,
  foreign key (tenant_id, person_id) references person,
  constraint a_person_is_in_a_course_once unique (tenant_id, course_id, enrolment_id),
  constraint a_place_is_taken_after_it_was_asked_for check (taken_on >= asked_on),
  constraint a_course_is_left_after_it_was_joined check (left_on >= coalesce(taken_on, asked_on)),
  constraint leaving_has_a_reason check ((left_on is null) = (left_reason is null))
);
comment on table learner is 'training: a person in a course, or waiting for a place in it.';
create index learner_by_enrolment on learner (tenant_id, enrolment_id);
create index learner_by_person on learner (tenant_id, person_id);
select keep_history('learner', 'person_id');

create table lesson (
  tenant_id uuid not null,
  id uuid not null,
  entry bigint not null,
  course_id uuid not null,
  held_on date not null,
  -- minutes from midnight
  begins int not null,
  minutes int not null,
  kind text not null,
  module int not null,
  trainer_id uuid not null,
  room text not null,
  closed_on date,
  closed_by uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, course_id) references course,
  constraint a_lesson_lies_within_a_day check (begins between 0 and 1439 and minutes > 0 and begins + minutes <= 1440),
  constraint a_lesson_is_theory_or_practice check (kind in ('theory', 'practice')),
  constraint whoever_closes_a_lesson_is_known check ((closed_on is null) = (closed_by is null))
);
comment on table lesson is 'training: a session of a course. Closed, its marks are corrected with a reason alone.';
create index lesson_by_course on lesson (tenant_id, course_id, held_on);
create index lesson_by_day on lesson (tenant_id, held_on);
select keep_history('lesson');

create table mark (
  tenant_id uuid not null,
  lesson_id uuid not null,
  learner_id uuid not null,
  entry bigint not null,
  person_id uuid not null,
  presence text not null,
  -- attended
  minutes int not null,
  excuse text,
  -- the support that these minutes are; null for whoever was absent
  support_id uuid,
  primary key (tenant_id, lesson_id, learner_id),
  foreign key (tenant_id, lesson_id) references lesson,
  foreign key (tenant_id, learner_id) references learner,
  foreign key (tenant_id, person_id) references person,
  constraint presence_is_known_by_code check (presence in ('present', 'late', 'excused', 'unexcused')),
  constraint only_whoever_was_there_has_minutes check ((minutes > 0) = (presence in ('present', 'late')) and minutes >= 0),
  constraint an_excuse_is_of_an_excused_absence check ((excuse is null) = (presence <> 'excused'))
);
comment on table mark is 'training: whether somebody was in a session, and for how many minutes.';
create index mark_by_learner on mark (tenant_id, learner_id);
create index mark_by_person on mark (tenant_id, person_id);
select keep_history('mark', 'person_id');
