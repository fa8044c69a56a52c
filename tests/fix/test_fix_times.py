"""TIM101 and TIM102: points in time with their zone."""

from __future__ import annotations

import datetime
import importlib.util

import pytest

from tests.fix.fixing import becomes, declined, fixed

ASYNCPG = {"requirements.txt": "fastapi\nsqlalchemy==2.0.30\nasyncpg\n"}


@pytest.mark.parametrize(
    ("imports", "before", "after_imports", "after"),
    [
        (
            "import datetime",
            "datetime.datetime.utcnow()",
            "import datetime",
            "datetime.datetime.now(datetime.timezone.utc)",
        ),
        ("import datetime as dt", "dt.datetime.now()", "import datetime as dt", "dt.datetime.now(dt.timezone.utc)"),
        (
            "from datetime import datetime",
            "datetime.utcnow()",
            "from datetime import datetime, timezone",
            "datetime.now(timezone.utc)",
        ),
        (
            "from datetime import datetime as DT, timedelta",
            "DT.today()",
            "from datetime import datetime as DT, timedelta, timezone",
            "DT.now(timezone.utc)",
        ),
        (
            "from datetime import timezone, datetime",
            "datetime.now()",
            "from datetime import timezone, datetime",
            "datetime.now(timezone.utc)",
        ),
        (
            "from datetime import UTC, datetime",
            "datetime.utcnow()",
            "from datetime import UTC, datetime",
            "datetime.now(UTC)",
        ),
        (
            "from datetime import datetime, timezone as tz",
            "datetime.now(tz=None)",
            "from datetime import datetime, timezone as tz",
            "datetime.now(tz.utc)",
        ),
        (
            "from datetime import datetime\nimport datetime as dt",
            "datetime.now()",
            "from datetime import datetime\nimport datetime as dt",
            "datetime.now(dt.timezone.utc)",
        ),
        (
            "from datetime import datetime\nfrom pytz import timezone",
            "datetime.now(), timezone",
            "from datetime import datetime, timezone as datetime_timezone\nfrom pytz import timezone",
            "datetime.now(datetime_timezone.utc), timezone",
        ),
        (
            "from datetime import datetime",
            "datetime.utcfromtimestamp(1)",
            "from datetime import datetime, timezone",
            "datetime.fromtimestamp(1, tz=timezone.utc)",
        ),
        (
            "from datetime import datetime",
            "datetime.fromtimestamp(1, None)",
            "from datetime import datetime, timezone",
            "datetime.fromtimestamp(1, tz=timezone.utc)",
        ),
        (
            "from datetime import datetime\nfrom django.utils import timezone",
            "datetime.now()",
            "from django.utils import timezone",
            "timezone.now()",
        ),
    ],
)
def test_the_zone_comes_in_the_form_of_the_imports(imports: str, before: str, after_imports: str, after: str) -> None:
    frame = "{}\n\n\ndef moment():\n    return {}\n"
    assert fixed(frame.format(imports, before), "TIM101") == frame.format(after_imports, after)


def test_names_of_a_long_import_stand_one_on_a_line() -> None:
    becomes(
        """
        from datetime import (
            date,  # a day
            datetime,
        )


        def moment():
            return datetime.utcnow(), date
        """,
        """
        from datetime import (
            date,  # a day
            datetime,
            timezone,
        )


        def moment():
            return datetime.now(timezone.utc), date
        """,
        "TIM101",
    )


def test_an_import_for_type_checkers_is_none_at_run_time() -> None:
    after = fixed(
        """
        from datetime import datetime
        from typing import TYPE_CHECKING

        if TYPE_CHECKING:
            from datetime import timezone


        def moment():
            return datetime.utcnow()
        """,
        "TIM101",
    )
    assert after.startswith("\nfrom datetime import datetime, timezone\n")
    assert after.endswith("    return datetime.now(timezone.utc)\n")


def test_another_name_is_taken_where_the_name_means_something_else() -> None:
    after = fixed(
        """
        from datetime import datetime


        def moment(timezone):
            return datetime.utcnow(), timezone
        """,
        "TIM101",
    )
    assert "from datetime import datetime, timezone as datetime_timezone\n" in after


def test_functions_passed_on_become_lambdas() -> None:
    becomes(
        """
        from datetime import datetime

        from pydantic import BaseModel, Field


        class Post(BaseModel):
            created: datetime = Field(default_factory=datetime.utcnow)  # when
            seen: datetime = Field(default_factory=datetime.now, title="Seen")
        """,
        """
        from datetime import datetime, timezone

        from pydantic import BaseModel, Field


        class Post(BaseModel):
            created: datetime = Field(default_factory=lambda: datetime.now(timezone.utc))  # when
            seen: datetime = Field(default_factory=lambda: datetime.now(timezone.utc), title="Seen")
        """,
        "TIM101",
    )


def test_django_fields_take_djangos_own_function() -> None:
    """A migration cannot write a lambda down."""
    becomes(
        """
        from datetime import datetime

        from django.db import models


        class Post(models.Model):
            created = models.DateTimeField(default=datetime.utcnow)
        """,
        """
        from django.db import models
        from django.utils import timezone


        class Post(models.Model):
            created = models.DateTimeField(default=timezone.now)
        """,
        "TIM101",
    )


@pytest.mark.parametrize(
    ("expression", "why"),
    [
        ("datetime.now().isoformat() + 'Z'", "a zone is put behind its text"),
        ("f'{datetime.now().isoformat()}Z'", "a zone is put behind its text"),
        ("'{}Z'.format(datetime.fromtimestamp(stamp).isoformat())", "a zone is put behind its text"),
        ("'%sZ' % datetime.utcnow().isoformat()", "a zone is put behind its text"),
        ("'at %s: %s+00:00' % (name, datetime.utcnow().isoformat())", "a zone is put behind its text"),
        ("datetime.utcnow().isoformat()[:-3]", "its text is cut"),
        ("mktime(datetime.now().timetuple())", "its parts are taken for local time"),
        ("int(datetime.now().strftime('%s'))", "its parts are taken for local time"),
    ],
)
def test_what_an_aware_time_would_break_stays(expression: str, why: str) -> None:
    source = f"from datetime import datetime\nfrom time import mktime\n\n\ndef moment():\n    return {expression}\n"
    assert why in declined(source, "TIM101", unsafe=True)


@pytest.mark.parametrize(
    "body",
    [
        "return user.expires < datetime.utcnow()",
        "return datetime.utcnow() - user.created",
        "return user.created - (datetime.utcnow() - timedelta(days=1))",
        "now = datetime.utcnow()\n    return user.expires < now",
        "return shifted(datetime.utcnow())",
        "now = datetime.utcnow() + timedelta(days=1)\n    return shifted(now)",
    ],
)
def test_a_time_that_meets_others_is_for_unsafe_only(body: str) -> None:
    source = f"from datetime import datetime, timedelta\n\n\ndef late(user, shifted):\n    {body}\n"
    assert declined(source, "TIM101").startswith("needs --unsafe")
    assert "datetime.now(timezone.utc)" in fixed(source, "TIM101", unsafe=True)


@pytest.mark.parametrize(
    "body",
    [
        "return datetime.utcnow() + timedelta(days=1)",
        "return datetime.utcnow().replace(microsecond=0).isoformat()",
        "return datetime.utcnow() < datetime.utcnow() + timedelta(days=1)",
        "return User.created < datetime.utcnow()",
        "now = datetime.utcnow()\n    return {'iat': now, 'exp': now + timedelta(days=1)}",
        "return User(created=datetime.utcnow())",
        "return str(datetime.now())",
        "return '{} Zulu'.format(datetime.utcnow().isoformat())",
        "return datetime.utcnow() is None",
    ],
)
def test_a_time_that_meets_no_other_is_rewritten(body: str) -> None:
    source = f"from datetime import datetime, timedelta\n\n\ndef moment(User):\n    {body}\n"
    assert "utcnow" not in fixed(source, "TIM101")


def test_the_text_of_a_time_that_a_function_takes_is_for_unsafe_only() -> None:
    """It may parse the text by a format that knows no zone."""
    source = "from datetime import datetime\n\nfrom app.spans import span\n\n\ndef age(row):\n    return {}\n"
    assert "given to span()" in declined(source.format("span(row.created, str(datetime.now()))"), "TIM101")
    assert "datetime.now(timezone.utc)" in fixed(source.format('{"at": str(datetime.now())}'), "TIM101")


@pytest.mark.parametrize(
    "body",
    [
        'now = datetime.utcnow()\n    return now.isoformat() + "Z"',
        'now = datetime.utcnow()\n    return f"{now.replace(microsecond=0).isoformat()}Z"',
        'user.seen = datetime.utcnow()\n    return "{}Z".format(user.seen.isoformat())',
        'return {"at": datetime.utcnow()}\n\n\ndef shown(row):\n    return row["at"].isoformat() + "+00:00"',
    ],
)
def test_a_kept_time_stays_whose_text_gets_a_zone(body: str) -> None:
    source = f"from datetime import datetime\n\n\ndef seen(user):\n    {body}\n"
    assert "a zone is put behind" in declined(source, "TIM101")
    assert "utcnow" in fixed(source, "TIM101", unsafe=True)


@pytest.mark.parametrize(
    "body",
    [
        'now = datetime.utcnow()\n    return now.isoformat() + " UTC"',
        'return datetime.utcnow()\n\n\ndef shown(row):\n    return row.isoformat() + "Z"',
        'return datetime.utcnow()\n\n\ndef shown(dates):\n    return dates.now().isoformat() + "Z"',
    ],
)
def test_a_time_is_rewritten_whose_text_gets_no_zone(body: str) -> None:
    """Also beside a name of another function that does."""
    assert "utcnow" not in fixed(f"from datetime import datetime\n\n\ndef seen():\n    {body}\n", "TIM101")


def test_a_file_that_compares_its_times_keeps_them_all() -> None:
    """Half of them aware would break more than none."""
    source = """
        from datetime import datetime


        class Token:
            def __init__(self):
                self.made = datetime.utcnow()
                self.shown = datetime.utcnow().isoformat()

            def is_old(self):
                return self.made < datetime.utcnow()
        """
    after = fixed(source, "TIM101")
    assert after.count("utcnow") == 2
    assert "self.shown = datetime.now(timezone.utc).isoformat()" in after
    assert "utcnow" not in fixed(source, "TIM101", unsafe=True)


COLUMN = """
    from datetime import datetime

    from sqlalchemy import Column, DateTime, Integer
    from sqlalchemy.orm import declarative_base

    Base = declarative_base()


    class Post(Base):
        __tablename__ = "post"
        id = Column(Integer, primary_key=True)
        created = Column(DateTime, default=datetime.utcnow)
    """


def test_columns_without_a_zone_take_aware_times_unless_the_driver_refuses_them() -> None:
    assert "default=lambda: datetime.now(timezone.utc)" in fixed(COLUMN, "TIM101")
    assert "asyncpg refuses" in declined(COLUMN, "TIM101", beside=ASYNCPG)
    both = fixed(COLUMN, "TIM101", "TIM102", unsafe=True, beside=ASYNCPG)
    assert "Column(DateTime(timezone=True), default=lambda: datetime.now(timezone.utc))" in both


def test_columns_get_a_zone_on_demand() -> None:
    source = """
        import sqlalchemy as sa
        from sqlalchemy import TIMESTAMP, Column, Integer
        from sqlalchemy.orm import declarative_base

        Base = declarative_base()


        class Post(Base):
            __tablename__ = "post"
            id = Column(Integer, primary_key=True)
            made = Column(sa.DateTime(), nullable=False)
            sent = Column("sent_at", TIMESTAMP)
            read = Column(sa.DateTime(timezone=False))
        """
    assert fixed(source, "TIM102") == fixed(source)
    after = fixed(source, "TIM102", unsafe=True)
    assert "made = Column(sa.DateTime(timezone=True), nullable=False)" in after
    assert 'sent = Column("sent_at", TIMESTAMP(timezone=True))' in after
    assert "read = Column(sa.DateTime(timezone=True))" in after


def test_the_rewritten_module_makes_aware_times() -> None:
    after = fixed("from datetime import datetime\n\n\ndef moment():\n    return datetime.utcnow()\n", "TIM101")
    spec = importlib.util.spec_from_loader("after", loader=None)
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    exec(after, module.__dict__)
    assert module.moment().tzinfo is datetime.timezone.utc
