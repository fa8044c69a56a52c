from yoyo import get_backend, read_migrations

backend = get_backend("postgres://x")
backend.apply_migrations(backend.to_apply(read_migrations("migrations")))
