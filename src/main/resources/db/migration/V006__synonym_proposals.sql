create table synonym_proposal (
  id bigint generated always as identity constraint synonym_proposal_pk primary key,
  proposer text not null,
  proposed_at timestamptz not null,
  reason text not null,
  added_streets text[] not null,
  added_terms text[] not null,
  removed_streets text[] not null,
  removed_terms text[] not null,
  state text not null constraint synonym_proposal_state_known check (state in ('OPEN', 'APPROVED', 'REJECTED')),
  decided_by text,
  decided_at timestamptz,
  decision_reason text,
  constraint synonym_proposal_pairs check (
    cardinality(added_streets) = cardinality(added_terms)
    and cardinality(removed_streets) = cardinality(removed_terms)),
  constraint synonym_proposal_decided check (
    (state = 'OPEN') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
  -- The second pair of eyes, also where a program would forget it.
  constraint synonym_proposal_four_eyes check (state <> 'APPROVED' or decided_by <> proposer)
);
comment on table synonym_proposal is 'Owned by room document. Each change of the list of synonyms that somebody proposed, and what became of it; once decided never changed again.';
