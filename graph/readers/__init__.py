"""All that makes claims: curated tables, news text, event tables."""
