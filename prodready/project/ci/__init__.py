"""What CI really runs, on each host that keeps its configuration in the repository."""
