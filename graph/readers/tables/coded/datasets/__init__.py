"""What each dataset is like: its columns, what its cells must be, what its rows say."""
