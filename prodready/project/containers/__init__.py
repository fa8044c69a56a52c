"""Container images and stacks, read from their text: contexts, stages, what starts, and whether it is there."""
