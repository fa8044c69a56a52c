"""Where the parts of a repository stand, what it is packaged as, and what it depends on."""
