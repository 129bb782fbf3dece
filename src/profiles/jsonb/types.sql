-- Which types have rows: asked only where no sample can be taken (views).
SELECT DISTINCT {type_column}::text
FROM {table}
WHERE {type_column} IS NOT NULL
