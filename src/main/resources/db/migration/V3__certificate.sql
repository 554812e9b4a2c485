-- Papers: each with its number, a check code of which only the hash is kept, and its bytes for ever.
create table certificate_serial (
  office text not null,
  year   int  not null,
  last   int  not null,
  primary key (office, year)
);

create table certificate (
  number          text        not null primary key,
  event_id        uuid        not null references event (id),
  record_version  int         not null,
  kind            text        not null,
  office          text        not null,
  status          text        not null check (status in ('VALID', 'SUPERSEDED', 'REVOKED')),
  check_code_hash bytea       not null,
  pdf             bytea       not null,
  issued_on       date        not null,
  issued_at       timestamptz not null
);
create unique index certificate_valid on certificate (event_id) where status = 'VALID';
