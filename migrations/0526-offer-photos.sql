-- Photographs of what an enterprise sells.

create table offer_photo (
  tenant_id uuid not null,
  id uuid not null,
  entry bigint not null,
  enterprise_id uuid not null,
  offer_id uuid not null,
  -- what is seen, for whoever does not see it
  alt text not null,
  -- what was sent, sealed, and the image of ours that is shown; names of files
  file text not null,
  image text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, enterprise_id) references enterprise,
  foreign key (tenant_id, offer_id) references offer
);
comment on table offer_photo is 'enterprises: a photograph of an offer, shown in the catalogue.';
create index offer_photo_by_enterprise on offer_photo (tenant_id, enterprise_id);
create index offer_photo_by_offer on offer_photo (tenant_id, offer_id);
select keep_history('offer_photo', 'enterprise_id');
