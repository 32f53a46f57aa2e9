-- A mail server may refuse a letter for good: it is not sent again, and whoever invited sees why.

alter table mail_delivery
  -- the answer of the mail server, 5xx; null: not refused for good
  add column refused int,
  add constraint a_letter_is_refused_for_good_by_a_5xx check (refused between 500 and 599),
  add constraint what_was_refused_was_not_sent check (refused is null or sent_at is null);
