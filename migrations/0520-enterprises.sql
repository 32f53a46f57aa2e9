-- Social enterprises: what they are beside their row in the register, their months and years, aid, offers and sales.

create table enterprise (
  tenant_id uuid not null,
  -- the row of the register
  id uuid not null,
  entry bigint not null,
  legal_form text not null,
  cui text,
  -- CAEN with its revision
  caen_revision int,
  caen text,
  -- where it works, where that is not the region of its seat
  work_region text,
  purpose text,
  -- enterprises under one control are one undertaking for aid
  undertaking text,
  primary key (tenant_id, id),
  foreign key (tenant_id, id) references deliverable,
  constraint caen_has_its_revision check ((caen is null) = (caen_revision is null))
);
comment on table enterprise is 'enterprises: legal form, tax number, activity and purpose of an enterprise of the register.';
create index enterprise_by_undertaking on enterprise (tenant_id, undertaking) where undertaking is not null;
select keep_history('enterprise', 'id');

create table enterprise_month (
  tenant_id uuid not null,
  enterprise_id uuid not null,
  -- its first day
  month date not null,
  entry bigint not null,
  sales_bani bigint not null,
  costs_bani bigint not null,
  heads int not null,
  vulnerable_heads int not null,
  hours numeric not null,
  vulnerable_hours numeric not null,
  -- gross pay on full-time equivalents
  lowest_pay_bani bigint not null,
  highest_pay_bani bigint not null,
  primary key (tenant_id, enterprise_id, month),
  foreign key (tenant_id, enterprise_id) references enterprise,
  constraint a_month_begins_on_its_first_day check (extract(day from month) = 1),
  constraint vulnerable_staff_is_among_the_staff check (vulnerable_heads <= heads and vulnerable_hours <= hours),
  constraint the_highest_pay_is_not_below_the_lowest check (highest_pay_bani >= lowest_pay_bani)
);
comment on table enterprise_month is 'enterprises: sales, costs, staff and pay of one month.';
select keep_history('enterprise_month', 'enterprise_id');

create table enterprise_year (
  tenant_id uuid not null,
  enterprise_id uuid not null,
  year int not null,
  entry bigint not null,
  -- negative in a year of loss
  profit_bani bigint not null,
  to_purpose_bani bigint not null,
  -- days on which the activity report and the annual accounts were sent, and the extract was published
  report_sent_on date,
  accounts_sent_on date,
  primary key (tenant_id, enterprise_id, year),
  foreign key (tenant_id, enterprise_id) references enterprise
);
comment on table enterprise_year is 'enterprises: the profit of a year, where it went, and what was sent about it.';
select keep_history('enterprise_year', 'enterprise_id');

create table vulnerable_worker (
  tenant_id uuid not null,
  id uuid not null,
  entry bigint not null,
  enterprise_id uuid not null,
  -- the number on the payroll: no name is kept here
  payroll_number text not null,
  valid_from date not null,
  valid_until date,
  primary key (tenant_id, id),
  foreign key (tenant_id, enterprise_id) references enterprise,
  constraint a_status_ends_after_it_begins check (valid_until is null or valid_until >= valid_from)
);
comment on table vulnerable_worker is 'enterprises: somebody on the payroll who belongs to a vulnerable group of Law 219/2015, proved by a paper; never the target-group category.';
create index vulnerable_worker_by_enterprise on vulnerable_worker (tenant_id, enterprise_id);
select keep_history('vulnerable_worker', 'enterprise_id');

create table aid (
  tenant_id uuid not null,
  id uuid not null,
  entry bigint not null,
  enterprise_id uuid not null,
  -- the contract: number and day, which is the day the right arises
  contract text not null,
  granted_on date not null,
  granted_by text not null,
  amount_bani bigint not null,
  -- gross grant equivalent at the rate of the day
  cents_eur bigint not null,
  is_de_minimis boolean not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, enterprise_id) references enterprise
);
comment on table aid is 'enterprises: aid granted to an enterprise, by the programme or by others.';
create index aid_by_enterprise on aid (tenant_id, enterprise_id, granted_on);
select keep_history('aid', 'enterprise_id');

create table tranche (
  tenant_id uuid not null,
  aid_id uuid not null,
  number int not null,
  entry bigint not null,
  enterprise_id uuid not null,
  amount_bani bigint not null,
  -- the phase that opens it
  phase text not null,
  paid_on date,
  primary key (tenant_id, aid_id, number),
  foreign key (tenant_id, aid_id) references aid,
  foreign key (tenant_id, enterprise_id) references enterprise
);
comment on table tranche is 'enterprises: a part of an aid that is paid when a phase is reached, with its papers.';
create index tranche_by_enterprise on tranche (tenant_id, enterprise_id);
select keep_history('tranche', 'enterprise_id');

create table offer (
  tenant_id uuid not null,
  id uuid not null,
  entry bigint not null,
  enterprise_id uuid not null,
  kind text not null,
  title text not null,
  says text,
  -- null: on request
  price_bani bigint,
  unit text,
  -- regions served (NUTS)
  area text[] not null,
  monthly_capacity text,
  -- the same in money: what could be sold in a month
  capacity_bani bigint,
  -- the common procurement vocabulary, 8 digits
  cpv text,
  published_on date,
  primary key (tenant_id, id),
  foreign key (tenant_id, enterprise_id) references enterprise,
  constraint an_offer_is_a_product_or_a_service check (kind in ('product', 'service'))
);
comment on table offer is 'enterprises: something that an enterprise sells, as the catalogue shows it.';
create index offer_by_enterprise on offer (tenant_id, enterprise_id);
select keep_history('offer', 'enterprise_id');

create table sale (
  tenant_id uuid not null,
  id uuid not null,
  entry bigint not null,
  enterprise_id uuid not null,
  offer_id uuid,
  invoice text not null,
  invoiced_on date not null,
  amount_bani bigint not null,
  buyer text not null,
  -- under a contract that was reserved for enterprises of its kind
  is_reserved boolean not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, enterprise_id) references enterprise,
  foreign key (tenant_id, offer_id) references offer,
  constraint an_invoice_is_recorded_once unique (tenant_id, enterprise_id, invoice)
);
comment on table sale is 'enterprises: an invoice for goods or services sold; what makes services profit-generating is counted from these.';
create index sale_by_enterprise on sale (tenant_id, enterprise_id, invoiced_on);
create index sale_by_offer on sale (tenant_id, offer_id);
select keep_history('sale', 'enterprise_id');

create table change_notice (
  tenant_id uuid not null,
  id uuid not null,
  entry bigint not null,
  enterprise_id uuid not null,
  says text not null,
  changed_on date not null,
  notified_on date,
  primary key (tenant_id, id),
  foreign key (tenant_id, enterprise_id) references enterprise,
  constraint a_notice_follows_its_change check (notified_on is null or notified_on >= changed_on)
);
comment on table change_notice is 'enterprises: a change of statute or board, which the employment agency must be told of.';
create index change_notice_by_enterprise on change_notice (tenant_id, enterprise_id);
select keep_history('change_notice', 'enterprise_id');

-- What results ask about an enterprise beside its phases: when it first sold something.
select keep_view('enterprises_facts', $$
  select tenant_id, enterprise_id, min(invoiced_on) as earning_since from sale group by tenant_id, enterprise_id
$$);
