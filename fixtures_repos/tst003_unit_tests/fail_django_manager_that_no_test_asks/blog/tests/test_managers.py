from blog.models import Post


def test_draft(db):
    Post.objects.create(published=False)
    assert Post.objects.all().count() == 1
