-- People: the code given last is found by an index, in the order of its number, however many people there are.

create index person_by_number on person (tenant_id, (substr(code, 4)::int));
create index was_person_by_number on history.person (tenant_id, (substr(code, 4)::int));
