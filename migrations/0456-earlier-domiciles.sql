-- Where somebody lived before they moved: what counts at entry is the place of that day, and whoever moves afterwards stays what they were.

create table earlier_domicile (
  tenant_id uuid not null,
  person_id uuid not null,
  -- the first day on which it was another one
  until_on date not null,
  entry bigint not null,
  degurba smallint,
  uat_kind text,
  primary key (tenant_id, person_id, until_on),
  foreign key (tenant_id, person_id) references person,
  constraint degurba_is_1_2_or_3 check (degurba between 1 and 3),
  constraint a_uat_is_of_a_known_kind check (uat_kind in ('municipiu', 'oras', 'comuna', 'sector'))
);
comment on table earlier_domicile is 'people: what kind of place a domicile was until its person moved. Where it was, its versions say.';
select keep_history('earlier_domicile', 'person_id');
