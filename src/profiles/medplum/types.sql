-- Never asked for: each type has its table, and each table can be sampled.
SELECT :table_type::text
