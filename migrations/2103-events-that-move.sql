-- An event that was told may move, or be called off; guests are told of each, once.

alter table event
  -- how often day, hour or place were changed, or the event called off, after it was told; null: never
  add column moves int,
  add column moved_on date,
  add column called_off_on date,
  add constraint what_was_called_off_did_not_take_place check (called_off_on is null or held_on is null);
select keep_history('event', 'id');
grant select (moves, called_off_on) on event to sansa_gate;

alter table mail_delivery
  -- the moves of the event that this letter knew of
  add column told int not null default 0,
  drop constraint a_mail_invites_or_confirms,
  add constraint a_mail_is_of_a_known_kind
    check (kind in ('invitation', 'confirmation', 'waiting', 'moved-up', 'moved', 'called-off'));
