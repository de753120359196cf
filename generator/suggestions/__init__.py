"""Facts that the words of a text seem to state, each with those words: suggestions, which people take or leave."""
