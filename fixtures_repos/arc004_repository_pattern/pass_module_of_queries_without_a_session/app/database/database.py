from app.models import Student


async def students():
    return await Student.find_all().to_list()


async def student(number):
    return await Student.get(number)


async def named(name):
    return await Student.find_one(Student.name == name)
