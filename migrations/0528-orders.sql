-- What was ordered of an enterprise, before it is invoiced.

create table sale_order (
  tenant_id uuid not null,
  id uuid not null,
  entry bigint not null,
  enterprise_id uuid not null,
  offer_id uuid,
  ordered_on date not null,
  amount_bani bigint not null,
  buyer text not null,
  -- under a contract that was reserved for enterprises of its kind
  is_reserved boolean not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, enterprise_id) references enterprise,
  foreign key (tenant_id, offer_id) references offer
);
comment on table sale_order is 'enterprises: an order for goods or services; invoices of it name it.';
create index sale_order_by_enterprise on sale_order (tenant_id, enterprise_id, ordered_on);
create index sale_order_by_offer on sale_order (tenant_id, offer_id);
select keep_history('sale_order', 'enterprise_id');

alter table sale add column order_id uuid;
alter table sale add foreign key (tenant_id, order_id) references sale_order;
create index sale_by_order on sale (tenant_id, order_id) where order_id is not null;
select keep_history('sale', 'enterprise_id');
