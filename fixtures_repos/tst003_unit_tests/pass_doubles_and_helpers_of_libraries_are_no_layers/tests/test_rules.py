from notes.policies.service import list_rules


def test_rules():
    assert list_rules()
