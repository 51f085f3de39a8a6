"""What keys mean: codes, sides and spots, each looked up once and not once a row."""
