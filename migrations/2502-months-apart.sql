-- Months of a plan that were typed by themselves, with their amounts: {"4": 90000}.

alter table plan_line add column apart jsonb;
select keep_history('plan_line', 'enterprise_id');
