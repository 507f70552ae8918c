-- Why: the example handlers write here what they did, so that processing can be seen in the database.

create table processed_webhook (
    id           uuid        not null primary key,
    event_id     uuid        not null,
    endpoint     text        not null,
    type         text        not null,
    action       text        not null,
    detail       text,
    processed_at timestamptz not null default now()
);

create index processed_webhook_event on processed_webhook (event_id);
