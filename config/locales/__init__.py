"""The languages: a folder each, with its words (``.ftl``) and its facts (``language.py``)."""
