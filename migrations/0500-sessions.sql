-- Counselling: sessions of information, counselling and mediation, who sat in them, and how far each signature is matched.
-- A time of day is minutes since midnight in Bucharest.

create table accreditation (
  tenant_id uuid not null references tenant,
  id uuid not null,
  entry bigint not null,
  programme text not null,
  -- the provider: a partner of the programme
  partner text not null,
  number text not null,
  -- support kinds that it covers
  services text[] not null,
  valid_from date not null,
  valid_to date,
  primary key (tenant_id, id),
  constraint an_accreditation_ends_after_it_begins check (valid_to >= valid_from),
  constraint an_accreditation_covers_something check (cardinality(services) > 0)
);
comment on table accreditation is 'counselling: what a provider is accredited for, by the employment agency, and from when to when.';
select keep_history('accreditation');

create table counselling_session (
  tenant_id uuid not null references tenant,
  id uuid not null,
  entry bigint not null,
  programme text not null,
  -- a support kind that the profile lists as a service
  kind text not null,
  on_day date not null,
  from_minute int not null,
  to_minute int not null,
  -- null = online
  place text,
  room text,
  staff_id uuid not null,
  topic text not null,
  -- what people filled in there, by its code
  instrument text,
  planned_by uuid not null,
  -- null until somebody says that it took place
  held_by uuid,
  cancelled_because text,
  primary key (tenant_id, id),
  constraint a_session_lasts_between_5_and_480_minutes check (to_minute - from_minute between 5 and 480),
  constraint a_session_is_within_one_day check (from_minute >= 0 and to_minute <= 1440),
  constraint a_session_that_was_held_is_not_cancelled check (held_by is null or cancelled_because is null),
  constraint a_room_is_in_a_place check (room is null or place is not null)
);
comment on table counselling_session is 'counselling: a session, planned and then held or cancelled. Holds nothing about a person.';
create index counselling_session_by_day on counselling_session (tenant_id, on_day);
create index counselling_session_by_staff on counselling_session (tenant_id, staff_id, on_day);
select keep_history('counselling_session');

create table seat (
  tenant_id uuid not null,
  session_id uuid not null,
  person_id uuid not null,
  entry bigint not null,
  -- what a scan of the sheet is attached to
  id uuid not null,
  enrolment_id uuid not null,
  needs text,
  actions text,
  next_on date,
  note text,
  -- the name that was written on the screen
  signed_name text,
  -- how the signature compares with the person; null = nobody has looked yet
  verdict text,
  matched_by uuid,
  matched_on date,
  -- the scan of the sheet that was looked at
  paper_id uuid,
  re_entry boolean not null,
  -- the support that this seat counts as
  support_id uuid,
  -- the code of the problem for which it does not count, and what its text needs
  ineligible text,
  ineligible_details jsonb,
  salt bytea not null,
  primary key (tenant_id, session_id, person_id),
  foreign key (tenant_id, session_id) references counselling_session,
  foreign key (tenant_id, person_id) references person,
  foreign key (tenant_id, enrolment_id) references enrolment,
  constraint a_seat_is_attached_to_by_its_own_id unique (tenant_id, id),
  constraint a_verdict_is_known_by_code check (verdict in ('signed', 'absent', 'differs', 'unreadable')),
  constraint a_seat_counts_or_says_why_not check (support_id is null or ineligible is null),
  constraint only_a_signature_counts check (support_id is null or verdict = 'signed')
);
comment on table seat is 'counselling: somebody in a session: what was talked about, and whether their signature is matched. Personal.';
create index seat_by_person on seat (tenant_id, person_id);
create index seat_by_enrolment on seat (tenant_id, enrolment_id);
select keep_history('seat', 'person_id');

create table stranger (
  tenant_id uuid not null,
  session_id uuid not null,
  line int not null,
  entry bigint not null,
  found_by uuid not null,
  -- what became of it
  settled text,
  primary key (tenant_id, session_id, line),
  foreign key (tenant_id, session_id) references counselling_session,
  constraint a_line_is_on_the_sheet check (line between 1 and 200),
  constraint a_settlement_is_known_by_code check (settled in ('added', 'not-ours'))
);
comment on table stranger is 'counselling: a line of a signature sheet that bears a name which is not on the roster. The name stays on the paper.';
select keep_history('stranger');
