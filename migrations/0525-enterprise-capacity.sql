-- How ready an enterprise is, by its own answers: before support and after it.

create table enterprise_assessment (
  tenant_id uuid not null,
  id uuid not null,
  entry bigint not null,
  enterprise_id uuid not null,
  -- code and version of the instrument: the answers mean nothing without it
  instrument text not null,
  version int not null,
  on_day date not null,
  -- in the order of the items; the score is never kept, it is reckoned from these
  answers int[] not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, enterprise_id) references enterprise,
  constraint an_enterprise_answers_once_a_day unique (tenant_id, enterprise_id, instrument, on_day)
);
comment on table enterprise_assessment is 'enterprises: the answers of those who lead an enterprise to an instrument on a day.';
select keep_history('enterprise_assessment', 'enterprise_id');
