-- What people wrote about a case: why it was returned, refused, cancelled. Free text may name persons, so it is sealed.
create table remark (
  id       uuid        not null primary key,
  event_id uuid        not null references event (id),
  what     text        not null,
  -- the member of the record it is about, if it is about one
  pointer  text,
  text     bytea       not null,
  by       text        not null,
  at       timestamptz not null
);
create index remark_event on remark (event_id);

-- the family wants no identity asked for; decided before MOSIP was told to process anything
alter table event add column id_withdrawn boolean not null default false;
alter table packet add column trigger_tried boolean not null default false;
