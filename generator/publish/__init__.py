"""From the pages to the folder that is served: the one door to the site engine."""
