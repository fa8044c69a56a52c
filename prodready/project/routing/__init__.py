"""How each framework declares routes; ``prodready.project.routes`` composes them."""
