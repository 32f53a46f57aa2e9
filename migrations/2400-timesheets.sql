-- Timesheets: under which contracts an expert works, and the hours of each month, which somebody else closes.

create table expert_contract (
  tenant_id uuid not null,
  id uuid not null,
  entry bigint not null,
  -- the account of the expert
  staff_id uuid not null,
  programme text not null,
  -- a partner of the programme; of an outside contract, the partner for whom the expert works here
  partner text not null,
  -- null: in all regions
  region text,
  number text not null,
  project text not null,
  position text not null,
  -- the usual hours of a day, where the contract says them
  daily_minutes int,
  -- with another project or employer: it counts in the hours of the day, and no session is expected under it
  outside boolean not null,
  valid_from date not null,
  valid_to date,
  primary key (tenant_id, id),
  foreign key (tenant_id, programme) references programme,
  constraint a_number_names_one_contract_of_an_expert unique (tenant_id, staff_id, number),
  constraint a_contract_ends_after_it_begins check (valid_to >= valid_from),
  constraint a_norm_fits_into_a_day check (daily_minutes between 1 and 1440)
);
comment on table expert_contract is 'timesheets: a contract under which an expert works, here or elsewhere.';
create index expert_contract_by_programme on expert_contract (tenant_id, programme);
select keep_history('expert_contract');

create table timesheet (
  tenant_id uuid not null references tenant,
  id uuid not null,
  entry bigint not null,
  staff_id uuid not null,
  -- its first day
  month date not null,
  closed_on date,
  closed_by uuid,
  -- this closing, which a signed paper proves; another one after it was opened again
  closing_id uuid,
  reopened_because text,
  primary key (tenant_id, id),
  constraint an_expert_has_one_timesheet_a_month unique (tenant_id, staff_id, month),
  constraint a_month_is_named_by_its_first_day check (extract(day from month) = 1),
  constraint a_closed_month_says_when_and_by_whom check (num_nulls(closed_on, closed_by, closing_id) in (0, 3)),
  constraint nobody_closes_their_own_month check (closed_by <> staff_id)
);
comment on table timesheet is 'timesheets: the month of an expert under all contracts. Closed, its lines stand still.';
select keep_history('timesheet');

create table timesheet_line (
  tenant_id uuid not null,
  id uuid not null,
  entry bigint not null,
  timesheet_id uuid not null,
  contract_id uuid not null,
  on_day date not null,
  -- minutes from midnight; null where only the hours are known
  from_minute int,
  to_minute int,
  minutes int not null,
  activity text not null,
  -- the session it was proposed from
  source text,
  source_id uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, timesheet_id) references timesheet,
  foreign key (tenant_id, contract_id) references expert_contract,
  constraint a_line_lies_within_a_day check (minutes between 1 and 1440 and from_minute >= 0 and to_minute <= 1440),
  constraint a_line_from_to_says_its_minutes check (to_minute - from_minute = minutes),
  constraint a_line_says_from_and_to_or_neither check ((from_minute is null) = (to_minute is null)),
  constraint a_source_is_known_by_code check (source in ('counselling', 'training')),
  constraint a_source_has_its_kind check ((source is null) = (source_id is null))
);
comment on table timesheet_line is 'timesheets: what an expert did on a day under a contract, and for how long. Names nobody else.';
create index timesheet_line_by_timesheet on timesheet_line (tenant_id, timesheet_id, on_day);
create index timesheet_line_by_contract on timesheet_line (tenant_id, contract_id);
select keep_history('timesheet_line');
