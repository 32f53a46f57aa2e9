-- Every page of a person and every command about one asks what its application has reached.
create index exit_by_enrolment on exit (tenant_id, enrolment_id);
create index outcome_by_enrolment on outcome (tenant_id, enrolment_id);
