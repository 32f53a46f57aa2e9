-- On what ground the organisation uses the answers of special categories, purpose by purpose. An answer keeps the ground that was told
-- when it was given.

create table use_ground (
  tenant_id uuid not null references tenant,
  purpose text not null,
  entry bigint not null,
  -- this decision, which its paper proves; the next one has another
  decision_id uuid not null,
  basis text not null,
  -- the act or the decision on which it rests; of no single person
  because text not null,
  decided_on date not null,
  primary key (tenant_id, purpose),
  constraint a_ground_is_for_a_known_purpose check (purpose in ('eligibility', 'reporting', 'support')),
  constraint a_ground_is_consent_or_law check (basis in ('consent', 'law'))
);
comment on table use_ground is 'privacy: consent or law, for each purpose of answers that are given from then on. No row = what Șansa proposes.';
select keep_history('use_ground');
