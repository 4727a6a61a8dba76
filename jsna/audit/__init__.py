"""What a stranger could read out of the published bytes."""
