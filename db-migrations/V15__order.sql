-- Why: some receivers need what concerns one customer in the order in which it came. A delivery to a subscription with an
-- order key carries a digest of the key's value and a place. Accepting transactions take places under a lock on the key
-- that they hold until their commit, so places follow the order of the commits.

create sequence delivery_place;

alter table delivery
    add column order_key   uuid,
    add column order_place bigint;

-- The line in front of each key: what has not ended, and what is dead and waits for somebody. Deliveries without a key are
-- not in it, and a claim changes none of its columns, so it stays the in-page update it is.
create index delivery_line on delivery (subscription_id, order_key, order_place)
    where order_key is not null and (settled_at is null or parked = 'dead');

-- The delivery one waits behind: the first of its line. Null for one that waits behind none.
create function delivery_blocked_by(waiting uuid) returns uuid
    language sql stable as
$$
select (
    select b.id from delivery b
    where b.subscription_id = d.subscription_id and b.order_key = d.order_key and b.order_place < d.order_place
      and (b.settled_at is null or b.parked = 'dead')
    order by b.order_place limit 1)
from delivery d where d.id = $1 and d.order_key is not null and d.settled_at is null
$$;
