-- The same rows as before: that a link is confirmed is said of the link itself, so that the paper of one that is not need not be looked up.
select keep_view('evidence_facts', $$
  select f.tenant_id, f.claim_kind, f.claim_id, f.subject_id, p.id as paper_id, p.kind as paper_kind, p.dated_on, p.valid_until,
    p.checked_on as accepted_on
  from proof f join paper p on p.tenant_id = f.tenant_id and p.id = f.paper_id
  where f.confirmed_by is not null and p.verdict = 'accepted'
$$);
