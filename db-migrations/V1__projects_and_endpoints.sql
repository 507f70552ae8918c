-- Why: an endpoint is what a provider calls. Its settings are one document, so that a new setting needs no migration;
-- only what is searched for or constrained has a column. A deleted endpoint keeps its row because its events outlive it,
-- and gives its slug back.

create table project (
    id   bigint generated always as identity primary key,
    name text not null unique
);

insert into project (name) values ('default');

create table endpoint (
    id         bigint generated always as identity primary key,
    project_id bigint      not null references project,
    slug       text        not null check (slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
    state      text        not null check (state in ('active', 'paused', 'disabled')),
    definition text        not null,
    version    bigint      not null default 0,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    deleted_at timestamptz
);

create unique index endpoint_slug on endpoint (slug) where deleted_at is null;

-- The secret itself is sealed with the master key; the fingerprint lets people tell secrets apart.
create table endpoint_secret (
    id          uuid primary key,
    endpoint_id bigint      not null references endpoint,
    sealed      bytea       not null,
    fingerprint text        not null,
    created_at  timestamptz not null default now(),
    valid_until timestamptz
);

create index endpoint_secret_endpoint on endpoint_secret (endpoint_id);

-- One row whose number grows with every change of configuration, so that each node can tell in one cheap read
-- whether what it holds in memory is still true.
create table configuration (
    only_row boolean primary key default true check (only_row),
    version  bigint not null
);

insert into configuration (version) values (1);
