-- Why: the heart. An event is stored at most once for its endpoint and idempotency key; the primary key of
-- idempotency_record is the constraint that says so. The record is small, has its own expiry and carries the answer the
-- sender got, so that a repeated request gets the same bytes again. answer_status is null while the result is not known.

create table idempotency_record (
    endpoint_id   bigint      not null,
    key           text        not null,
    event_id      uuid        not null,
    body_sha256   bytea       not null,
    expires_at    timestamptz not null,
    duplicates    integer     not null default 0,
    answer_status smallint,
    answer_type   text,
    answer_body   bytea,
    constraint idempotency_record_once primary key (endpoint_id, key)
) with (fillfactor = 90);

create index idempotency_record_expiry on idempotency_record using brin (expires_at);

-- Partitioned by day over the id: an event's id is a UUIDv7, whose first 48 bits are its time in milliseconds. So the
-- id alone is the primary key, and looking one event up touches one partition.
create table event (
    id              uuid        not null primary key,
    endpoint_id     bigint      not null,
    event_id        text        not null,
    type            text        not null,
    idempotency_key text        not null,
    received_at     timestamptz not null,
    headers         text        not null,
    content_type    text,
    secret_id       text,
    awaits_result   boolean     not null,
    body            bytea       not null
) partition by range (id);

create index event_endpoint on event (endpoint_id, id);

-- Catches what no day's partition holds, so that a missing partition never costs an event.
create table event_default partition of event default;

create function event_partition_bound(day date) returns uuid
    language sql immutable as
$$
select (lpad(to_hex((extract(epoch from day::timestamp) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid
$$;

-- Makes the partition of one UTC day when it is missing; answers whether it did.
create function event_partition_ensure(day date) returns boolean
    language plpgsql as
$$
declare
    partition_name text := 'event_' || to_char(day, 'YYYYMMDD');
begin
    if to_regclass(partition_name) is not null then
        return false;
    end if;
    execute format('create table %I partition of event for values from (%L) to (%L)',
        partition_name, event_partition_bound(day), event_partition_bound(day + 1));
    return true;
exception when check_violation then
    -- events with ids of that day lie in event_default already; they are found there, and so are those still to come
    raise warning 'no partition %: the default partition holds events of that day', partition_name;
    return false;
end
$$;
