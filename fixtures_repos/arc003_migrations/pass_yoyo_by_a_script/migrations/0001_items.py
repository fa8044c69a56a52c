from yoyo import step

steps = [step("CREATE TABLE items (id int)", "DROP TABLE items")]
