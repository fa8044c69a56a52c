from school.models import School


def courses_of(school: School):
    return school.courses.select_related("school").order_by("pk")
