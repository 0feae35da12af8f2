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
  WITH first AS (
    SELECT * FROM (VALUES
      (1, 'consultation.held', '协商活动', 'consultation', '次', 'flow'),
      (2, 'instruction.received', '领导批示', 'instruction', '件', 'flow'),
      (3, 'proposal.filed', '提案立案', 'proposal', '件', 'flow'),
      (4, 'opinion.collected', '社情民意信息收集', 'opinion', '条', 'flow'),
      (5, 'studio.count', '委员工作室', 'studio', '个', 'stock'),
      (6, 'research.reports', '调研报告及大会发言', 'research', '篇', 'flow'),
      (7, 'supervision.inspections', '民主监督调研视察', 'supervision', '次', 'flow'),
      (8, 'welfare.donations', '捐款捐物', 'welfare', '万元', 'flow')
    ) t(n, id, name, family, unit, measure)
  )
  SELECT id, name, family, unit, measure FROM (
    FROM first
    UNION ALL
    SELECT r.n, format('{}.synthetic_{}', family, r.n), format('演示指标{}', r.n), family, '次', 'flow'
    FROM range(9, 41) r(n) JOIN first ON first.n = 1 + (r.n - 1) % 8
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
