-- That an event was searched for, and how it went; who searches later finds it.
create table duplicate_search (
  event_id       uuid        not null primary key references event (id),
  record_version int         not null,
  -- how many records were opened and compared
  compared       int         not null,
  likely         boolean     not null,
  at             timestamptz not null
);

-- Two records that may be of one person: the question, asked of the office of event_id, and its answer.
create table twin (
  event_id      uuid        not null references event (id),
  other_id      uuid        not null references event (id),
  event_version int         not null,
  other_version int         not null,
  score         int         not null,
  -- codes, never a value of a person
  reasons       text        not null,
  found_at      timestamptz not null,
  decision      text check (decision in ('DIFFERENT', 'SAME')),
  decided_by    text,
  decided_at    timestamptz,
  primary key (event_id, other_id)
);
create index twin_other on twin (other_id);
