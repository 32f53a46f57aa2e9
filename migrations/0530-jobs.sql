-- Jobs: employers and their vacancies, what people look for, the way from a proposal to a contract, who holds which post, and whether it lasts.
-- A created job is a deliverable of unit job; a post on a vacancy is one of its places. Special answers are in none of these tables.

create table employer (
  tenant_id uuid not null references tenant,
  id uuid not null,
  entry bigint not null,
  name text not null,
  cui text not null,
  -- a social-economy structure, in the programme or not
  social boolean not null default false,
  county text not null,
  locality text not null,
  contact_name text,
  phone text,
  email text,
  salt bytea not null,
  primary key (tenant_id, id),
  constraint a_cui_names_one_employer unique (tenant_id, cui)
);
comment on table employer is 'jobs: who offers work, and whom to ask there. Personal: the contact.';
select keep_history('employer');

create table employer_visit (
  tenant_id uuid not null,
  id uuid not null,
  entry bigint not null,
  employer_id uuid not null,
  visited_on date not null,
  visited_by uuid not null,
  note text not null,
  salt bytea not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, employer_id) references employer
);
comment on table employer_visit is 'jobs: somebody went there or called, and what was said. Personal: the note.';
create index employer_visit_by_employer on employer_visit (tenant_id, employer_id, visited_on);
select keep_history('employer_visit', 'employer_id');

create table vacancy (
  tenant_id uuid not null,
  id uuid not null,
  entry bigint not null,
  employer_id uuid not null,
  title text not null,
  -- COR 2008, built on ISCO-08
  occupation text not null,
  places int not null,
  weekly_hours numeric not null,
  contract text not null,
  schedule text not null,
  county text not null,
  locality text not null,
  -- the least level of education, ISCED 2011
  isced smallint,
  licences text[] not null default '{}',
  skills text[] not null default '{}',
  -- kinds of outcome of the rules, such as certified-oivpd
  training text[] not null default '{}',
  -- what the workplace provides, in the words of people's needs
  provides text[] not null default '{}',
  -- for people of a vulnerable group; which one is never said
  reserved boolean not null default false,
  requirements text,
  opens_on date not null,
  deadline_on date,
  closed_on date,
  primary key (tenant_id, id),
  foreign key (tenant_id, employer_id) references employer,
  constraint a_vacancy_has_places check (places between 1 and 500),
  constraint a_vacancy_closes_after_it_opens check (closed_on >= opens_on and deadline_on >= opens_on),
  constraint isced_is_a_level check (isced between 0 and 8)
);
comment on table vacancy is 'jobs: work that an employer offers, for so many people.';
create index vacancy_by_employer on vacancy (tenant_id, employer_id);
create index vacancy_by_county on vacancy (tenant_id, county, opens_on);
select keep_history('vacancy');

create table job_wish (
  tenant_id uuid not null,
  enrolment_id uuid not null,
  entry bigint not null,
  person_id uuid not null,
  occupations text[] not null,
  skills text[] not null,
  licences text[] not null,
  schedules text[] not null,
  least_hours numeric not null,
  most_hours numeric not null,
  reach text not null,
  since_on date not null,
  salt bytea not null,
  primary key (tenant_id, enrolment_id),
  foreign key (tenant_id, enrolment_id) references enrolment,
  foreign key (tenant_id, person_id) references person,
  constraint the_least_hours_are_not_the_most check (least_hours <= most_hours)
);
comment on table job_wish is 'jobs: what work somebody can do and looks for. Personal.';
create index job_wish_by_person on job_wish (tenant_id, person_id);
select keep_history('job_wish', 'person_id');

create table referral (
  tenant_id uuid not null,
  id uuid not null,
  entry bigint not null,
  vacancy_id uuid not null,
  enrolment_id uuid not null,
  person_id uuid not null,
  -- why a person, not the score, decided so
  reason text not null,
  proposed_by uuid not null,
  salt bytea not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, vacancy_id) references vacancy,
  foreign key (tenant_id, enrolment_id) references enrolment,
  foreign key (tenant_id, person_id) references person,
  constraint a_person_is_proposed_for_a_vacancy_once unique (tenant_id, vacancy_id, enrolment_id)
);
comment on table referral is 'jobs: somebody was proposed for a vacancy. Personal: the reason.';
create index referral_by_enrolment on referral (tenant_id, enrolment_id);
create index referral_by_person on referral (tenant_id, person_id);
select keep_history('referral', 'person_id');

create table referral_step (
  tenant_id uuid not null,
  referral_id uuid not null,
  kind text not null,
  entry bigint not null,
  person_id uuid not null,
  on_day date not null,
  reason text,
  note text,
  recorded_by uuid not null,
  salt bytea not null,
  primary key (tenant_id, referral_id, kind),
  foreign key (tenant_id, referral_id) references referral,
  foreign key (tenant_id, person_id) references person,
  constraint a_step_is_of_the_mediation check (kind in ('proposed', 'sent', 'interview', 'offer', 'hired', 'refused')),
  constraint refusing_work_wants_a_reason check ((kind = 'refused') = (reason is not null))
);
comment on table referral_step is 'jobs: a step of the mediation and its day. Personal: the note.';
create index referral_step_by_person on referral_step (tenant_id, person_id);
select keep_history('referral_step', 'person_id');

create table occupancy (
  tenant_id uuid not null,
  id uuid not null,
  entry bigint not null,
  programme text not null,
  -- without one, somebody who does not take part in the programme
  person_id uuid,
  enrolment_id uuid,
  -- the created post, or the vacancy and which of its places
  deliverable_id uuid,
  vacancy_id uuid,
  place int,
  contract_number text,
  contract text not null,
  occupation text,
  weekly_hours numeric not null,
  began_on date not null,
  -- a fixed term, as the contract says it
  planned_end_on date,
  -- the last day of work
  ended_on date,
  end_reason text,
  -- what it makes true of the person
  outcome_id uuid,
  referral_id uuid,
  salt bytea not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, programme) references programme,
  foreign key (tenant_id, person_id) references person,
  foreign key (tenant_id, enrolment_id) references enrolment,
  foreign key (tenant_id, deliverable_id) references deliverable,
  foreign key (tenant_id, vacancy_id) references vacancy,
  foreign key (tenant_id, referral_id) references referral,
  constraint a_participant_holds_it_through_an_enrolment check ((person_id is null) = (enrolment_id is null)),
  constraint only_a_created_post_is_held_by_others check (person_id is not null or deliverable_id is not null),
  constraint whoever_works_for_themselves_holds_no_post check (num_nonnulls(deliverable_id, vacancy_id) = case contract when 'self-employed' then 0 else 1 end),
  constraint a_place_is_of_a_vacancy check ((vacancy_id is null) = (place is null)),
  constraint work_is_left_after_it_is_taken_up check (ended_on >= began_on),
  constraint work_ends_for_a_reason check ((ended_on is null) = (end_reason is null))
);
comment on table occupancy is 'jobs: somebody holds a post from a day to a day, by a contract. Personal: the number of the contract.';
create index occupancy_by_programme on occupancy (tenant_id, programme);
create index occupancy_by_person on occupancy (tenant_id, person_id);
create index occupancy_by_enrolment on occupancy (tenant_id, enrolment_id);
create index occupancy_by_deliverable on occupancy (tenant_id, deliverable_id);
create index occupancy_by_vacancy on occupancy (tenant_id, vacancy_id);
create index occupancy_by_referral on occupancy (tenant_id, referral_id);
select keep_history('occupancy', 'person_id');

create table retention_check (
  tenant_id uuid not null,
  occupancy_id uuid not null,
  -- 1, 3, 6 or 12 months after the first day of work
  month int not null,
  entry bigint not null,
  person_id uuid,
  checked_on date not null,
  held boolean not null,
  source text not null,
  checked_by uuid not null,
  salt bytea not null,
  primary key (tenant_id, occupancy_id, month),
  foreign key (tenant_id, occupancy_id) references occupancy,
  foreign key (tenant_id, person_id) references person,
  constraint work_is_looked_at_after_1_3_6_and_12_months check (month in (1, 3, 6, 12))
);
comment on table retention_check is 'jobs: whether somebody still works there after so many months, and who said so. Personal.';
create index retention_check_by_person on retention_check (tenant_id, person_id);
select keep_history('retention_check', 'person_id');

create table better_situation (
  tenant_id uuid not null,
  id uuid not null,
  entry bigint not null,
  enrolment_id uuid not null,
  person_id uuid not null,
  reason text not null,
  since_on date not null,
  contract_before text not null,
  hours_before numeric not null,
  contract_now text not null,
  hours_now numeric not null,
  outcome_id uuid not null,
  salt bytea not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, enrolment_id) references enrolment,
  foreign key (tenant_id, person_id) references person,
  constraint work_is_better_for_a_listed_reason check (reason in ('stable', 'hours', 'skills', 'promotion'))
);
comment on table better_situation is 'jobs: how the work of somebody who had some has become better. Personal.';
create index better_situation_by_enrolment on better_situation (tenant_id, enrolment_id);
create index better_situation_by_person on better_situation (tenant_id, person_id);
select keep_history('better_situation', 'person_id');

-- Who holds which created job, with the days; results ask this of unit job.
select keep_view('jobs_facts', $$
  select tenant_id, deliverable_id, id as occupancy_id, person_id, began_on, ended_on, weekly_hours, contract
  from occupancy where deliverable_id is not null
$$);

-- One yes or no for each person about everything that is not said aloud: the workplace provides what they need, and, where the post is
-- reserved, they are of a vulnerable group. Answers of special categories are asked only where they may be used to help the person.
create function passes_sealed_gates(people uuid[], provided text[], reserved boolean)
  returns table (person_id uuid, passes boolean) language sql stable security definer set search_path = public, pg_temp as $$
  select p.id, p.needs <@ provided and (not reserved
    or exists (select from category c where c.tenant_id = p.tenant_id and c.person_id = p.id)
    or exists (
      select from sealed_facts s join special_use u on u.tenant_id = s.tenant_id and u.person_id = s.person_id
      where s.tenant_id = p.tenant_id and s.person_id = p.id and u.purpose = 'support' and u.withdrawn_on is null
        and case u.question when 'roma' then s.roma when 'minority' then s.minority when 'disability' then s.disability
          when 'foreign_background' then s.foreign_background when 'third_country' then s.third_country
          when 'homeless' then s.homeless end))
  from person p where p.tenant_id = current_setting('sansa.tenant')::uuid and p.id = any (people)
$$;
revoke execute on function passes_sealed_gates(uuid[], text[], boolean) from public;
grant execute on function passes_sealed_gates(uuid[], text[], boolean) to sansa_reader, sansa_writer;
