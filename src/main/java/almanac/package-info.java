/**
 * Almanac, the dated book one consults to learn what holds on a given day. This is the map.
 *
 * <pre>
 * document     what is true, and from when to when: documents, their versions, who may read them
 *   .journal   every change in commit order, how replicas hear of it, and who leads
 *   .text      what one version says: clauses, card, data, facts. Pure
 *   .diff      what is different between two versions: clauses by word, figures as data. Pure
 *   .workflow  how a version comes to be published, and who may do what. Pure
 *   .gate      what must be right about versions before they are published. Pure
 *     .rule    the rules for versions among all that is published. Pure
 *   .synonym   the words of the street, as they were published
 *   .shelf     the documents that carry rules, in memory
 *   .time      which version governs, and the clock. Pure
 *   .embedded  the PostgreSQL that comes along
 * search       how to ask: Search, SearchRequest, SearchIndex (the port), what is shown of a hit
 *   .analysis  how texts and queries are cut into units. Pure
 *   .pinyin    how characters sound, and letters that are typed for them. Pure
 *   .plan      tokens of texts, and queries as tiers of tokens, for all engines alike. Pure
 *   .lucene    the engine inside the process
 *   .elastic   the engine outside: Elasticsearch or OpenSearch
 * indexing     keeps the index in step with the journal: follower, readiness
 * content      kb-content files in and out: checking, importing, exporting
 *   .file      one such file: reading it, also as a draft, and writing it
 * relief       what is known of a case, and which programme fits it. Pure
 *   .offer     what may be promised, of a programme and in words. Pure
 *   .gate      what programmes and figures must keep to be worked with. Pure
 *   .plan      what is owed, and how it is paid back: to the fen. Pure
 * record       what was shown and read: acknowledgements, who has still to read
 * snapshot     all that is in force on a day, as one page that needs no server
 * access       who is asking: tokens, keys, local accounts, the viewer
 * graphql      the door for people and programs: *Api, *View, *Input, Errors
 *   .edit      drafts, review, publication
 *   .operate   what those who run the server ask of it
 *   .history   what changed from version to version
 *   .http      how its requests come in, and who is let in at all
 *   .live      subscriptions: WebSockets, and how they follow the journal
 *   .access    the viewer and the keys of tools
 *   .relief    programmes, offers and plans for a case
 *   .record    acknowledging, what is to be read, who has read it
 *   .field     how the properties of answers are read. Pure
 *   .limit     how much one request, and one client, may ask for. Pure
 * </pre>
 *
 * Arrows run one way: graphql -> content, relief, record, snapshot, indexing, search, access ->
 * document; indexing -> search; snapshot -> search.pinyin, search.analysis; search.lucene,
 * search.elastic -> search -> search.plan -> search.pinyin, search.analysis. Nothing imports
 * graphql. ArchitectureTest proves it. Almanac, the program, starts the database inside and then
 * the server, if it would know who is asking.
 */
@NullMarked
package almanac;

import org.jspecify.annotations.NullMarked;
