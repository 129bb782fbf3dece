-- Each type has its own tables: never asked.
SELECT :table_type::text
