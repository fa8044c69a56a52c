CREATE TABLE parcels (number TEXT);
