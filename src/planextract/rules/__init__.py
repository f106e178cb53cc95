"""Wording as data: the loader, the families and the fingerprint of all rules."""
