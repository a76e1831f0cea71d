"""Titles and copies out of UNIMARC records and RUSMARC, its Russian form."""
