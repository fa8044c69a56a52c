-- Parcels that were found.

CREATE TABLE parcels (number TEXT);
