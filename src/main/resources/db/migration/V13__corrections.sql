-- A correction is an event of its own; it names the entry it corrects and the version it made of it.
alter table event add column target uuid references event (id);
alter table event add column target_version int;
create index event_target on event (target) where target is not null;

-- By which event an identifier that MOSIP gave is known: keyed hashes, so that a UIN or VID finds its entry.
create table identifier_index (
  token       bytea not null,
  key_version int   not null,
  event_id    uuid  not null references event (id),
  primary key (token, event_id)
);
