"""How a service exports its metrics."""
