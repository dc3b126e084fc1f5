-- Which quotes pass is asked of all that have a word, or an identity: what filters ask for stands close together
-- here, so that the quotes themselves, with their words and places, need not be read.
CREATE INDEX quotes_asked ON quotes (id, shown, identity, kind, stance, day, document, number);
DROP INDEX quotes_by_identity;
CREATE INDEX quotes_by_identity ON quotes (identity, shown, day, document, number, kind, stance);
