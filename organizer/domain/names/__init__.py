"""Names as people write them, and what is the same behind two spellings."""
