-- Why: what happens to an event next, once for each subscription that matches it. Decided in the transaction that stores
-- the event. due_at is the one clock of a delivery that is not settled: the moment the sweeper looks at it again, be it
-- a retry that is due, a lease that may have run out, or a doorbell that may have been lost.

create table delivery (
    id              uuid        not null primary key,
    event_id        uuid        not null,
    endpoint_id     bigint      not null,
    subscription_id bigint      not null,
    status          text        not null
        check (status in ('held', 'pending', 'running', 'waiting', 'delivered', 'ignored', 'dead', 'cancelled')),
    attempts        smallint    not null default 0,
    due_at          timestamptz,
    claim           uuid,
    lease_until     timestamptz,
    created_at      timestamptz not null default now(),
    settled_at      timestamptz
) with (fillfactor = 80);

create index delivery_event on delivery (event_id);
create index delivery_due on delivery (due_at) where due_at is not null;
create index delivery_dead on delivery (id) where status = 'dead';
create index delivery_held on delivery (endpoint_id) where status = 'held';

create table attempt (
    delivery_id     uuid        not null,
    number          smallint    not null,
    started_at      timestamptz not null,
    duration_millis integer     not null,
    outcome         text        not null check (outcome in ('delivered', 'ignored', 'failed', 'lost')),
    status          smallint,
    error           text,
    response        text,
    primary key (delivery_id, number)
);
