-- Why: destinations are made, changed and removed over the API, so they have a version to guard changes with, and what they hold of
-- secrets is kept apart from their document, sealed with the master key under an id that is new with every change. A name is what
-- the API calls a destination by, in every project.

alter table destination
    add column version    bigint      not null default 0,
    add column created_at timestamptz not null default now(),
    add column updated_at timestamptz not null default now(),
    add column secrets_id uuid,
    add column secrets    bytea,
    add constraint destination_secrets_have_an_id check ((secrets is null) = (secrets_id is null));

create unique index destination_name on destination (name);
create index subscription_destination on subscription (destination_id);
