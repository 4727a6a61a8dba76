"""What the statistics cost: tables of a fixed seed, timed beside a plain pass and other packages."""
