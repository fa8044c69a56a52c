from blog.models import Post


def test_live(db):
    Post.objects.create(published=False)
    assert Post.live.all().count() == 0
