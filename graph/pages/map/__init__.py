"""The map: where things were done or said to be, and who held which town when."""
