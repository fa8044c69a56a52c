"""The shelves."""

from yoyo import step

steps = [step("CREATE TABLE shelves (id serial PRIMARY KEY)", "DROP TABLE shelves")]
