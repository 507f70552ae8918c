-- Why: subscriptions are changed, paused and removed by their owners. version grows with each change, so that nobody
-- overwrites what he has not seen. A removed one keeps its row because its deliveries outlive it. What a paused one holds
-- is found by subscription, so that releasing one never looks at what the others hold.

alter table subscription
    add column version    bigint      not null default 0,
    add column updated_at timestamptz not null default now(),
    add column deleted_at timestamptz;

create index delivery_parked_subscription on delivery (parked, subscription_id, id) where parked is not null;
