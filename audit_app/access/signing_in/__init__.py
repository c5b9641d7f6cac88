"""Signing in and out, and looking after one’s own account: django-allauth, as this service uses it."""
