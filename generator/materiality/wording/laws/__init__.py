"""Laws that clear an edit because nothing that is said differs. Source: domain rules §4.2."""
