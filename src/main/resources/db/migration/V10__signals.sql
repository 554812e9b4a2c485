-- The hub keeps the first secret of a callback path for ever, so each secret has a path of its own.
alter table subscription
  add column path               text,
  -- which secret, as eight digits that do not tell it; null in a row from before
  add column generation         text,
  add column due_at             timestamptz not null default 'epoch',
  add column first_confirmed_at timestamptz,
  add column refusal            text,
  add column last_delivery_at   timestamptz,
  add column leaving_at         timestamptz,
  add column left_at            timestamptz;
update subscription set path = lower(topic), first_confirmed_at = confirmed_at;
alter table subscription drop constraint subscription_pkey;
alter table subscription
  alter column path set not null,
  alter column asked_at drop not null,
  add primary key (path),
  add constraint subscription_secret unique (topic, generation);

-- What can never be folded is set aside at once, with a code that says why; its body is kept, sealed.
alter table inbox drop constraint inbox_state_check;
alter table inbox
  add column reason     text,
  -- the credential fetched from the data share, which gives it a limited number of times
  add column share      bytea,
  -- what MOSIP is told once the credential was taken: its request, and when to tell it next
  add column request_id text,
  add column status_due timestamptz;
update inbox set state = 'QUARANTINED', reason = 'INTERNAL' where state = 'POISON';
alter table inbox add constraint inbox_state_check
  check (state in ('PENDING', 'AWAITING_SHARE', 'FOLDED', 'UNKNOWN', 'QUARANTINED'));
drop index inbox_pending;
drop index inbox_unknown;
create index inbox_due on inbox (next_at) where state in ('PENDING', 'AWAITING_SHARE');
create index inbox_kept on inbox (state, received_at) where state in ('UNKNOWN', 'QUARANTINED');
create index inbox_status_due on inbox (status_due) where status_due is not null;
