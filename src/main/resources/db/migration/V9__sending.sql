-- MOSIP's question about a packet (its process and request id), and when the case heard of it
alter table packet add column question text;
alter table packet add column question_told_at timestamptz;
-- what MOSIP's status service said when a person asked, and when
alter table packet add column external_status text;
alter table packet add column looked_at timestamptz;

-- No packet of this process (and office, where only one is hit) is sent until ID operations have looked at the cause.
create table send_hold (
  id          bigint      not null generated always as identity primary key,
  process     text        not null,
  office      text,
  cause       text        not null,
  -- the refusal that was one too many: what the task shows
  event_id    uuid        not null,
  refusals    int         not null,
  since       timestamptz not null,
  released_at timestamptz,
  released_by text
);
create unique index send_hold_open on send_hold (process, cause, coalesce(office, '')) where released_at is null;
create index packet_reason on packet (process, reason, updated_at) where reason is not null;

-- What ID operations tell MOSIP beside the record (address words, contact): never a legal fact. Sealed.
create table mosip_value (
  event_id uuid        not null primary key references event (id),
  payload  bytea       not null,
  by       text        not null,
  at       timestamptz not null
);
