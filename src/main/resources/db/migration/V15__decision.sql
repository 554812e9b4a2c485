-- Which rule of which table decided a step of the case; the sentence is the rule's own at that time.
create table decision (
  id       bigint      not null generated always as identity primary key,
  event_id uuid        not null references event (id),
  at       timestamptz not null,
  decision text        not null,
  name     text        not null,
  rule     text        not null,
  why      text        not null,
  answer   text        not null
);
create index decision_event on decision (event_id, id);
create function decision_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'What was decided stands';
end
$$;
create trigger decision_append_only before update or delete or truncate on decision
  for each statement execute function decision_is_append_only();

-- Old paper registers count anew in each office and volume: empty where the entry is of none.
alter table event add column legacy_book text not null default '';
alter table event drop constraint event_claimed_number;
alter table event add constraint event_claimed_number unique (claimed_number, client, type, legacy_book);
alter table event drop constraint event_registration_number;
alter table event add constraint event_registration_number unique (registration_number, client, type, legacy_book);
