-- Why: an operator wants stored events delivered once more, a million of them if need be, and must be able to watch, pause
-- and end that, across restarts. What is selected is written down in one statement, so it can't change while the job goes
-- on; each item leaves when its deliveries are made. The key an operator sent the job under is kept as a digest for good:
-- however often it is submitted, by whomever, it is one job.

create table replay (
    id              uuid             not null primary key,
    state           text             not null default 'running'
        check (state in ('running', 'paused', 'cancelled', 'done')),
    paused_because  text,
    event_id        uuid,
    endpoint_id     bigint,
    types           text[],
    status          text,
    since           timestamptz,
    until           timestamptz      not null,
    subscription_id bigint,
    rate_per_second double precision not null,
    dry_run         boolean          not null,
    submission      bytea unique,
    request         bytea            not null,
    selected        bigint,
    handed          bigint           not null default 0,
    expired         bigint           not null default 0,
    unrouted        bigint           not null default 0,
    done            bigint,
    failed          bigint,
    position        uuid             not null default '00000000-0000-0000-0000-000000000000',
    watched_from    uuid             not null default '00000000-0000-0000-0000-000000000000',
    lot             integer          not null default 16,
    paced_at        timestamptz      not null default now(),
    created_at      timestamptz      not null default now(),
    finished_at     timestamptz
);

create index replay_unfinished on replay (id) where finished_at is null;

create table replay_item (
    replay_id uuid not null,
    event_id  uuid not null,
    primary key (replay_id, event_id)
);

alter table delivery add column replay_id uuid;

-- At most one delivery for each event, subscription and replay. Live deliveries are in neither index.
create unique index delivery_replay_once on delivery (replay_id, event_id, subscription_id) where replay_id is not null;
create index delivery_replay_open on delivery (replay_id) where replay_id is not null and settled_at is null;

-- An event's status in one word: that of its last delivery to each subscription. A replay that was cancelled before its
-- delivery says nothing about the event.
create function event_status(event uuid) returns table (status text)
    language sql stable as
$$
select case
    when count(*) = 0 then 'ignored'
    when bool_or(d.status = 'dead') then 'dead'
    when bool_or(d.status = 'waiting') then 'failed'
    when bool_or(d.status in ('pending', 'running')) then 'pending'
    when bool_or(d.status = 'held') then 'held'
    when bool_or(d.status = 'delivered') then 'processed'
    else 'ignored' end
from delivery d
where d.event_id = $1
  and (d.replay_id is null or d.status <> 'cancelled')
  and not exists (
    select from delivery n
    where n.event_id = $1 and n.subscription_id = d.subscription_id and n.id > d.id and n.replay_id is not null
      and n.status <> 'cancelled')
$$;

-- How many events of a replay have ended well and badly; what is still under way counts as neither.
create function replay_counts(replay uuid) returns table (done bigint, failed bigint)
    language sql stable as
$$
select count(*) filter (where all_well), count(*) filter (where any_bad)
from (
    select bool_and(d.status in ('delivered', 'ignored')) as all_well,
           bool_or(d.status in ('dead', 'cancelled')) as any_bad
    from delivery d where d.replay_id = $1 group by d.event_id) e
$$;
