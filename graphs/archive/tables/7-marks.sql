-- The index of words knows the kind and the stance of a quote, and the month of one that is not shown, too: what
-- filters ask together with words is then counted in it alone.
DROP TRIGGER quotes_inserted;
DROP TRIGGER quotes_deleted;
DROP TRIGGER quotes_hidden;
DROP TABLE quotes_fts;
ALTER TABLE quotes DROP COLUMN marks;
ALTER TABLE quotes ADD COLUMN marks TEXT GENERATED ALWAYS AS (
    CASE WHEN shown THEN 'shown' ELSE 'hidden' END || ' m' || (day / 100) || ' k' || kind || ' s' || stance
) VIRTUAL;
CREATE VIRTUAL TABLE quotes_fts USING fts5 (
    text, marks, content="quotes", content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3 4'
);
INSERT INTO quotes_fts (quotes_fts) VALUES ('rebuild');
CREATE TRIGGER quotes_inserted AFTER INSERT ON quotes BEGIN
    INSERT INTO quotes_fts (rowid, text, marks) VALUES (new.id, new.text, new.marks);
END;
CREATE TRIGGER quotes_deleted AFTER DELETE ON quotes BEGIN
    INSERT INTO quotes_fts (quotes_fts, rowid, text, marks) VALUES ('delete', old.id, old.text, old.marks);
END;
CREATE TRIGGER quotes_hidden AFTER UPDATE OF shown ON quotes BEGIN
    INSERT INTO quotes_fts (quotes_fts, rowid, text, marks) VALUES ('delete', old.id, old.text, old.marks);
    INSERT INTO quotes_fts (rowid, text, marks) VALUES (new.id, new.text, new.marks);
END;
