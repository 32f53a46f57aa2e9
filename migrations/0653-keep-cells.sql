-- The end of a quarter also keeps what was claimed and proven in each part, so that a page of that day reads it.
alter table quarter_total add column cells jsonb;
