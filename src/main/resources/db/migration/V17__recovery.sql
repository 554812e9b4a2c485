-- By which channel a RID ended, when MOSIP was told to begin, and when it is asked next.
alter table packet
  add column final_by            text check (final_by in ('COMPLETED', 'CREDENTIAL', 'STATUS', 'RAW', 'PERSON')),
  -- MOSIP's own status, where it was asked
  add column raw_status          text,
  add column triggered_at        timestamptz,
  add column next_look           timestamptz,
  add column looks               int not null default 0,
  -- how often MOSIP was asked for the credential again, and when last
  add column credential_asks     int not null default 0,
  add column credential_asked_at timestamptz,
  -- closed, but MOSIP is asked on until then; for ever where another RID took its place
  add column watched_until       timestamptz,
  -- who says that MOSIP's operator confirmed in writing that the RID is dead and empty
  add column confirmed_by        text,
  -- when people were told that the person may have two identities
  add column twin_told_at        timestamptz;
update packet set triggered_at = updated_at where status not in ('RID_RESERVED', 'PACKET_STORED');
create index packet_watched on packet (updated_at) where outcome is null or watched_until is not null;
create index packet_without_credential on packet (updated_at)
  where status = 'PROCESSED' and outcome is distinct from 'ACCEPTED';

-- No signal without a trace: each kind by each channel, however often it came.
create table packet_signal (
  rid      text        not null,
  channel  text        not null,
  signal   text        not null,
  times    int         not null default 1,
  first_at timestamptz not null,
  last_at  timestamptz not null,
  primary key (rid, channel, signal)
);

-- A RID belongs to one record for ever.
create function packet_for_ever() returns trigger language plpgsql as $$
begin
  raise exception 'a RID belongs to one record for ever';
end $$;
create trigger packet_keeps_its_record before update of rid, event_id on packet
  for each row when (old.rid <> new.rid or old.event_id <> new.event_id) execute function packet_for_ever();
create trigger packet_is_kept before delete or truncate on packet
  for each statement execute function packet_for_ever();

-- One registration of the same facts, unless a registrar decided that they are of two.
create table registration_fingerprint (
  token       bytea not null,
  key_version int   not null,
  ordinal     int   not null default 0,
  event_id    uuid  not null unique references event (id),
  decided_by  text,
  primary key (token, ordinal),
  check (ordinal = 0 or decided_by is not null)
);

-- An identity that MOSIP made beside the one that the record shows: kept and found, never printed.
alter table national_id add column beside boolean not null default false;
