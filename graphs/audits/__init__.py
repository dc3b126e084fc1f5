"""The source audit: who gets to speak in some stories, how often, from which side, and who is not heard."""
