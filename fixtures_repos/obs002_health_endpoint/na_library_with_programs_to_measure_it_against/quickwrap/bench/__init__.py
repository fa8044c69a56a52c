from quickwrap.bench.rival import app


def compare():
    return app.application
