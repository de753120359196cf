"""What comes from, and goes to, other programs: Word, OpenDocument, RTF, web pages, PDF."""
