"""Type size: what a letter measures on the glass, and asking the terminal for another size.

Nothing here draws. The terminal's own font is the zoom; the pages lay themselves out anew for the
grid that results.
"""
