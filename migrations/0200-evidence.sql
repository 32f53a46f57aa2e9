-- Evidence: papers, and what each of them proves. Whether a claim is proven is never stored: it follows from these rows and the day asked.

create table paper (
  tenant_id uuid not null references tenant,
  id uuid not null,
  entry bigint not null,
  -- a kind of paper of the profile, under a neutral name
  kind text not null,
  -- names of sealed files in FILES: what was sent, and one image for each page; null = erased with the person it was about
  file text,
  file_kind text not null,
  file_bytes int not null,
  pages text[] not null,
  dated_on date not null,
  -- the last day on which it holds; null = it does not run out
  valid_until date,
  -- for a form that Șansa printed: its template and version
  template text,
  added_by uuid not null,
  added_on date not null,
  -- who last said anew what kind it is and from when to when it holds
  corrected_by uuid,
  verdict text,
  checked_by uuid,
  checked_on date,
  reason text,
  salt bytea not null,
  primary key (tenant_id, id),
  constraint a_file_is_one_paper unique (tenant_id, file),
  constraint a_file_is_pdf_jpg_or_png check (file_kind in ('pdf', 'jpg', 'png')),
  constraint a_paper_has_pages check (cardinality(pages) <= 60 and (cardinality(pages) = 0) = (file is null)),
  constraint a_paper_holds_on_the_day_it_is_dated check (valid_until >= dated_on),
  constraint a_paper_is_accepted_or_rejected check (verdict in ('accepted', 'rejected')),
  constraint a_verdict_has_a_day_and_somebody check (num_nulls(verdict, checked_by, checked_on) in (0, 3)),
  constraint nobody_checks_their_own_paper check (checked_by <> added_by and checked_by <> corrected_by),
  constraint rejecting_wants_a_reason check (verdict <> 'rejected' or reason is not null)
);
comment on table paper is 'evidence: one uploaded paper. Personal: its file shows people, its reason may name them.';
create index paper_to_check on paper (tenant_id, id) where verdict is null;
create index paper_by_verdict on paper (tenant_id, verdict, valid_until);
select keep_history('paper');

create table proof (
  tenant_id uuid not null,
  paper_id uuid not null,
  -- what is claimed, by the slice that claims it: participation, category, outcome …
  claim_kind text not null,
  claim_id uuid not null,
  entry bigint not null,
  -- the person it is about, or the deliverable
  subject_id uuid not null,
  attached_by uuid not null,
  -- whoever accepted the paper with this link in view; a link added later waits for its own check
  confirmed_by uuid,
  primary key (tenant_id, paper_id, claim_kind, claim_id),
  foreign key (tenant_id, paper_id) references paper,
  constraint nobody_confirms_their_own_link check (confirmed_by <> attached_by)
);
comment on table proof is 'evidence: this paper proves this claim. One paper may prove many claims of many people.';
create index proof_by_claim on proof (tenant_id, claim_kind, claim_id);
create index proof_to_confirm on proof (tenant_id, paper_id) where confirmed_by is null;
create index proof_by_subject on proof (tenant_id, subject_id);
select keep_history('proof', 'subject_id');

-- Every link with what stands against it: a link is to check until the paper was accepted with it in view.
select keep_view('evidence_links', $$
  select f.tenant_id, f.claim_kind, f.claim_id, f.subject_id, p.id as paper_id, p.kind as paper_kind, p.dated_on, p.valid_until,
    case when p.verdict = 'accepted' and f.confirmed_by is null then null else p.verdict end as verdict, p.checked_on
  from proof f join paper p on p.tenant_id = f.tenant_id and p.id = f.paper_id
$$);

-- A claim is proven where each mandatory kind of the profile's list has a row here whose dates suit the rule. Asked anew each time: a
-- paper that is rejected, or has run out on the day that the rule names, proves nothing from then on.
select keep_view('evidence_facts', $$
  select tenant_id, claim_kind, claim_id, subject_id, paper_id, paper_kind, dated_on, valid_until, checked_on as accepted_on
  from evidence_links where verdict = 'accepted'
$$);
