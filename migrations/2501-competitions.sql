-- Competitions of business plans: the call with its rules, the plans that came in under a code, who scores them, appeals.

-- A scorer sees plans under their codes and nothing else.
alter table access_grant drop constraint a_role_is_known_by_code, add constraint a_role_is_known_by_code check (role in
  ('administrator', 'manager', 'counsellor', 'trainer', 'mediator', 'enterprise', 'centre', 'auditor', 'scorer'));

create table plan_call (
  tenant_id uuid not null,
  id uuid not null,
  entry bigint not null,
  programme text not null,
  title text not null,
  -- plans are taken in from the one to the other, both included
  opens_on date not null,
  closes_on date not null,
  -- out of the points that the criteria give together
  minimum int not null,
  -- two scorers who differ by more are followed by a third
  difference int not null,
  places int not null,
  reserve int not null,
  appeal_days int not null,
  -- the ranking as it was published, and when it became final
  published_on date,
  concluded_on date,
  primary key (tenant_id, id),
  constraint a_call_closes_after_it_opens check (closes_on >= opens_on),
  constraint it_is_published_after_it_closes check (published_on > closes_on),
  constraint it_is_final_after_it_is_published check (concluded_on is null or (published_on is not null and concluded_on >= published_on))
);
comment on table plan_call is 'enterprises: a call for business plans with its rules.';
select keep_history('plan_call', 'id');

create table call_criterion (
  tenant_id uuid not null,
  call_id uuid not null,
  number int not null,
  entry bigint not null,
  title text not null,
  maximum int not null,
  weight int not null,
  primary key (tenant_id, call_id, number),
  foreign key (tenant_id, call_id) references plan_call
);
comment on table call_criterion is 'enterprises: what the plans of a call are scored by.';
select keep_history('call_criterion', 'call_id');

create table call_scorer (
  tenant_id uuid not null,
  call_id uuid not null,
  account_id uuid not null,
  entry bigint not null,
  -- the order in which plans are given out
  number int not null,
  primary key (tenant_id, call_id, account_id),
  foreign key (tenant_id, call_id) references plan_call
);
comment on table call_scorer is 'enterprises: somebody on the panel of a call.';
select keep_history('call_scorer', 'call_id');

create table call_entry (
  tenant_id uuid not null,
  id uuid not null,
  entry bigint not null,
  call_id uuid not null,
  enterprise_id uuid not null,
  version_id uuid not null,
  -- drawn by lot at intake: all that a scorer knows of it, and what decides between equals
  code text not null,
  entered_on date not null,
  eligible boolean,
  eligible_on date,
  reason text,
  withdrawn_on date,
  salt bytea not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, call_id) references plan_call,
  foreign key (tenant_id, enterprise_id) references enterprise,
  foreign key (tenant_id, version_id) references plan_version,
  constraint an_enterprise_enters_a_call_once unique (tenant_id, call_id, enterprise_id),
  constraint a_code_is_drawn_once unique (tenant_id, call_id, code)
);
comment on table call_entry is 'enterprises: a plan in a competition, under its code. Personal: the reason of its eligibility.';
create index call_entry_by_enterprise on call_entry (tenant_id, enterprise_id);
create index call_entry_by_version on call_entry (tenant_id, version_id);
select keep_history('call_entry', 'enterprise_id');

create table entry_score (
  tenant_id uuid not null,
  entry_id uuid not null,
  account_id uuid not null,
  entry bigint not null,
  call_id uuid not null,
  -- 1 and 2 are blind to each other, 3 comes where they differ, 4 after an appeal
  seat int not null,
  given_on date not null,
  declared_on date,
  -- whoever has an interest gives the plan back
  has_interest boolean not null,
  -- points by criterion; empty until they are given
  points int[] not null,
  scored_on date,
  remark text,
  salt bytea not null,
  primary key (tenant_id, entry_id, account_id),
  foreign key (tenant_id, entry_id) references call_entry,
  foreign key (tenant_id, call_id, account_id) references call_scorer,
  constraint a_seat_is_one_of_four check (seat between 1 and 4),
  constraint nobody_scores_before_declaring check (scored_on is null or (declared_on is not null and not has_interest))
);
comment on table entry_score is 'enterprises: a plan given to a scorer, their declaration and their points. Personal: points and remark.';
create index entry_score_by_scorer on entry_score (tenant_id, call_id, account_id);
select keep_history('entry_score', 'call_id');

create table entry_appeal (
  tenant_id uuid not null,
  entry_id uuid not null,
  entry bigint not null,
  lodged_on date not null,
  says text not null,
  answered_on date,
  upheld boolean,
  -- it is scored once more by somebody who has not seen it; not where it is only now found eligible
  scores_again boolean,
  answer text,
  salt bytea not null,
  primary key (tenant_id, entry_id),
  foreign key (tenant_id, entry_id) references call_entry,
  constraint an_answer_follows_its_appeal check (answered_on >= lodged_on)
);
comment on table entry_appeal is 'enterprises: an appeal against a place in the ranking. Personal: what it says and the answer.';
select keep_history('entry_appeal', 'entry_id');
