-- What is missing, one sentence per row; no row: all is well.
WITH t AS (
    SELECT c.oid, c.relkind FROM pg_class c
    WHERE c.oid = to_regclass(:table)
), wanted (name, types) AS (
    VALUES (:id_column, ARRAY['text', 'character varying', 'uuid']),
           (:updated_column, ARRAY['timestamp with time zone',
                                   'timestamp without time zone']),
           (:body_column, CASE WHEN :body_type = 'text'
                               THEN ARRAY['text', 'character varying']
                               ELSE ARRAY[:body_type] END)
           [[, (:type_column, ARRAY['text', 'character varying']) ]]
           [[, (:deleted_column, ARRAY['boolean']) ]]
), found AS (
    SELECT w.name, w.types, a.attnum,
           format_type(a.atttypid, NULL) AS type
    FROM t CROSS JOIN wanted w
    LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attname = w.name
                            AND a.attnum > 0 AND NOT a.attisdropped
)
SELECT format('there is no table %s', :table::text)
WHERE NOT EXISTS (SELECT 1 FROM t)
UNION ALL
SELECT format('%s is no table or view', :table::text)
FROM t WHERE t.relkind NOT IN ('r', 'p', 'v', 'm', 'f')
UNION ALL
SELECT format('table %s has no column "%s"', :table::text, f.name)
FROM found f WHERE f.attnum IS NULL
UNION ALL
SELECT format('column "%s" of %s is of type %s, not %s', f.name,
              :table::text, f.type, array_to_string(f.types, ' or '))
FROM found f WHERE f.attnum IS NOT NULL AND f.type <> ALL (f.types)
UNION ALL
SELECT format('the role "%s" may not read column "%s" of %s: '
              'GRANT SELECT ON %s TO %I', current_user, f.name,
              :table::text, :table::text, current_user)
FROM found f, t
WHERE f.attnum IS NOT NULL
  AND NOT has_column_privilege(t.oid, f.attnum, 'SELECT')
