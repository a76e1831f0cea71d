"""Changes the product in small ways, one at a time, and looks whether a test notices.

See docs/testing.md. A tool of our own because none of the kept ones (mutmut 3, cosmic-ray) draws a
sample of a given size and seed over several areas and chooses tests by the lines they execute.
"""
