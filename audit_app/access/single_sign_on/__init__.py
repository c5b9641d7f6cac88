"""Signing in by the authority’s own directory (OpenID Connect), for who was invited and nobody else."""
