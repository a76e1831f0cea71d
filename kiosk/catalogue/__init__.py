"""The central catalogue API: what kiosks talk to over HTTP.

Imports nothing of ours but ``config``; can be deployed alone on a server.
"""
