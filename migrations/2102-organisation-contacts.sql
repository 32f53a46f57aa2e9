-- An organisation has several people and offices to ask. The one that it had stands in its own row until the organisation is said anew:
-- only a command may move it, since the journal vouches for every row.

create table organisation_contact (
  tenant_id uuid not null,
  organisation_id uuid not null,
  place int not null,
  entry bigint not null,
  -- somebody, or an office that has a telephone and no name
  name text,
  role text,
  phone text,
  email text,
  salt bytea not null,
  primary key (tenant_id, organisation_id, place),
  foreign key (tenant_id, organisation_id) references organisation,
  constraint a_contact_can_be_asked_for check (coalesce(name, phone, email) is not null)
);
comment on table organisation_contact is 'partnerships: whom to ask at an organisation, and as what. Personal: name, telephone, e-mail.';
select keep_history('organisation_contact', 'organisation_id');
