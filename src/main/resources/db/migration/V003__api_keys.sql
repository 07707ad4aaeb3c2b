create table api_key (
  id bigint generated always as identity constraint api_key_pk primary key,
  name text not null constraint api_key_name_once unique
    constraint api_key_name_form check (name ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(name) <= 100),
  secret_hash bytea not null constraint api_key_secret_once unique
    constraint api_key_secret_sha256 check (length(secret_hash) = 32),
  groups text[] not null,
  created_at timestamptz not null,
  created_by text not null,
  revoked_at timestamptz,
  revoked_by text,
  last_used_at timestamptz,
  constraint api_key_revoked_by_somebody check ((revoked_at is null) = (revoked_by is null))
);
comment on table api_key is 'Owned by room access. Every key of a tool ever made, without its secret. Rows are never deleted; only revoked_* and last_used_at change, the first once.';
