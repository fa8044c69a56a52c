from mirror.models.package import Package


def test_name():
    assert Package("vim").name == "vim"
