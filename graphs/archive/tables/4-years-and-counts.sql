-- Who is who was decided over all months that a name was quoted in: that cost more with every month. Now it is
-- decided over the months of a year, then over the years. The next article that comes has it decided so.
ALTER TABLE clusters ADD COLUMN period TEXT;
ALTER TABLE clusters ADD COLUMN part_of INTEGER REFERENCES clusters (id);
UPDATE clusters SET period = substr(rtrim(bucket, '0123456789'), 1, length(rtrim(bucket, '0123456789')) - 1)
WHERE bucket NOT LIKE 'judged %';
INSERT INTO clusters (block, bucket, home, name, known, identity)
SELECT block, period, home, name, known, identity FROM clusters WHERE period IS NOT NULL;
UPDATE clusters SET identity = NULL,
part_of = (SELECT id FROM clusters y WHERE y.bucket = clusters.period AND y.home = clusters.home)
WHERE period IS NOT NULL;
INSERT OR IGNORE INTO unsettled SELECT DISTINCT 'bucket', block || char(10) || bucket FROM bearers;
CREATE INDEX clusters_by_period ON clusters (period) WHERE period IS NOT NULL;
CREATE INDEX clusters_by_part ON clusters (part_of) WHERE part_of IS NOT NULL;
DROP INDEX clusters_by_block;
CREATE INDEX clusters_by_block ON clusters (block) WHERE period IS NULL;

-- How many quotes a speaker and an article have is counted once, not at each look at who is quoted most.
ALTER TABLE speakers ADD COLUMN quotes INTEGER NOT NULL DEFAULT 0;
ALTER TABLE documents ADD COLUMN quotes INTEGER NOT NULL DEFAULT 0;
ALTER TABLE documents ADD COLUMN named INTEGER NOT NULL DEFAULT 0;
ALTER TABLE documents ADD COLUMN groups INTEGER NOT NULL DEFAULT 0;
ALTER TABLE documents ADD COLUMN papers INTEGER NOT NULL DEFAULT 0;
ALTER TABLE documents ADD COLUMN unnamed INTEGER NOT NULL DEFAULT 0;
UPDATE speakers SET quotes = (SELECT count(*) FROM quotes q WHERE q.speaker = speakers.id AND q.shown);
UPDATE documents SET
quotes = (SELECT count(*) FROM quotes q WHERE q.document = documents.id AND q.shown),
(named, groups, papers, unnamed) = (
    SELECT coalesce(sum(quotes * (kind IN ('person', 'organization'))), 0),
    coalesce(sum(quotes * (kind = 'group')), 0), coalesce(sum(quotes * (kind = 'document')), 0),
    coalesce(sum(quotes * (kind = 'unnamed')), 0) FROM speakers s WHERE s.document = documents.id
);
DROP INDEX speakers_by_identity;
CREATE INDEX speakers_by_identity ON speakers (identity, quotes, document);
