"""What the site says: parts that pages share, the pages, and files for programs."""
