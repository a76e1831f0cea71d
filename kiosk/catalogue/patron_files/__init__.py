"""Patrons of another library system, from the CSV files it writes."""
