"""Finding titles for the words patrons type or say: one index for every backend.

:class:`~kiosk.catalogue.search.index.SearchIndex` is all there is to use: it is fed with records
and asked with queries. Stands alone: the standard library and RapidFuzz, and of ours only
:mod:`kiosk.catalogue.kinds`.
"""
