"""What is measured of every request."""

from prometheus_client import Counter, Histogram

REQUESTS = Counter("bookshelf_requests", "Requests answered", ["method", "route", "status"])
SECONDS = Histogram("bookshelf_request_seconds", "Time to answer", ["method", "route"])
