-- Who is told what becomes of its events, and where. The secret that signs is sealed.
create table crvs_subscription (
  id            uuid        primary key,
  client        text        not null,
  callback      text        not null,
  secret        bytea       not null,
  -- empty: all
  milestones    text[]      not null,
  types         text[]      not null,
  state         text        not null
    check (state in ('PENDING_VERIFICATION', 'ACTIVE', 'PAUSED', 'VERIFICATION_FAILED')),
  -- what the callback did last that was not as it should be, as a code
  reason        text,
  created_at    timestamptz not null,
  verified_at   timestamptz,
  -- when the callback is asked next whether it wants this; null where it need not be asked
  verify_at     timestamptz,
  verifications int         not null default 0,
  -- how often in a row the callback could not be reached at all; nothing is sent before next_at
  failures      int         not null default 0,
  next_at       timestamptz not null default 'epoch',
  -- one node at a time speaks to a callback; a killed one's turn ends by itself
  busy_until    timestamptz,
  busy_by       uuid
);
create index crvs_subscription_client on crvs_subscription (client);

-- Each milestone once per subscription; in the order of seq for one event.
create table crvs_delivery (
  id              uuid        primary key default gen_random_uuid(),
  subscription_id uuid        not null references crvs_subscription (id) on delete cascade,
  event_id        uuid        not null,
  seq             int         not null,
  state           text        not null default 'WAITING' check (state in ('WAITING', 'DELIVERED', 'DEAD')),
  attempts        int         not null default 0,
  -- how the last attempt went, as a code
  outcome         text,
  created_at      timestamptz not null,
  next_at         timestamptz not null,
  give_up_at      timestamptz not null,
  last_at         timestamptz,
  ended_at        timestamptz,
  foreign key (event_id, seq) references milestone (event_id, seq),
  unique (subscription_id, event_id, seq)
);
create index crvs_delivery_due on crvs_delivery (subscription_id, next_at) where state = 'WAITING';
create index crvs_delivery_give_up on crvs_delivery (give_up_at) where state = 'WAITING';
create index crvs_delivery_list on crvs_delivery (subscription_id, created_at desc);
create index crvs_delivery_ended on crvs_delivery (ended_at) where state <> 'WAITING';
create index milestone_at on milestone (at);
