-- Why: readiness means that PostgreSQL takes writes, and only a write shows it (a standby or a full disk still reads).

create table readiness_probe (
    only_row   boolean primary key default true check (only_row),
    checked_at timestamptz not null
);

insert into readiness_probe (checked_at) values (now());
