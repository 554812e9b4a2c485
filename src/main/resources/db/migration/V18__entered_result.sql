-- An identifier of MOSIP that came by another channel, as one person entered it, until a second one has confirmed or refused it. Sealed.
create table entered_result (
  rid      text        not null primary key,
  event_id uuid        not null references event (id),
  kind     text        not null check (kind in ('UIN', 'VID')),
  value    bytea       not null,
  by       text        not null,
  at       timestamptz not null
);
