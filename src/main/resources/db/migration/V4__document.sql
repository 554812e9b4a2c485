-- Papers to a record. Their names are people's words, so they are sealed like their content.
create table document (
  id           uuid        not null primary key,
  event_id     uuid        not null references event (id),
  type         text        not null,
  file_name    bytea       not null,
  content_type text        not null,
  size         int         not null,
  content      bytea       not null,
  added_by     text        not null,
  added_at     timestamptz not null
);
create index document_event on document (event_id, id);
-- ciphertext does not compress
alter table document alter column content set storage external;
