"""An article as a reading: paragraphs, sentences, quoted spans, tagged tokens."""
