-- A correction is an event of its own; it names the entry it corrects and the version it made of it.
alter table event add column target uuid references event (id);
alter table event add column target_version int;
create index event_target on event (target) where target is not null;
