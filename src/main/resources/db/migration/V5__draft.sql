-- Declarations that nobody has made yet: sealed, each one person's in one office.
create table draft (
  id         uuid        not null primary key,
  person     text        not null,
  office     text        not null,
  type       text        not null,
  content    bytea       not null,
  updated_at timestamptz not null
);
create index draft_person on draft (person, office, updated_at);
create index draft_updated on draft (updated_at);
