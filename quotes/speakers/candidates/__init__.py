"""Candidates: who could be meant, who cannot, and who alone can."""
