-- Why: a script that lost the answer to a write sends it again under the same Idempotency-Key, and must get the first
-- answer instead of a second write. The answer is stored in the transaction of the write. id is a digest of token and key,
-- and request one of both with method, path and body: neither a token, nor a key, nor a secret in a body can be read or
-- guessed from here.

create table management_answer (
    id         bytea       not null primary key,
    request    bytea       not null,
    status     smallint    not null,
    location   text,
    etag       text,
    body       bytea       not null,
    expires_at timestamptz not null
);

create index management_answer_expiry on management_answer (expires_at);
