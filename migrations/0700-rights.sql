-- Rights: who works here, what they may do and where, and how they sign in.
-- What the organisation decides (accounts, grants, invitations) is versioned like all its records. What opens the door (passwords,
-- sessions, tries) is seen by the gate alone, before anybody is known, and leaves no past.

create table account (
  tenant_id uuid not null references tenant,
  id uuid not null,
  entry bigint not null,
  name text not null,
  email text not null,
  closed_on date,
  salt bytea not null,
  primary key (tenant_id, id)
);
comment on table account is 'rights: somebody who works with this organisation''s data. Personal: name and e-mail.';
select keep_history('account', 'id');

create table access_grant (
  tenant_id uuid not null,
  id uuid not null,
  entry bigint not null,
  account_id uuid not null,
  role text not null,
  scope_of text not null,
  scope_id text,
  primary key (tenant_id, id),
  foreign key (tenant_id, account_id) references account,
  constraint a_role_is_known_by_code check (role in
    ('administrator', 'manager', 'counsellor', 'trainer', 'mediator', 'enterprise', 'centre', 'auditor')),
  constraint a_scope_is_known_by_code check (scope_of in
    ('tenant', 'programme', 'partner', 'region', 'centre', 'enterprise', 'caseload')),
  constraint a_narrow_scope_names_its_place check ((scope_id is null) = (scope_of in ('tenant', 'caseload')))
);
comment on table access_grant is 'rights: one role within one scope, given to one account.';
create index access_grant_by_account on access_grant (tenant_id, account_id);
select keep_history('access_grant', 'account_id');

create table invitation (
  tenant_id uuid not null,
  account_id uuid not null,
  entry bigint not null,
  -- SHA-256 of the token in the link, in hexadecimal
  token_hash text not null,
  expires_at timestamptz not null,
  -- it also makes the phone and the recovery codes of the second factor worth nothing
  forget_phone boolean not null,
  primary key (tenant_id, account_id),
  foreign key (tenant_id, account_id) references account
);
comment on table invitation is 'rights: the link with which somebody sets a password, the first or a new one. The last one made is the one that works.';
create index invitation_by_token on invitation (token_hash);
select keep_history('invitation', 'account_id');

grant select on account, access_grant, invitation to sansa_gate;
create policy gate_sees_all on account to sansa_gate using (true);
create policy gate_sees_all on access_grant to sansa_gate using (true);
create policy gate_sees_all on invitation to sansa_gate using (true);

-- A table of the gate: no other role reads or writes it.
create function gate_alone(t regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', t);
  execute format('alter table %s force row level security', t);
  execute format('create policy gate_alone on %s to sansa_gate using (true)', t);
  execute format('grant select, insert, update, delete on %s to sansa_gate', t);
end $$;

create table credential (
  account_id uuid primary key,
  tenant_id uuid not null references tenant,
  -- what is typed at the door, in small letters; unique over all organisations
  email text not null,
  password_hash text not null,
  totp_sealed bytea,
  totp_confirmed_at timestamptz,
  -- the time step of the last code taken: a code opens once
  totp_step bigint,
  language text not null default 'ro',
  shortcuts boolean not null default true,
  -- the journal line of the link with which the password was set last: a link works once
  link_entry bigint not null,
  constraint an_email_opens_one_account unique (email),
  constraint a_language_is_ro_or_en check (language in ('ro', 'en'))
);
comment on table credential is 'rights: how an account signs in. Personal: e-mail.';
create index credential_by_tenant on credential (tenant_id);
select gate_alone('credential');

create table recovery_code (
  account_id uuid not null references credential on delete cascade,
  code_hash text not null,
  used_at timestamptz,
  primary key (account_id, code_hash)
);
comment on table recovery_code is 'rights: ten codes, each good once, for whoever lost the phone.';
select gate_alone('recovery_code');

create table session (
  id uuid primary key,
  -- SHA-256 of the token in the cookie
  token_hash text not null unique,
  account_id uuid not null references credential on delete cascade,
  tenant_id uuid not null references tenant,
  started_at timestamptz not null,
  seen_at timestamptz not null,
  -- when the second factor was shown; null = password alone
  proved_at timestamptz,
  device text not null
);
comment on table session is 'rights: who is signed in, on which device.';
create index session_by_account on session (account_id);
create index session_by_tenant on session (tenant_id);
select gate_alone('session');

create table door_try (
  id uuid primary key,
  -- whose door: a digest of the e-mail or of the address
  door text not null,
  tried_at timestamptz not null
);
comment on table door_try is 'rights: passwords and codes tried in the last minutes and not found right, so that guessing is slow.';
create index door_try_by_door on door_try (door, tried_at);
select gate_alone('door_try');

alter table tenant add column demo boolean not null default false;
comment on column tenant.demo is 'rights: fictional people only; the page of the second factor shows the code.';
-- A story cut short is begun anew: nobody has worked with it yet.
alter table tenant add column demo_played_at timestamptz;
comment on column tenant.demo_played_at is 'rights: when the story of the demo was told to its end; null = it is under way, or this is no demo.';
grant update (demo, demo_played_at) on tenant to sansa_gate;
grant select (demo) on tenant to sansa_reader, sansa_writer, sansa_counter;
