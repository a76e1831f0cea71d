"""Titles and copies out of MARC21 files: binary (ISO 2709) or MARCXML, one record at a time."""
