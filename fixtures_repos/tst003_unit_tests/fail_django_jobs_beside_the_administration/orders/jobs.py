from orders.models import Job


def start(number):
    return Job.objects.create(number=number)
