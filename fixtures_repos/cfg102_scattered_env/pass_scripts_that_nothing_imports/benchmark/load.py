import os

host = os.environ.get("BENCHMARK_HOST")
