-- Splits the figures of a province into an export in parts (luzhi/1): a summary that is read at
-- once, one part for each city and year that loads when it is looked at, and the list of them.
--
--   duckdb -f examples/scale/parts.sql
--
-- reads, from the folder it is started in,
--   observations.parquet   indicator, period (YYYY-MM), region, value, precision (NULL for exact)
--   regions.csv            code, name, short, parent (empty for the committee's own)
--   indicators.csv         id, name, family, unit, measure (flow or stock)
-- and writes province/: copy it into public/data/ of the dashboard, and open
--   #/overview?data=data/province/index.json

SET VARIABLE id = 'province';
SET VARIABLE title = '演示省政协履职数据（合成）';
SET VARIABLE committee = '演示省政协';
SET VARIABLE status = 'demo';
-- The whole result of one part is put together in memory.
SET preserve_insertion_order = false;

CREATE TEMP VIEW observations AS
  SELECT indicator, period, region, value, precision, left(period, 4) AS year FROM 'observations.parquet';
CREATE TEMP TABLE regions AS SELECT * FROM read_csv('regions.csv', all_varchar = true, nullstr = '');
CREATE TEMP TABLE indicators AS SELECT * FROM read_csv('indicators.csv', all_varchar = true, nullstr = '');

-- Every region with each region that it lies in; the city it belongs to; the places that report.
CREATE TEMP TABLE above AS
  WITH RECURSIVE up AS (
    SELECT code, code AS whole, parent FROM regions
    UNION ALL
    SELECT up.code, r.code, r.parent FROM up JOIN regions r ON r.code = up.parent
  )
  SELECT code, whole FROM up;
CREATE TEMP TABLE home AS SELECT code FROM regions WHERE parent IS NULL;
CREATE TEMP TABLE city AS SELECT code FROM regions WHERE parent IN (SELECT code FROM home);
CREATE TEMP TABLE city_of AS SELECT above.code, whole AS city FROM above JOIN city ON city.code = whole;
CREATE TEMP TABLE leaves AS
  SELECT whole, count(*) AS leaves, any_value(whole IN (SELECT code FROM home)) AS is_home
  FROM above
  WHERE code NOT IN (SELECT parent FROM regions WHERE parent IS NOT NULL)
    AND (whole IN (SELECT code FROM home) OR whole IN (SELECT code FROM city))
  GROUP BY whole;

-- What the province and the cities report themselves stands as it is.
CREATE TEMP TABLE reported AS
  SELECT indicator, period, region, value, precision FROM observations
  WHERE region IN (SELECT code FROM home) OR region IN (SELECT code FROM city);

-- Sums are written only where every place reported every month: what is less is left to the
-- dashboard, which shows it with its coverage once the parts are loaded. A year of which only the
-- first months are there is a span to date, never the year. A sum of marked figures is marked.
CREATE TEMP TABLE monthly AS
  SELECT o.indicator, i.measure, o.period, o.year, a.whole AS region, count(o.value) AS have,
    sum(o.value) AS value, max(CASE o.precision WHEN 'about' THEN 3 WHEN 'at_least' THEN 2 WHEN 'over' THEN 1 ELSE 0 END) AS mark
  FROM observations o
  JOIN indicators i ON i.id = o.indicator
  JOIN above a ON a.code = o.region AND o.region <> a.whole
  JOIN leaves l ON l.whole = a.whole
  GROUP BY ALL;

CREATE TEMP TABLE summed AS
  WITH whole_months AS (
    SELECT m.*, l.is_home FROM monthly m JOIN leaves l ON l.whole = m.region AND l.leaves = m.have
  ),
  years AS (
    SELECT indicator, region, year, sum(value) AS value, max(mark) AS mark, count(*) AS months, max(period) AS last
    FROM whole_months WHERE measure = 'flow' GROUP BY ALL
  ),
  last_moments AS (
    SELECT * FROM whole_months WHERE measure = 'stock'
    QUALIFY period = max(period) OVER (PARTITION BY indicator, year)
  )
  SELECT indicator,
    CASE months WHEN 12 THEN year ELSE format('{}-01-01/{}', year, last_day((last || '-01')::DATE)) END AS period,
    region, value, mark
  FROM years WHERE months = month((last || '-01')::DATE)
  UNION ALL SELECT indicator, period, region, value, mark FROM last_moments
  -- The province month by month, for its trend.
  UNION ALL SELECT indicator, period, region, value, mark FROM whole_months
  WHERE is_home AND measure = 'flow';

CREATE TEMP TABLE summary AS
  SELECT *, NULL AS note FROM reported
  UNION ALL
  SELECT indicator, period, region, value, CASE mark WHEN 3 THEN 'about' WHEN 2 THEN 'at_least' WHEN 1 THEN 'over' END, '由各地逐月数据汇总'
  FROM summed s
  WHERE NOT EXISTS (
    SELECT 1 FROM reported r WHERE (r.indicator, r.period, r.region) = (s.indicator, s.period, s.region)
  );

CREATE TEMP MACRO number(v) AS
  CASE WHEN v IS NULL THEN 'null' WHEN v = trunc(v) THEN v::BIGINT::VARCHAR ELSE v::VARCHAR END;
CREATE TEMP MACRO text(v) AS coalesce(to_json(v)::VARCHAR, 'null');
-- What every file says of itself.
CREATE TEMP MACRO head(part) AS
  format('{{"format":"luzhi/1","id":{},"title":{},"as_of":"{}","status":"{}","committee":{{"id":{},"name":{},"short":{},"region":"{}"}},"part":{}',
    text(getvariable('id')), text(getvariable('title')),
    (SELECT last_day((max(period) || '-01')::DATE) FROM observations), getvariable('status'),
    text(getvariable('id')), text(getvariable('committee')), text(getvariable('committee')),
    (SELECT code FROM home), part);

-- A part for each city and year.
CREATE TEMP TABLE parts AS
  SELECT city, year, min(period) AS "from", max(period) AS "to", 1 + row_number() OVER (ORDER BY city, year) AS part
  FROM observations o JOIN city_of ON city_of.code = o.region
  WHERE o.region <> city
  GROUP BY city, year;

COPY (
  SELECT head(part)
    || ',"observations":{"columns":["indicator","period","region","value","precision"],"rows":['
    || string_agg('[' || text(indicator) || ',' || text(period) || ',' || text(region) || ',' || number(value) || ',' || text(precision) || ']', E',\n' ORDER BY indicator, region, period)
    || ']}}' AS document, city, year
  FROM observations o
  JOIN city_of ON city_of.code = o.region
  JOIN parts USING (city, year)
  WHERE o.region <> city
  GROUP BY city, year, part
) TO 'province' (FORMAT csv, PARTITION_BY (city, year), FILE_EXTENSION 'json', FILENAME_PATTERN 'part',
  OVERWRITE_OR_IGNORE, HEADER false, QUOTE '', ESCAPE '', DELIMITER E'\x01');

-- The summary, with all definitions.
COPY (
  SELECT head(1)
    || ',"regions":' || (SELECT to_json(list({code: code, name: name, short: short, parent: parent} ORDER BY code)) FROM regions)::VARCHAR
    || ',"indicators":' || (SELECT to_json(list({id: id, name: name, family: family, unit: unit, measure: measure} ORDER BY id)) FROM indicators)::VARCHAR
    || ',"observations":{"columns":["indicator","period","region","value","precision","note"],"rows":['
    || string_agg('[' || text(indicator) || ',' || text(period) || ',' || text(region) || ',' || number(value) || ',' || text(precision) || ',' || text(note) || ']', E',\n' ORDER BY indicator, region, period)
    || ']}}'
  FROM summary
) TO 'province/summary.json' (FORMAT csv, HEADER false, QUOTE '', ESCAPE '', DELIMITER E'\x01');

-- The list, with what each file is by its bytes.
COPY (
  WITH files AS (
    SELECT replace(regexp_replace(filename, '^.*province[\\/]', ''), '\', '/') AS path, size AS bytes, sha256(content) AS sha256
    FROM read_blob('province/**/*.json')
    WHERE filename NOT LIKE '%index.json'
  ),
  entries AS (
    SELECT 0 AS n, {path: path, sha256: sha256, bytes: bytes, summary: true, regions: NULL, "from": NULL, "to": NULL} AS entry
    FROM files WHERE path = 'summary.json'
    UNION ALL
    SELECT part, {path: path, sha256: sha256, bytes: bytes, summary: false, regions: [city], "from": "from", "to": "to"}
    FROM parts JOIN files ON path LIKE format('city={}/year={}/%', city, year)
  )
  SELECT '{"exports":[{"path":"summary.json","title":' || text(getvariable('title'))
    || ',"parts":' || to_json(list(entry ORDER BY n))::VARCHAR || '}]}'
  FROM entries
) TO 'province/index.json' (FORMAT csv, HEADER false, QUOTE '', ESCAPE '', DELIMITER E'\x01');
