-- A synthetic province of ten million observations (合成演示数据), to try `parts.sql` on:
-- 10 cities, 100 counties, 2,100 townships; 40 indicators; 120 months. The same rows every time.
--
--   duckdb -f examples/scale/sample.sql        writes observations.parquet, regions.csv, indicators.csv here

COPY (
  WITH city AS (SELECT c FROM range(1, 11) t(c)),
    county AS (SELECT c, k FROM city, range(1, 11) t(k)),
    town AS (SELECT c, k, t FROM county, range(1, 22) t(t))
  SELECT '990000' AS code, '演示省' AS name, '演示' AS short, NULL AS parent
  UNION ALL SELECT format('99{:02}00', c), format('演示{}市', c), format('{}市', c), '990000' FROM city
  UNION ALL SELECT format('99{:02}{:02}', c, k), format('演示{}市{}县', c, k), format('{}县', k), format('99{:02}00', c) FROM county
  UNION ALL SELECT format('99{:02}{:02}{:03}', c, k, t), format('演示{}市{}县{}镇', c, k, t), format('{}镇', t), format('99{:02}{:02}', c, k) FROM town
  ORDER BY code
) TO 'regions.csv' (HEADER);

COPY (
  SELECT format('{}.synthetic_{}', family, n) AS id, format('演示指标{}', n) AS name, family,
    '次' AS unit, CASE WHEN n % 8 = 0 THEN 'stock' ELSE 'flow' END AS measure
  FROM (
    SELECT n, ['consultation', 'instruction', 'proposal', 'opinion', 'studio', 'research', 'supervision', 'welfare'][1 + (n - 1) % 8] AS family
    FROM range(1, 41) t(n)
  )
  ORDER BY n
) TO 'indicators.csv' (HEADER);

COPY (
  SELECT i.id AS indicator, strftime(DATE '2014-01-01' + to_months(m::INTEGER), '%Y-%m') AS period,
    r.code AS region,
    -- Every thousandth is "a little more than".
    (hash(i.id, m, r.code) % 40)::DOUBLE AS value,
    CASE WHEN hash(r.code, i.id, m) % 1000 = 0 THEN 'over' END AS precision
  FROM read_csv('indicators.csv') i, range(0, 120) t(m),
    (SELECT code::VARCHAR AS code FROM read_csv('regions.csv', all_varchar = true) WHERE length(code) = 9) r
) TO 'observations.parquet';
