/**
 * Almanac, the dated book one consults to learn what holds on a given day. This is the map.
 *
 * <pre>
 * document   what is true, and from when to when: documents, versions, the journal. Imports no other room
 * search     how to ask: Search, SearchRequest, SearchIndex (the port), the analysis that all engines share
 *   .lucene  the engine inside the process
 * indexing   keeps the index in step with the journal: follower, rebuild, readiness
 * content    kb-content files in: reading, checking, importing
 * access     who is asking: the viewer and the groups
 * graphql    the door for people and programs
 * </pre>
 *
 * Arrows run one way: graphql -> content, indexing, search, access -> document; indexing -> search;
 * search.lucene -> search. Nothing imports graphql. ArchitectureTest proves it.
 */
@NullMarked
package almanac;

import org.jspecify.annotations.NullMarked;
