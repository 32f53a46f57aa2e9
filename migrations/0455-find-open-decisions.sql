-- Who waits for a signature or for a place, or was refused, is asked about every day; most decisions say yes.
create index decision_other_than_yes on decision (tenant_id, outcome) where outcome <> 'eligible';
