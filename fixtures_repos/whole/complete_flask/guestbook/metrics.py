"""What is measured."""

from flask import Response, request
from prometheus_client import Counter

REQUESTS = Counter("guestbook_requests", "Requests answered", ["method", "endpoint", "status"])


def count(response: Response) -> Response:
    REQUESTS.labels(request.method, request.endpoint or "unmatched", response.status_code).inc()
    return response
