-- a record that is changed gives up its old tokens
create index blind_index_event on blind_index (event_id);
