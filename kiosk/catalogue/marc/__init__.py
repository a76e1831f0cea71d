"""Titles and copies out of MARC files, one record at a time.

``records`` cuts a file, ``iso2709`` reads the fields of a record as bytes, ``charsets`` makes text
of them, ``formats`` says of which format it is, and the module of that format (``marc21``) makes a
``title.Title`` of it: what comes after knows nothing of formats.
"""
