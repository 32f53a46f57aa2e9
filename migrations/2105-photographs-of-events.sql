-- Photographs of an event, shown on its public page as long as everybody who can be recognised agrees.

create table event_photo (
  tenant_id uuid not null,
  id uuid not null,
  entry bigint not null,
  event_id uuid not null,
  -- what is seen, for whoever does not see it
  alt text not null,
  -- what was sent, sealed, and the image of ours that is shown; names of files
  file text not null,
  image text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, event_id) references event
);
comment on table event_photo is 'events: a photograph of an event, for its public page.';
create index event_photo_by_event on event_photo (tenant_id, event_id);
select keep_history('event_photo', 'event_id');

create table event_photo_guest (
  tenant_id uuid not null,
  photo_id uuid not null,
  guest_id uuid not null,
  entry bigint not null,
  event_id uuid not null,
  primary key (tenant_id, photo_id, guest_id),
  foreign key (tenant_id, photo_id) references event_photo,
  foreign key (tenant_id, guest_id) references guest,
  foreign key (tenant_id, event_id) references event
);
comment on table event_photo_guest is 'events: a guest who can be recognised in a photograph of an event. A photograph without one shows nobody who can be recognised.';
create index event_photo_guest_by_guest on event_photo_guest (tenant_id, guest_id);
create index event_photo_guest_by_event on event_photo_guest (tenant_id, event_id);
select keep_history('event_photo_guest', 'event_id');
