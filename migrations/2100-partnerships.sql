-- Partnerships: who the programme works with, what was agreed with them, what was done together, and how the programme is made known.
-- An agreement is a row of the register; who signed it and what was done under it stand here.

create table organisation (
  tenant_id uuid not null references tenant,
  id uuid not null,
  entry bigint not null,
  name text not null,
  -- a kind of party of the rules: institution, authority, organisation, business …
  kind text not null,
  cui text,
  -- NUTS 2, of the programme
  region text not null,
  locality text,
  contact_name text,
  phone text,
  email text,
  salt bytea not null,
  primary key (tenant_id, id),
  constraint a_cui_names_one_organisation unique (tenant_id, cui)
);
comment on table organisation is 'partnerships: an organisation that agreements and events name, and whom to ask there. Personal: the contact.';
select keep_history('organisation');

create table agreement (
  tenant_id uuid not null,
  -- the row of the register
  id uuid not null,
  entry bigint not null,
  -- what it is about
  object text not null,
  valid_until date,
  primary key (tenant_id, id),
  foreign key (tenant_id, id) references deliverable
);
comment on table agreement is 'partnerships: what a partnership agreement of the register is about, and until when it holds.';
select keep_history('agreement', 'id');

create table agreement_party (
  tenant_id uuid not null,
  agreement_id uuid not null,
  organisation_id uuid not null,
  entry bigint not null,
  duties text,
  signed_on date,
  signatory text,
  salt bytea not null,
  primary key (tenant_id, agreement_id, organisation_id),
  foreign key (tenant_id, agreement_id) references agreement,
  foreign key (tenant_id, organisation_id) references organisation,
  constraint a_signature_has_a_day check ((signed_on is null) = (signatory is null))
);
comment on table agreement_party is 'partnerships: a party to an agreement, its duties, and who signed for it on which day. Personal: the signatory.';
create index agreement_party_by_organisation on agreement_party (tenant_id, organisation_id);
select keep_history('agreement_party', 'agreement_id');

create table joint_action (
  tenant_id uuid not null,
  id uuid not null,
  entry bigint not null,
  agreement_id uuid not null,
  happened_on date not null,
  title text not null,
  says text,
  primary key (tenant_id, id),
  foreign key (tenant_id, agreement_id) references agreement
);
comment on table joint_action is 'partnerships: something that the parties to an agreement did together.';
create index joint_action_by_agreement on joint_action (tenant_id, agreement_id, happened_on);
select keep_history('joint_action', 'agreement_id');

create table promotion (
  tenant_id uuid not null,
  id uuid not null,
  entry bigint not null,
  programme text not null,
  material text not null,
  channel text not null,
  region text not null,
  published_on date not null,
  -- people reached, as far as anybody can say
  reach int not null,
  -- the agreement or event it was made for
  deliverable_id uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, programme) references programme,
  foreign key (tenant_id, deliverable_id) references deliverable,
  constraint nobody_reaches_less_than_nobody check (reach >= 0)
);
comment on table promotion is 'partnerships: a material that makes the programme known: channel, day, and how many it reached.';
create index promotion_by_programme on promotion (tenant_id, programme, published_on);
create index promotion_by_deliverable on promotion (tenant_id, deliverable_id);
select keep_history('promotion', 'id');

-- What results ask about an agreement: since when all its parties have signed, since when something was done together, and which kinds
-- of party of which regions it has.
select keep_view('partnerships_facts', $$
  select a.tenant_id, a.id as agreement_id,
    case when count(p.organisation_id) >= 2 and count(p.organisation_id) = count(p.signed_on) then max(p.signed_on) end as signed_on,
    (select min(j.happened_on) from joint_action j where j.tenant_id = a.tenant_id and j.agreement_id = a.id) as acted_on,
    coalesce(array_agg(distinct o.kind || '@' || o.region) filter (where o.id is not null), '{}') as parties
  from agreement a
    left join agreement_party p on p.tenant_id = a.tenant_id and p.agreement_id = a.id
    left join organisation o on o.tenant_id = p.tenant_id and o.id = p.organisation_id
  group by a.tenant_id, a.id
$$);
