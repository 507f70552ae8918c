-- Why: what goes to a receiver elsewhere waits in a line of its own for each subscription. It is taken as that receiver has room
-- for it, so a dead receiver's backlog of any size lies untouched and stands in nobody's way; what Java handlers work on is found
-- without passing it. The column never changes with an attempt, so a claim still touches no index.

alter table delivery add column outbound boolean not null default false;

drop index delivery_due;
create index delivery_due on delivery (due_at) where due_at is not null and not outbound;
create index delivery_outbound on delivery (subscription_id, due_at) where due_at is not null and outbound;
