-- Counselling: how reliable an instrument was found to be, so that a change is told from chance.

create table instrument_reliability (
  tenant_id uuid not null references tenant,
  instrument text not null,
  version int not null,
  entry bigint not null,
  -- a coefficient such as Cronbach's alpha, and the standard deviation of the score, both from one study
  reliability double precision not null,
  deviation double precision not null,
  source text not null,
  primary key (tenant_id, instrument, version),
  constraint a_reliability_lies_between_0_and_1 check (reliability > 0 and reliability < 1),
  constraint a_score_deviates_by_more_than_0 check (deviation > 0)
);
comment on table instrument_reliability is 'counselling: reliability and standard deviation of an instrument with their source, as the organisation states them.';
select keep_history('instrument_reliability');
