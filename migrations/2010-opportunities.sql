-- Opportunities: calls and contracts that somebody could win, as notices, feeds and people tell of them, and what became of them.

create table opportunity (
  tenant_id uuid not null references tenant,
  id uuid not null,
  entry bigint not null,
  -- where it was read: a notice in eForms, a feed, or somebody who typed it
  source text not null,
  -- what the source calls its latest notice, and which version of it that is
  reference text not null,
  version int not null,
  -- the procedure that several notices are about
  procedure text,
  title text not null,
  buyer text not null,
  says text,
  -- the common procurement vocabulary, 8 digits, the main one first
  cpv text[] not null,
  -- where the work is (NUTS 0 to 3); empty: anywhere
  nuts text[] not null,
  value_cents bigint,
  currency text,
  months int,
  -- codes of the eForms list reserved-procurement
  reserved text not null,
  deadline_on date,
  deadline_time text,
  published_on date not null,
  link text,
  state text not null,
  -- the day it was put aside as nothing for anybody, and why
  dismissed_on date,
  dismissed_for text,
  primary key (tenant_id, id),
  constraint an_opportunity_has_a_known_source check (source in ('eforms', 'feed', 'typed')),
  constraint an_opportunity_is_in_a_known_state check (state in ('open', 'cancelled', 'awarded')),
  constraint a_value_has_its_currency check ((value_cents is null) = (currency is null)),
  constraint what_is_put_aside_has_its_reason check ((dismissed_on is null) = (dismissed_for is null))
);
comment on table opportunity is 'centres: a contract or a call for which somebody could apply, in its latest version.';
create index opportunity_by_deadline on opportunity (tenant_id, state, deadline_on);
create index opportunity_by_procedure on opportunity (tenant_id, procedure);
select keep_history('opportunity');

create table notice (
  tenant_id uuid not null,
  source text not null,
  reference text not null,
  version int not null,
  entry bigint not null,
  opportunity_id uuid not null,
  primary key (tenant_id, source, reference, version),
  foreign key (tenant_id, opportunity_id) references opportunity
);
comment on table notice is 'centres: which versions of which notices were taken in, so that none is taken twice.';
create index notice_by_opportunity on notice (tenant_id, opportunity_id);
select keep_history('notice');

create table lead (
  tenant_id uuid not null,
  opportunity_id uuid not null,
  enterprise_id uuid not null,
  entry bigint not null,
  -- the centre that found it
  centre_id uuid not null,
  relevant_on date not null,
  sent_on date,
  applied_on date,
  decided_on date,
  won boolean,
  -- of the contract that was won
  won_bani bigint,
  primary key (tenant_id, opportunity_id, enterprise_id),
  foreign key (tenant_id, opportunity_id) references opportunity,
  foreign key (tenant_id, enterprise_id) references deliverable,
  foreign key (tenant_id, centre_id) references centre,
  constraint a_decision_says_who_won check ((decided_on is null) = (won is null)),
  constraint only_what_was_won_has_a_worth check ((won_bani is null) = (won is not true)),
  constraint steps_of_a_lead_follow_each_other
    check (sent_on >= relevant_on and applied_on >= sent_on and decided_on >= applied_on)
);
comment on table lead is 'centres: an opportunity that a centre found relevant for an enterprise, and how far it has come.';
create index lead_by_enterprise on lead (tenant_id, enterprise_id);
create index lead_by_centre on lead (tenant_id, centre_id, relevant_on);
select keep_history('lead', 'centre_id');

-- What results ask about a centre: services it gave, and opportunities it found, each with its day.
select keep_view('centres_facts', $$
  select tenant_id, centre_id, 'service' as kind, given_on as on_day from service_given
  union all
  select tenant_id, centre_id, 'opportunity' as kind, min(relevant_on) as on_day from lead group by tenant_id, centre_id, opportunity_id
$$);
