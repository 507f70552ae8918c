-- Why: where events go. The built-in destination runs the Java handlers of the application.

create table destination (
    id         bigint generated always as identity primary key,
    project_id bigint not null references project,
    name       text   not null,
    kind       text   not null check (kind in ('handler', 'http', 'jms')),
    definition text   not null default '{}',
    unique (project_id, name)
);

insert into destination (project_id, name, kind) select id, 'handlers', 'handler' from project where name = 'default';

create table subscription (
    id             bigint generated always as identity primary key,
    endpoint_id    bigint      not null references endpoint,
    destination_id bigint      not null references destination,
    definition     text        not null default '{}',
    state          text        not null default 'active' check (state in ('active', 'paused', 'disabled')),
    created_at     timestamptz not null default now()
);

create index subscription_endpoint on subscription (endpoint_id);
