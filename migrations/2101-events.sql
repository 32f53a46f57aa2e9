-- Events: what is planned and announced, who registers and comes, what was learnt there and taken up by others.
-- An event is a row of the register; it counts from the day on which somebody records that it took place.

create table event (
  tenant_id uuid not null,
  -- the row of the register, whose day is the day of the event
  id uuid not null,
  entry bigint not null,
  starts text not null,
  ends text not null,
  place text not null,
  -- how to get there and in: steps, signs, interpreters
  access text,
  seats int,
  says text,
  -- its public address
  code text not null,
  -- from this day on the public can see it and register
  published_on date,
  -- the day on which it took place, once it has
  held_on date,
  minutes text,
  salt bytea not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, id) references deliverable,
  constraint a_public_code_opens_one_event unique (tenant_id, code),
  constraint an_event_ends_after_it_starts check (ends > starts),
  constraint minutes_are_of_an_event_that_was_held check (minutes is null or held_on is not null)
);
comment on table event is 'events: when and where an event of the register is, how it is announced, and its minutes. Personal: the minutes.';
create index event_by_code on event (code);
select keep_history('event', 'id');

create table agenda_item (
  tenant_id uuid not null,
  event_id uuid not null,
  place int not null,
  entry bigint not null,
  title text not null,
  minutes int not null,
  -- a horizontal theme of the programme
  theme text,
  primary key (tenant_id, event_id, place),
  foreign key (tenant_id, event_id) references event,
  constraint an_item_takes_time check (minutes between 1 and 600)
);
comment on table agenda_item is 'events: a part of an event, how long it takes, and the horizontal theme that it covers.';
select keep_history('agenda_item', 'event_id');

create table guest (
  tenant_id uuid not null,
  id uuid not null,
  entry bigint not null,
  event_id uuid not null,
  name text not null,
  -- e-mail or telephone; null for somebody who just came
  contact text,
  -- whom they come from, as they say; the organisation itself where it is known
  comes_from text,
  organisation_id uuid,
  -- in the address of their own page and on their QR
  ticket text not null,
  invited_on date,
  registered_on date,
  -- every place was taken: since when they have asked for one, and where they stand in the queue while they wait
  asked_on date,
  queue int,
  -- a place became free, and was theirs
  moved_up_on date,
  cancelled_on date,
  came_on date,
  -- null: not asked
  image_consent boolean,
  -- in which they are written to
  lang text not null,
  -- the same for everybody of one contact, also when the contact has been forgotten: each head is one
  head uuid not null,
  salt bytea not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, event_id) references event,
  foreign key (tenant_id, organisation_id) references organisation,
  constraint a_ticket_is_of_one_guest unique (tenant_id, ticket),
  constraint a_guest_was_invited_registered_or_came check (coalesce(invited_on, registered_on, asked_on, came_on) is not null),
  constraint whoever_waits_has_no_place check (queue is null or (asked_on is not null and registered_on is null and cancelled_on is null and came_on is null))
);
comment on table guest is 'events: somebody who was invited to an event, registered, or came; no person of the programme. Personal: name, contact, whom they come from.';
create index guest_by_event on guest (tenant_id, event_id);
create index guest_by_organisation on guest (tenant_id, organisation_id);
create index guest_by_contact on guest (tenant_id, contact);
select keep_history('guest', 'event_id');

create table feedback (
  tenant_id uuid not null,
  guest_id uuid not null,
  entry bigint not null,
  event_id uuid not null,
  rating int not null,
  says text,
  given_on date not null,
  salt bytea not null,
  primary key (tenant_id, guest_id),
  foreign key (tenant_id, guest_id) references guest,
  foreign key (tenant_id, event_id) references event,
  constraint a_rating_is_from_1_to_5 check (rating between 1 and 5)
);
comment on table feedback is 'events: what somebody who came thought of it. Personal: the text.';
create index feedback_by_event on feedback (tenant_id, event_id);
select keep_history('feedback', 'event_id');

create table practice (
  tenant_id uuid not null,
  id uuid not null,
  entry bigint not null,
  event_id uuid not null,
  title text not null,
  says text,
  organisation_id uuid not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, event_id) references event,
  foreign key (tenant_id, organisation_id) references organisation
);
comment on table practice is 'events: a good practice that an organisation shared at an event.';
create index practice_by_event on practice (tenant_id, event_id);
create index practice_by_organisation on practice (tenant_id, organisation_id);
select keep_history('practice', 'event_id');

create table practice_uptake (
  tenant_id uuid not null,
  practice_id uuid not null,
  organisation_id uuid not null,
  entry bigint not null,
  event_id uuid not null,
  taken_up_on date not null,
  says text,
  primary key (tenant_id, practice_id, organisation_id),
  foreign key (tenant_id, practice_id) references practice,
  foreign key (tenant_id, organisation_id) references organisation,
  foreign key (tenant_id, event_id) references event
);
comment on table practice_uptake is 'events: an organisation that has taken up a good practice of another.';
create index practice_uptake_by_organisation on practice_uptake (tenant_id, organisation_id);
create index practice_uptake_by_event on practice_uptake (tenant_id, event_id);
select keep_history('practice_uptake', 'event_id');

create table theme_mark (
  tenant_id uuid not null,
  session_id uuid not null,
  theme text not null,
  entry bigint not null,
  minutes int not null,
  primary key (tenant_id, session_id, theme),
  foreign key (tenant_id, session_id) references counselling_session,
  constraint a_theme_takes_time check (minutes between 1 and 480)
);
comment on table theme_mark is 'events: the horizontal theme that a session of counselling covered, and for how long.';
select keep_history('theme_mark', 'session_id');

-- What goes out by e-mail: an invitation or a confirmation is due from the command that invited or registered on, whatever happens to this
-- process. Here stands only how far it has come; whom it goes to and what it says is read from the guest and the event when it is sent.
create table mail_delivery (
  tenant_id uuid not null references tenant,
  guest_id uuid not null,
  kind text not null,
  tries int not null,
  next_try_at timestamptz not null,
  sent_at timestamptz,
  failure text,
  primary key (tenant_id, guest_id, kind),
  constraint a_mail_invites_or_confirms check (kind in ('invitation', 'confirmation', 'waiting', 'moved-up'))
);
comment on table mail_delivery is 'events: how far an e-mail to a guest has come. The outbox: no address and no text stand here.';
select gate_alone('mail_delivery');
-- The gate sees which event a public address opens, and which letters are due; never a name.
grant select (tenant_id, id, code, published_on, held_on) on event to sansa_gate;
create policy gate_sees_all on event to sansa_gate using (true);
grant select (tenant_id, id, event_id, contact, invited_on, registered_on, queue, moved_up_on, cancelled_on) on guest to sansa_gate;
create policy gate_sees_all on guest to sansa_gate using (true);
grant select (tenant_id, id, reached_on) on deliverable to sansa_gate;
create policy gate_sees_all on deliverable to sansa_gate using (true);

-- Each head once: the same contact is the same guest; who left none is one of their own.
select keep_view('events_facts', $$
  select e.tenant_id, e.id as event_id, e.held_on,
    (select count(distinct g.head) from guest g
      where g.tenant_id = e.tenant_id and g.event_id = e.id and g.came_on is not null)::int as attended,
    coalesce((select array_agg(distinct o.kind || '@' || o.region) from guest g
      join organisation o on o.tenant_id = g.tenant_id and o.id = g.organisation_id
      where g.tenant_id = e.tenant_id and g.event_id = e.id and g.came_on is not null), '{}') as parties
  from event e
$$);
