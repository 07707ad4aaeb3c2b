create table acknowledgement (
  id bigint generated always as identity constraint acknowledgement_pk primary key,
  reader text not null,
  slug text not null,
  number int not null constraint acknowledgement_number_positive check (number >= 1),
  content_hash text not null,
  at timestamptz not null,
  constraint acknowledgement_once unique (reader, slug, number)
);
comment on table acknowledgement is 'Owned by room record. Append-only: who said when that he has read which version. Points at no row of the truth, so that neither holds the other up when one is restored.';
create index acknowledgement_of_version on acknowledgement (slug, number);

create table reader (
  name text constraint reader_pk primary key,
  groups text[] not null,
  roles text[] not null,
  seen_at timestamptz not null
);
comment on table reader is 'Owned by room record. Whom the record has seen, as he was then, so that it can tell who has not read. Forgotten when he has long not come.';
create index reader_seen_at on reader (seen_at);
