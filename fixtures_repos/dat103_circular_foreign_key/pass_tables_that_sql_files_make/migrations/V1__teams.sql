CREATE TABLE teams (id int PRIMARY KEY, lead_id int);
