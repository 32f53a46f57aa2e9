-- Tokens with which programs act for whoever made them, within what that person may do.

create table api_token (
  tenant_id uuid not null,
  id uuid not null,
  entry bigint not null,
  account_id uuid not null,
  -- what the program is called
  name text not null,
  -- SHA-256 of the token, in hexadecimal
  token_hash text not null,
  role text not null,
  scope_of text not null,
  scope_id text,
  -- the last day on which it opens anything
  expires_on date not null,
  revoked_on date,
  primary key (tenant_id, id),
  foreign key (tenant_id, account_id) references account,
  constraint a_role_is_known_by_code check (role in
    ('administrator', 'manager', 'counsellor', 'trainer', 'mediator', 'enterprise', 'centre', 'auditor')),
  constraint a_scope_is_known_by_code check (scope_of in
    ('tenant', 'programme', 'partner', 'region', 'centre', 'enterprise', 'caseload')),
  constraint a_narrow_scope_names_its_place check ((scope_id is null) = (scope_of in ('tenant', 'caseload')))
);
comment on table api_token is 'api: a program that acts for one account, with one role within one scope, until a day.';
create index api_token_by_account on api_token (tenant_id, account_id);
create index api_token_by_hash on api_token (token_hash);
select keep_history('api_token', 'account_id');
grant select on api_token to sansa_gate;
create policy gate_sees_all on api_token to sansa_gate using (true);

create table api_token_use (
  tenant_id uuid not null references tenant,
  token_id uuid not null,
  used_at timestamptz not null,
  primary key (tenant_id, token_id)
);
comment on table api_token_use is 'api: when each token was last used, to the minute.';
select gate_alone('api_token_use');
