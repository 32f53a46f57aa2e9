-- Exams: the commission, the marks, appeals. The register of certificates on numbered forms.

create table exam (
  tenant_id uuid not null,
  id uuid not null,
  entry bigint not null,
  course_id uuid not null,
  held_on date not null,
  minutes int not null,
  -- of the minutes of the commission
  number text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, course_id) references course,
  constraint a_course_has_one_exam_a_day unique (tenant_id, course_id, held_on),
  constraint an_exam_lasts_some_minutes check (minutes > 0)
);
comment on table exam is 'training: an exam of a course, or a sitting of those who failed it.';
select keep_history('exam');

create table exam_member (
  tenant_id uuid not null,
  exam_id uuid not null,
  place int not null,
  entry bigint not null,
  name text not null,
  role text not null,
  external boolean not null,
  salt bytea not null,
  primary key (tenant_id, exam_id, place),
  foreign key (tenant_id, exam_id) references exam,
  constraint a_member_has_a_known_role check (role in ('chair', 'member', 'secretary'))
);
comment on table exam_member is 'training: who sat on the commission of an exam. Personal.';
select keep_history('exam_member');

create table exam_result (
  tenant_id uuid not null,
  exam_id uuid not null,
  learner_id uuid not null,
  entry bigint not null,
  person_id uuid not null,
  -- hundredths of a mark; null: did not come
  theory int,
  practice int,
  appealed_on date,
  decided_on date,
  primary key (tenant_id, exam_id, learner_id),
  foreign key (tenant_id, exam_id) references exam,
  foreign key (tenant_id, learner_id) references learner,
  foreign key (tenant_id, person_id) references person,
  constraint whoever_came_has_both_marks check ((theory is null) = (practice is null)),
  constraint a_mark_is_between_1_and_10 check (theory between 100 and 1000 and practice between 100 and 1000),
  constraint an_appeal_is_decided_after_it_was_lodged check (decided_on >= appealed_on)
);
comment on table exam_result is 'training: the marks of somebody in an exam, and the appeal against the mark of theory.';
create index exam_result_by_learner on exam_result (tenant_id, learner_id);
create index exam_result_by_person on exam_result (tenant_id, person_id);
select keep_history('exam_result', 'person_id');

create table form_batch (
  tenant_id uuid not null references tenant,
  id uuid not null,
  entry bigint not null,
  kind text not null,
  series text not null,
  first int not null,
  last int not null,
  received_on date not null,
  primary key (tenant_id, id),
  constraint a_batch_is_of_a_known_kind check (kind in ('qualification', 'completion')),
  constraint a_batch_ends_after_it_begins check (first > 0 and last >= first)
);
comment on table form_batch is 'training: numbered official forms received, by series.';
create index form_batch_by_series on form_batch (tenant_id, series);
select keep_history('form_batch');

create table spoiled_form (
  tenant_id uuid not null references tenant,
  series text not null,
  number int not null,
  entry bigint not null,
  spoiled_on date not null,
  reason text not null,
  primary key (tenant_id, series, number)
);
comment on table spoiled_form is 'training: official forms that cannot be used any more.';
select keep_history('spoiled_form');

create table certificate (
  tenant_id uuid not null,
  id uuid not null,
  entry bigint not null,
  course_id uuid not null,
  learner_id uuid not null,
  person_id uuid not null,
  exam_id uuid not null,
  series text not null,
  number int not null,
  issued_on date not null,
  -- what the public check shows; it needs nothing of the person's record
  code text not null,
  initials text not null,
  title text not null,
  minutes int not null,
  passed_on date not null,
  handed_on date,
  handed_to text,
  revoked_on date,
  revoked_by_decision text,
  -- the certificate that this one stands for, and the published notice of its loss
  duplicate_of uuid,
  loss_notice text,
  primary key (tenant_id, id),
  foreign key (tenant_id, course_id) references course,
  foreign key (tenant_id, learner_id) references learner,
  foreign key (tenant_id, person_id) references person,
  foreign key (tenant_id, exam_id) references exam,
  foreign key (tenant_id, duplicate_of) references certificate,
  constraint a_form_becomes_one_certificate unique (tenant_id, series, number),
  constraint a_code_names_one_certificate unique (tenant_id, code),
  constraint a_certificate_has_one_duplicate unique (tenant_id, duplicate_of),
  constraint a_duplicate_wants_a_proof_of_loss check ((duplicate_of is null) = (loss_notice is null)),
  constraint whoever_took_it_signed check ((handed_on is null) = (handed_to is null)),
  constraint it_was_handed_to_the_holder_or_a_representative check (handed_to in ('holder', 'representative')),
  constraint revoking_has_a_decision check ((revoked_on is null) = (revoked_by_decision is null))
);
comment on table certificate is 'training: the register of certificates. Initials, title, hours and days stay in it when the person is erased.';
create index certificate_by_course on certificate (tenant_id, course_id);
create index certificate_by_learner on certificate (tenant_id, learner_id);
create index certificate_by_person on certificate (tenant_id, person_id);
create index certificate_by_exam on certificate (tenant_id, exam_id);
create index certificate_by_code on certificate (code);
select keep_history('certificate', 'person_id');

-- Anybody who has the code may ask whether a certificate is valid, before anybody is known: these columns and no others.
grant select (code, initials, title, minutes, passed_on, issued_on, revoked_on) on certificate to sansa_gate;
create policy gate_sees_all on certificate to sansa_gate using (true);
