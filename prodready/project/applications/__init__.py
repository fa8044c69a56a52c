"""The application objects and workers of a repository, before anything is asked about what they serve."""
