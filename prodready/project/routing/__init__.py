"""How each framework declares routes; ``prodready.project.routing.routes`` composes them."""
