create table version_revision (
  id bigint generated always as identity constraint version_revision_pk primary key,
  slug text not null,
  number int not null,
  revision int not null,
  step text not null
    constraint version_revision_step_known check (
      step in ('CREATE', 'EDIT', 'DISCARD', 'SUBMIT', 'SEND_BACK', 'PUBLISH', 'WITHDRAW')),
  actor text not null,
  at timestamptz not null,
  reason text,
  constraint version_revision_once unique (slug, number, revision)
);
comment on table version_revision is 'Owned by room document. Append-only: each step that was taken with a version, also of drafts that are gone; versions that a file brought in have none.';
-- What waits for somebody is asked for often, and is little among all versions.
create index version_open on version (state, slug, number) where published_at is null;
