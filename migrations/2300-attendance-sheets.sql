-- Printed attendance sheets that came back signed, what a second person saw on each line, and what the authorities were told of a course.

create table lesson_sheet (
  tenant_id uuid not null,
  paper_id uuid not null,
  entry bigint not null,
  lesson_id uuid not null,
  primary key (tenant_id, paper_id),
  foreign key (tenant_id, lesson_id) references lesson
);
comment on table lesson_sheet is 'training: the paper on which the learners of a session have signed.';
create index lesson_sheet_by_lesson on lesson_sheet (tenant_id, lesson_id);
select keep_history('lesson_sheet');

create table sheet_line (
  tenant_id uuid not null,
  lesson_id uuid not null,
  learner_id uuid not null,
  entry bigint not null,
  person_id uuid not null,
  paper_id uuid not null,
  verdict text not null,
  checked_by uuid not null,
  checked_on date not null,
  primary key (tenant_id, lesson_id, learner_id),
  foreign key (tenant_id, lesson_id) references lesson,
  foreign key (tenant_id, learner_id) references learner,
  foreign key (tenant_id, person_id) references person,
  constraint a_line_is_seen_in_one_of_four_ways check (verdict in ('signed', 'absent', 'differs', 'unreadable'))
);
comment on table sheet_line is 'training: what a second person saw on the line of a learner, beside the mark.';
create index sheet_line_by_learner on sheet_line (tenant_id, learner_id);
create index sheet_line_by_person on sheet_line (tenant_id, person_id);
select keep_history('sheet_line', 'person_id');

create table course_notice (
  tenant_id uuid not null,
  id uuid not null,
  entry bigint not null,
  course_id uuid not null,
  about text not null,
  sent_on date not null,
  -- under which it was registered
  number text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, course_id) references course,
  constraint a_notice_is_about_a_known_thing check (about in ('start', 'change', 'examiners'))
);
comment on table course_notice is 'training: what the authorities were told of a course, or asked for it, and when.';
create index course_notice_by_course on course_notice (tenant_id, course_id);
select keep_history('course_notice');
