-- The record of every event. Persons stand only in sealed columns and, hashed with a key, in blind_index.
create table event (
  id                  uuid        not null primary key,
  type                text        not null,
  status              text        not null,
  client              text        not null,
  tracking_code       text        not null unique,
  crvs_reference      text        not null,
  office              text        not null,
  -- the number a registrar CRVS sent, taken from the first moment; it becomes registration_number at registration
  claimed_number      text,
  registration_number text,
  record_version      int         not null,
  timeliness          text check (timeliness in ('ON_TIME', 'LATE', 'DELAYED')),
  registered_by_crvs  boolean     not null,
  id_requested        boolean,
  id_reason           text,
  -- how many entries the journal has, so that a cut end shows too
  journal_length      int         not null default 0,
  received_at         timestamptz not null,
  updated_at          timestamptz not null,
  -- the searched column first, so that each of these serves its search as well
  constraint event_reference unique (crvs_reference, client, type),
  constraint event_claimed_number unique (claimed_number, client, type),
  constraint event_registration_number unique (registration_number, client, type)
) with (fillfactor = 80);
create index event_client on event (client, id);
create index event_status on event (status, office, id);

create table event_version (
  event_id   uuid        not null references event (id),
  version    int         not null,
  payload    bytea       not null,
  created_at timestamptz not null,
  primary key (event_id, version)
);

-- The event's row follows within the same transaction; taking the key first makes the others wait.
create table idempotency (
  client      text        not null,
  key         text        not null,
  type        text        not null,
  key_version int         not null,
  content     bytea       not null,
  event_id    uuid        not null references event (id) deferrable initially deferred,
  created_at  timestamptz not null,
  primary key (client, key)
);

-- Keyed hashes of composite tokens, never of one field alone.
create table blind_index (
  token       bytea not null,
  key_version int   not null,
  event_id    uuid  not null references event (id),
  primary key (token, event_id)
);

create table journal (
  event_id    uuid        not null references event (id),
  seq         int         not null,
  at          timestamptz not null,
  what        text        not null,
  by          text        not null,
  detail      text,
  key_version int         not null,
  -- over the entry before and this one
  hash        bytea       not null,
  primary key (event_id, seq)
);

create function journal_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'The journal is append-only';
end
$$;
create trigger journal_append_only before update or delete or truncate on journal
  for each statement execute function journal_is_append_only();

-- What MOSIP gave, the newest last; none is ever overwritten.
create table national_id (
  id         uuid        not null primary key,
  event_id   uuid        not null references event (id),
  kind       text        not null,
  value      bytea       not null,
  created_at timestamptz not null
);
create index national_id_event on national_id (event_id);

create table registration_serial (
  office text not null,
  type   text not null,
  year   int  not null,
  last   int  not null,
  primary key (office, type, year)
);
