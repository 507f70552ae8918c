-- Why: nothing refused is invisible. The pen is bounded: the oldest leave when an endpoint has too many.

create table rejection (
    id             uuid        not null primary key,
    endpoint_id    bigint      not null,
    received_at    timestamptz not null,
    reason         text        not null,
    detail         text        not null,
    method         text        not null,
    url            text        not null,
    source_address text        not null,
    headers        text        not null,
    body           bytea
);

create index rejection_endpoint on rejection (endpoint_id, id);
