"""The timeline: claims and events by date, no more exact than said."""
