package almanac.document;

import almanac.document.time.Timeline;

/** A document as it stands at a moment: the version that answers, and how it stands on that day. */
public record Document(Version version, Timeline.Segment standing) {}
