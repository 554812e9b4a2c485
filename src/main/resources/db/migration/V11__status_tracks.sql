-- Where a case is and whether a paper waits for a hand are two things that hold at once; what MOSIP has open is shown first.
drop index event_status;
alter table event rename column status to stage;
alter table event add column paper_waits boolean not null default false;
alter table event add column status text not null generated always as (
  case when paper_waits and stage not in ('AT_MOSIP', 'MOSIP_REFUSED', 'MOSIP_OVERDUE') then 'READY_TO_ISSUE' else stage end) stored;
create index event_status on event (status, office, id);
-- the registrant of a birth has died
alter table event add column deceased boolean not null default false;
-- an entry of a paper register
alter table event add column legacy boolean not null default false;
