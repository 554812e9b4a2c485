-- What the sender of an event is to hear, each once and in the order in which it came true.
alter table event add column milestones int not null default 0;
create table milestone (
  event_id uuid        not null references event (id),
  seq      int         not null,
  what     text        not null,
  -- which paper, version or reason; the same again is the same milestone
  subject  text        not null,
  at       timestamptz not null,
  primary key (event_id, seq),
  unique (event_id, what, subject)
);
