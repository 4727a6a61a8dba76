"""From a bare Python to a built site: what ``build.py`` does, with the standard library only."""
