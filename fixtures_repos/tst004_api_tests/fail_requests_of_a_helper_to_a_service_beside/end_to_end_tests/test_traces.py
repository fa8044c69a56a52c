from end_to_end_tests.reading import traces_of


def test_traces():
    assert traces_of("http://tracer:16686/api") == []
