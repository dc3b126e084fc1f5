-- Datasette offers a search box where an index of words names its table in this way: content="quotes".
DROP TABLE quotes_fts;
CREATE VIRTUAL TABLE quotes_fts USING fts5 (
    text, marks, content="quotes", content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3 4'
);
INSERT INTO quotes_fts (quotes_fts) VALUES ('rebuild');
DROP TABLE identity_names_fts;
CREATE VIRTUAL TABLE identity_names_fts USING fts5 (
    name, aliases,
    content="identity_names", content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO identity_names_fts (identity_names_fts) VALUES ('rebuild');
DROP TABLE identity_affiliations_fts;
CREATE VIRTUAL TABLE identity_affiliations_fts USING fts5 (
    role, organization, place,
    content="identity_affiliations", content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO identity_affiliations_fts (identity_affiliations_fts) VALUES ('rebuild');
