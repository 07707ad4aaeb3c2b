alter table journal
  alter column slug drop not null,
  alter column number drop not null,
  add constraint journal_action_known check (action in ('SUBMITTED', 'PUBLISHED', 'WITHDRAWN', 'SYNONYMS', 'REBUILD')),
  add constraint journal_version_where_due check (
    (slug is not null) = (action in ('SUBMITTED', 'PUBLISHED', 'WITHDRAWN'))
    and (number is not null) = (slug is not null));
-- Asked for by every replica each second, and there are few.
create index journal_rebuild_at on journal (at) where action = 'REBUILD';

create table synonym_list (
  id bigint generated always as identity constraint synonym_list_pk primary key,
  at timestamptz not null,
  actor text not null,
  streets text[] not null,
  terms text[] not null,
  content_hash text not null,
  constraint synonym_list_pairs check (cardinality(streets) = cardinality(terms))
);
comment on table synonym_list is 'Owned by room document. Every list of synonyms ever published, whole; the last one holds. Append-only.';
