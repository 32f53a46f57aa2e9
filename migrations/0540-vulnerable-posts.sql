-- Which created post somebody of a vulnerable group holds: from it and from who holds posts, the vulnerable share of created jobs follows.

alter table vulnerable_worker add column post_id uuid;
alter table vulnerable_worker add foreign key (tenant_id, post_id) references deliverable;
create index vulnerable_worker_by_post on vulnerable_worker (tenant_id, post_id) where post_id is not null;
select keep_history('vulnerable_worker', 'enterprise_id');
