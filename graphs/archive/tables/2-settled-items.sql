CREATE TABLE settled_items (
    speaker TEXT NOT NULL,
    quote TEXT NOT NULL,
    stance TEXT NOT NULL,
    verdict TEXT NOT NULL,
    "by" TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (speaker, quote, stance, verdict)
) WITHOUT ROWID;
