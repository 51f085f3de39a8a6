"""Files of event tables as one Parquet file of text columns, and what is wrong with their rows."""
