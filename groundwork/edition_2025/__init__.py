"""An edition of Trafford for 2025, made from the same tables cut at an earlier period."""
