"""The event's database: tables, journal, queries. The only package that speaks SQL."""
