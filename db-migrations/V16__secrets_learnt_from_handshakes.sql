-- Why: some providers tell their secret themselves, in a handshake, and one of them (Notion) wants it typed in at its own
-- site. Only such a secret may be shown, and only soon after it came; so it has to be known which ones those are.

alter table endpoint_secret add column learnt boolean not null default false;
