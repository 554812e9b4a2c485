-- The births whose registrant's death is registered.
create table death_of_birth (
  birth_id uuid not null references event (id),
  death_id uuid not null references event (id),
  primary key (birth_id, death_id)
);
create index death_of_birth_death on death_of_birth (death_id);

-- Whose identifier it is that MOSIP gave, found without opening any.
alter table national_id add column token bytea;
alter table national_id add column key_version int;
create index national_id_token on national_id (token);

-- Burial permits: each with its number of its own series, and its bytes for ever.
create table burial_permit_serial (
  office text not null,
  year   int  not null,
  last   int  not null,
  primary key (office, year)
);

create table burial_permit (
  number          text        not null primary key,
  event_id        uuid        not null references event (id),
  record_version  int         not null,
  office          text        not null,
  status          text        not null check (status in ('VALID', 'REVOKED')),
  check_code_hash bytea       not null,
  pdf             bytea       not null,
  issued_on       date        not null,
  issued_at       timestamptz not null
);
create unique index burial_permit_valid on burial_permit (event_id) where status = 'VALID';
