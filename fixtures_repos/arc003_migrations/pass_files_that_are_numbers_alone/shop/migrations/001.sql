ALTER TABLE kilns ADD COLUMN name text;
