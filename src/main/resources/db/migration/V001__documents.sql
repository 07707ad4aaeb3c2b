create table document (
  slug text constraint document_pk primary key
    constraint document_slug_form check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 100),
  kind text not null
    constraint document_kind_known check (kind in ('POLICY', 'RELIEF_PROGRAM', 'SPECIAL_CASE'))
);
comment on table document is 'Owned by room document. One row a document; locked by whoever writes it.';

create sequence version_id increment by 100;

create table version (
  id bigint constraint version_pk primary key,
  slug text not null constraint version_of_document references document,
  kind text not null,
  number int not null constraint version_number_positive check (number >= 1),
  revision int not null,
  state text not null
    constraint version_state_known check (state in ('DRAFT', 'IN_REVIEW', 'PUBLISHED', 'WITHDRAWN')),
  effective_from date not null,
  effective_until date,
  audience text[] not null,
  author text not null,
  approved_by text,
  published_at timestamptz,
  imported_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdrawn_reason text,
  content_hash text not null,
  constraint version_number_once unique (slug, number),
  constraint version_period_forward check (effective_until > effective_from),
  constraint version_four_eyes check (approved_by <> author),
  constraint version_published_is_approved check (published_at is null or approved_by is not null),
  constraint version_state_matches_instants check (
    (published_at is not null) = (state in ('PUBLISHED', 'WITHDRAWN'))
    and (withdrawn_at is not null) = (state = 'WITHDRAWN')),
  constraint version_withdrawn_after_published check (withdrawn_at > published_at)
);
comment on table version is 'Owned by room document. Every version ever written, without its text. Once published only state and withdrawn_at change.';
create index version_effective_from on version (effective_from);
create index version_effective_until on version (effective_until);
create index version_published_at on version (published_at);
create index version_withdrawn_at on version (withdrawn_at);

create table version_text (
  version_id bigint constraint version_text_pk primary key
    constraint version_text_of_version references version,
  content jsonb not null
);
comment on table version_text is 'Owned by room document. The text of each version, apart because it is heavy.';

create table journal (
  position bigint constraint journal_pk primary key,
  at timestamptz not null,
  action text not null,
  slug text not null,
  number int not null,
  actor text not null
);
comment on table journal is 'Owned by room document. Append-only: one row a change of the truth; positions and instants are commit order.';
create index journal_at on journal (at);

create table content_import (
  id bigint generated always as identity constraint content_import_pk primary key,
  started_at timestamptz not null,
  finished_at timestamptz
);
comment on table content_import is 'Owned by room document. Imports that write; one that never finished was cut off and is taken up again at the next start.';
