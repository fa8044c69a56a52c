from school.models import School
from school.selectors import courses_of


def test_courses():
    assert list(courses_of(School())) == []
