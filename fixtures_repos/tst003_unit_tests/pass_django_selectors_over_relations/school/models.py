from django.db import models


class School(models.Model):
    name = models.TextField()


class Course(models.Model):
    school = models.ForeignKey(School, related_name="courses", on_delete=models.CASCADE)
