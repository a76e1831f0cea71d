"""How well the test models understand synthetic speech; proves nothing about people's voices."""
