-- Counselling: attempts to reach somebody who has left, whether or not they were reached.

create table contact_attempt (
  tenant_id uuid not null,
  id uuid not null,
  entry bigint not null,
  enrolment_id uuid not null,
  person_id uuid not null,
  on_day date not null,
  channel text not null,
  result text not null,
  made_by uuid not null,
  note text,
  -- the follow-up that this contact is, where the person was reached
  support_id uuid,
  salt bytea not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, enrolment_id) references enrolment,
  foreign key (tenant_id, person_id) references person,
  constraint a_channel_is_known_by_code check (channel in ('call', 'message', 'email', 'letter', 'visit', 'through-others')),
  constraint a_result_is_known_by_code check (result in ('reached', 'no-answer', 'wrong-number', 'refused', 'moved')),
  constraint only_who_was_reached_was_followed_up check (support_id is null or result = 'reached')
);
comment on table contact_attempt is 'counselling: an attempt to reach a person: when, by what channel, with what result. Personal.';
create index contact_attempt_by_enrolment on contact_attempt (tenant_id, enrolment_id);
create index contact_attempt_by_person on contact_attempt (tenant_id, person_id);
select keep_history('contact_attempt', 'person_id');
