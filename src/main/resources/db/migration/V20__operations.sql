-- Which RID a delivery names, as far as it was read, so that it is offered again when the RID's case appears.
alter table inbox add column rid text;
alter table inbox drop constraint inbox_state_check;
alter table inbox add constraint inbox_state_check
  check (state in ('PENDING', 'AWAITING_SHARE', 'FOLDED', 'UNKNOWN', 'QUARANTINED', 'DISCARDED'));
create index inbox_offered on inbox (rid) where state in ('UNKNOWN', 'QUARANTINED') and rid is not null;
create index inbox_over on inbox (received_at) where state in ('FOLDED', 'DISCARDED');

-- What operators did, and why, sealed: free text may name persons. Of no case where event_id is null.
create table operator_action (
  id       uuid        not null primary key,
  at       timestamptz not null,
  by       text        not null,
  office   text        not null,
  action   text        not null,
  -- a RID, a delivery's id, a step of a model, a day: never a person's value
  subject  text        not null,
  event_id uuid        references event (id),
  reason   bytea
);
create index operator_action_at on operator_action (at);
create index operator_action_event on operator_action (event_id) where event_id is not null;

-- When MOSIP was first told to process a packet, whether or not its answer came.
alter table packet add column sent_at timestamptz;
update packet p set sent_at = coalesce(
  (select min(at) from journal j where j.event_id = p.event_id and j.what = 'TRIGGERED' and j.detail = p.rid), triggered_at);
update packet set sent_at = updated_at where sent_at is null and trigger_tried;
create index packet_sent on packet (sent_at) where sent_at is not null;
create index packet_waits on packet (updated_at) where outcome is null;

-- Who signed the figures of a day, and the figures as they were then. Office '' is the whole country.
create table reconciliation (
  day     date        not null,
  office  text        not null,
  by      text        not null,
  at      timestamptz not null,
  note    bytea,
  figures jsonb       not null,
  primary key (day, office)
);
