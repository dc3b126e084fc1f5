-- Whose a quote is, and by what all articles call and place somebody, is asked for at each search: to find it
-- among the speakers of all articles cost more with every article.
ALTER TABLE quotes ADD COLUMN identity INTEGER REFERENCES identities (id);
UPDATE quotes SET identity = (SELECT identity FROM speakers WHERE speakers.id = quotes.speaker)
WHERE speaker IS NOT NULL;
CREATE INDEX quotes_by_identity ON quotes (identity, shown, day, document, number);

CREATE TABLE identity_names (
    id INTEGER PRIMARY KEY,
    identity INTEGER NOT NULL REFERENCES identities (id),
    name TEXT NOT NULL,
    aliases TEXT NOT NULL,
    speakers INTEGER NOT NULL,
    UNIQUE (identity, name, aliases)
);
INSERT INTO identity_names (identity, name, aliases, speakers)
SELECT identity, name, aliases, count(*) FROM speakers WHERE identity IS NOT NULL GROUP BY 1, 2, 3;

CREATE TABLE identity_affiliations (
    id INTEGER PRIMARY KEY,
    identity INTEGER NOT NULL REFERENCES identities (id),
    role TEXT NOT NULL,
    organization TEXT NOT NULL,
    place TEXT NOT NULL,
    speakers INTEGER NOT NULL,
    UNIQUE (identity, role, organization, place)
);
INSERT INTO identity_affiliations (identity, role, organization, place, speakers)
SELECT s.identity, a.role, a.organization, a.place, count(DISTINCT s.id)
FROM speakers s JOIN affiliations a ON a.speaker = s.id WHERE s.identity IS NOT NULL GROUP BY 1, 2, 3, 4;

CREATE TRIGGER speakers_identified AFTER UPDATE OF identity ON speakers
WHEN new.identity IS NOT old.identity BEGIN
    UPDATE quotes SET identity = new.identity WHERE speaker = new.id;

    UPDATE identity_names SET speakers = speakers - 1
    WHERE identity = old.identity AND name = new.name AND aliases = new.aliases;
    DELETE FROM identity_names
    WHERE identity = old.identity AND name = new.name AND aliases = new.aliases AND speakers = 0;
    INSERT INTO identity_names (identity, name, aliases, speakers)
    SELECT new.identity, new.name, new.aliases, 1 WHERE new.identity IS NOT NULL
    ON CONFLICT DO UPDATE SET speakers = speakers + 1;

    UPDATE identity_affiliations SET speakers = speakers - 1 WHERE identity = old.identity
    AND (role, organization, place) IN (SELECT role, organization, place FROM affiliations WHERE speaker = new.id);
    DELETE FROM identity_affiliations WHERE identity = old.identity AND speakers = 0;
    INSERT INTO identity_affiliations (identity, role, organization, place, speakers)
    SELECT DISTINCT new.identity, role, organization, place, 1 FROM affiliations
    WHERE speaker = new.id AND new.identity IS NOT NULL
    ON CONFLICT DO UPDATE SET speakers = speakers + 1;
END;

DROP TRIGGER speakers_inserted;
DROP TRIGGER speakers_deleted;
DROP TABLE speakers_fts;
CREATE VIRTUAL TABLE identity_names_fts USING fts5 (
    name, aliases,
    content = 'identity_names', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO identity_names_fts (identity_names_fts) VALUES ('rebuild');
CREATE TRIGGER identity_names_inserted AFTER INSERT ON identity_names BEGIN
    INSERT INTO identity_names_fts (rowid, name, aliases) VALUES (new.id, new.name, new.aliases);
END;
CREATE TRIGGER identity_names_deleted AFTER DELETE ON identity_names BEGIN
    INSERT INTO identity_names_fts (identity_names_fts, rowid, name, aliases)
    VALUES ('delete', old.id, old.name, old.aliases);
END;

DROP TRIGGER affiliations_inserted;
DROP TRIGGER affiliations_deleted;
DROP TABLE affiliations_fts;
CREATE VIRTUAL TABLE identity_affiliations_fts USING fts5 (
    role, organization, place,
    content = 'identity_affiliations', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO identity_affiliations_fts (identity_affiliations_fts) VALUES ('rebuild');
CREATE TRIGGER identity_affiliations_inserted AFTER INSERT ON identity_affiliations BEGIN
    INSERT INTO identity_affiliations_fts (rowid, role, organization, place)
    VALUES (new.id, new.role, new.organization, new.place);
END;
CREATE TRIGGER identity_affiliations_deleted AFTER DELETE ON identity_affiliations BEGIN
    INSERT INTO identity_affiliations_fts (identity_affiliations_fts, rowid, role, organization, place)
    VALUES ('delete', old.id, old.role, old.organization, old.place);
END;
