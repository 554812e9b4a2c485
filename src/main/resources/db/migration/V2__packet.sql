-- What MOSIP was told and what it said.
create table rid_sequence (
  centre  text not null,
  machine text not null,
  last    int  not null,
  primary key (centre, machine)
);

create table packet (
  rid           text        not null primary key,
  event_id      uuid        not null,
  office        text        not null,
  source        text        not null,
  process       text        not null,
  attempt       int         not null,
  status        text        not null check (status in ('RID_RESERVED', 'PACKET_STORED', 'TRIGGERED', 'PROCESSED',
                  'CREDENTIAL_RECEIVED', 'REJECTED', 'FAILED', 'SENT_UNCONFIRMED')),
  reason        text,
  -- ACCEPTED or REFUSED once nothing more can change it
  outcome       text check (outcome in ('ACCEPTED', 'REFUSED')),
  -- when the outcome was handed to the waiting process
  settled_at    timestamptz,
  created_at    timestamptz not null,
  updated_at    timestamptz not null,
  unique (event_id, attempt)
);
-- one open RID per request, whatever the code believes
create unique index packet_open on packet (event_id) where outcome is null;
create index packet_unsettled on packet (updated_at) where outcome is not null and settled_at is null;

create table subscription (
  topic        text        not null primary key,
  asked_at     timestamptz not null,
  confirmed_at timestamptz
);

-- Raw deliveries, sealed until folded, then the hash alone.
create table inbox (
  id          uuid        not null primary key,
  topic       text        not null,
  hash        bytea       not null,
  body        bytea,
  state       text        not null check (state in ('PENDING', 'FOLDED', 'UNKNOWN', 'POISON')),
  attempts    int         not null default 0,
  next_at     timestamptz not null,
  received_at timestamptz not null,
  unique (topic, hash)
);
create index inbox_pending on inbox (next_at) where state = 'PENDING';
create index inbox_unknown on inbox (received_at) where state = 'UNKNOWN';
