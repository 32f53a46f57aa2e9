-- Privacy: a key for each person, answers of special categories sealed with it, who may see them for how long, what people agreed to,
-- and what was erased.

create table person_key (
  tenant_id uuid not null references tenant,
  person_id uuid not null,
  entry bigint not null,
  -- wrapped by the tenant's key; when it goes, everything sealed with it is gone
  wrapped bytea not null,
  primary key (tenant_id, person_id)
);
comment on table person_key is 'privacy: one key for each person. Destroyed at erasure.';
select keep_history('person_key', 'person_id');

create table special_answer (
  tenant_id uuid not null,
  person_id uuid not null,
  question text not null,
  entry bigint not null,
  -- yes, no, refused or unknown; no row = not asked
  sealed bytea not null,
  asked_on date not null,
  asked_by uuid not null,
  primary key (tenant_id, person_id, question),
  foreign key (tenant_id, person_id) references person_key,
  constraint a_special_question_is_known_by_code check (question in
    ('roma', 'minority', 'disability', 'foreign_background', 'third_country', 'homeless'))
);
comment on table special_answer is 'privacy: that a special question was asked, and the answer, sealed with the person''s key.';
select keep_history('special_answer', 'person_id');

create table special_use (
  tenant_id uuid not null,
  person_id uuid not null,
  question text not null,
  purpose text not null,
  entry bigint not null,
  basis text not null,
  since_on date not null,
  withdrawn_on date,
  primary key (tenant_id, person_id, question, purpose),
  foreign key (tenant_id, person_id, question) references special_answer,
  constraint a_purpose_is_known_by_code check (purpose in ('eligibility', 'reporting', 'support')),
  constraint a_basis_is_consent_or_law check (basis in ('consent', 'law')),
  constraint a_use_is_withdrawn_after_it_begins check (withdrawn_on >= since_on)
);
comment on table special_use is 'privacy: for what an answer may be used, and on what basis. Withdrawal restricts use from that day on.';
select keep_history('special_use', 'person_id');

-- The same answers as bits, for totals alone: protected by the role, not by encryption. Null = not known to be so.
create table sealed_facts (
  tenant_id uuid not null references tenant,
  person_id uuid not null,
  entry bigint not null,
  roma boolean,
  minority boolean,
  disability boolean,
  foreign_background boolean,
  third_country boolean,
  homeless boolean,
  salt bytea not null,
  primary key (tenant_id, person_id)
);
comment on table sealed_facts is 'privacy: special-category bits for counting. Only the role counter reads them, and only totals leave it. They outlive an erasure, nameless.';
select keep_history('sealed_facts', 'person_id');
revoke select on public.sealed_facts, history.sealed_facts, as_known.sealed_facts from sansa_reader;

create table reveal (
  tenant_id uuid not null,
  id uuid not null,
  entry bigint not null,
  person_id uuid not null,
  account_id uuid not null,
  purpose text not null,
  reason text not null,
  until_at timestamptz not null,
  salt bytea not null,
  primary key (tenant_id, id),
  constraint a_reveal_is_for_a_known_purpose check (purpose in ('eligibility', 'reporting', 'support'))
);
comment on table reveal is 'privacy: this account may see this person''s special answers until then, for this reason. Personal: the reason.';
create index reveal_by_person on reveal (tenant_id, person_id, account_id, until_at);
select keep_history('reveal', 'person_id');

create table consent (
  tenant_id uuid not null references tenant,
  id uuid not null,
  entry bigint not null,
  person_id uuid not null,
  purpose text not null,
  answer text not null,
  answered_on date not null,
  -- which wording, in which language, and how it was answered
  text_version text not null,
  lang text not null,
  given_how text not null,
  -- the signed paper, if there is one
  paper_id uuid,
  recorded_by uuid not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, paper_id) references paper,
  constraint a_consent_purpose_is_known_by_code check (purpose in ('notice', 'special-data', 'images', 'messages', 'story')),
  constraint a_consent_is_given_declined_or_withdrawn check (answer in ('given', 'declined', 'withdrawn')),
  constraint a_consent_text_is_ro_or_en check (lang in ('ro', 'en')),
  constraint consent_is_given_in_a_known_way check (given_how in ('signed', 'spoken', 'screen', 'read-aloud'))
);
comment on table consent is 'privacy: the ledger of what people agreed to, declined or took back. Lines are added; the latest of a purpose stands.';
create index consent_by_person on consent (tenant_id, person_id, purpose, answered_on);
create index consent_by_paper on consent (tenant_id, paper_id);
select keep_history('consent', 'person_id');

create table legal_hold (
  tenant_id uuid not null references tenant,
  person_id uuid not null,
  entry bigint not null,
  -- the last day of the hold
  until_on date not null,
  reason text not null,
  salt bytea not null,
  primary key (tenant_id, person_id)
);
comment on table legal_hold is 'privacy: this person''s records must be kept until then (funding documents). Personal: the reason.';
select keep_history('legal_hold', 'person_id');

create table erasure (
  tenant_id uuid not null references tenant,
  person_id uuid not null,
  entry bigint not null,
  erased_on date not null,
  primary key (tenant_id, person_id)
);
comment on table erasure is 'privacy: who was erased, as an id that names nobody. Read again after a restore, which erases them anew.';
select keep_history('erasure', 'person_id');
