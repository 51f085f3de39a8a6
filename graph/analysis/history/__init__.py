"""What changes: from day to day, and from one edition of the claims to the next."""
