CREATE MIGRATION m1abc ONTO initial {
  CREATE TYPE default::Person { CREATE PROPERTY name: std::str; };
};
