from school.models import School


def schools():
    return School.objects.all()
