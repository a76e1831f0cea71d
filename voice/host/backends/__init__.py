"""Real devices and libraries behind the host's ports; each imports its library when it is made."""
