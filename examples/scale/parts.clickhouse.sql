-- The same as parts.sql for ClickHouse: an export in parts (luzhi/1) from tables of observations.
--
--   mkdir -p province && clickhouse local --multiquery --queries-file examples/scale/parts.clickhouse.sql
--
-- reads observations.parquet, regions.csv and indicators.csv from the folder it is started in, and
-- writes province/summary.json and province/part-N.json. On a server, put tables in the place of
-- file(…). ClickHouse cannot list the files it wrote: put summary.json into public/data/ as
-- province.json, the others into public/data/province/, and run `npm run manifest`.

CREATE TABLE regions ENGINE = Memory AS
  SELECT code, name, short, nullIf(parent, '') AS parent
  FROM file('regions.csv', CSVWithNames, 'code String, name String, short String, parent String');
CREATE TABLE indicators ENGINE = Memory AS
  SELECT * FROM file('indicators.csv', CSVWithNames, 'id String, name String, family String, unit String, measure String');
CREATE TABLE observations ENGINE = Memory AS
  SELECT toString(indicator) AS indicator, toString(period) AS period, substring(toString(period), 1, 4) AS year,
    toString(region) AS region, value, ifNull(toString(precision), '') AS precision
  FROM file('observations.parquet', Parquet, 'indicator String, period String, region String, value Nullable(Float64), precision Nullable(String)');

-- Every region with each region that it lies in: four levels are enough from a province down.
CREATE TABLE above ENGINE = Memory AS
  SELECT code, arrayJoin(arrayFilter(w -> w != '', [code, ifNull(p1, ''), ifNull(p2, ''), ifNull(p3, '')])) AS whole
  FROM (
    SELECT a.code AS code, a.parent AS p1, b.parent AS p2, c.parent AS p3
    FROM regions a LEFT JOIN regions b ON b.code = ifNull(a.parent, '') LEFT JOIN regions c ON c.code = ifNull(b.parent, '')
  );
CREATE TABLE home ENGINE = Memory AS SELECT code FROM regions WHERE parent IS NULL;
CREATE TABLE city ENGINE = Memory AS SELECT code FROM regions WHERE parent IN (SELECT code FROM home);
CREATE TABLE city_of ENGINE = Memory AS SELECT code, whole AS city FROM above WHERE whole IN (SELECT code FROM city);
CREATE TABLE leaves ENGINE = Memory AS
  SELECT whole, count() AS leaves FROM above
  WHERE code NOT IN (SELECT assumeNotNull(parent) FROM regions WHERE parent IS NOT NULL)
    AND (whole IN (SELECT code FROM home) OR whole IN (SELECT code FROM city))
  GROUP BY whole;

-- Months that every place reported; a year of which only the first months are there is a span to date.
CREATE TABLE months ENGINE = Memory AS
  SELECT o.indicator AS indicator, i.measure AS measure, o.period AS period, o.year AS year, a.whole AS region,
    count(o.value) AS have, any(l.leaves) AS leaves, sum(o.value) AS value,
    max(multiIf(o.precision = 'about', 3, o.precision = 'at_least', 2, o.precision = 'over', 1, 0)) AS mark
  FROM observations o
  JOIN indicators i ON i.id = o.indicator
  JOIN above a ON a.code = o.region
  JOIN leaves l ON l.whole = a.whole
  WHERE o.region != a.whole
  GROUP BY indicator, measure, period, year, region
  HAVING have = leaves;

CREATE TABLE summed ENGINE = Memory AS
  SELECT indicator, if(months = 12, year, concat(year, '-01-01/', toString(toLastDayOfMonth(toDate(concat(last, '-01')))))) AS period,
    region, total AS value, worst AS mark
  FROM (
    SELECT indicator, region, year, sum(value) AS total, max(mark) AS worst, count() AS months, max(period) AS last
    FROM months WHERE measure = 'flow' GROUP BY indicator, region, year
  )
  WHERE months = toMonth(toDate(concat(last, '-01')))
  UNION ALL
  SELECT indicator, period, region, value, mark FROM months
  WHERE measure = 'stock' AND (indicator, period) IN (
    SELECT indicator, max(period) FROM months WHERE measure = 'stock' GROUP BY indicator, year
  )
  UNION ALL
  SELECT indicator, period, region, value, mark FROM months WHERE measure = 'flow' AND region IN (SELECT code FROM home);

CREATE TABLE summary ENGINE = Memory AS
  SELECT indicator, period, region, value, precision, '' AS note FROM observations
  WHERE region IN (SELECT code FROM home) OR region IN (SELECT code FROM city)
  UNION ALL
  SELECT indicator, period, region, CAST(value AS Nullable(Float64)), ['', 'over', 'at_least', 'about'][mark + 1], '由各地逐月数据汇总' FROM summed
  WHERE (indicator, period, region) NOT IN (SELECT indicator, period, region FROM observations);

-- Text as JSON; nothing for none. What every file says of itself.
CREATE FUNCTION text_of AS (v) -> if(v = '', 'null', toJSONString(v));
CREATE FUNCTION number_of AS (v) -> if(isNull(v), 'null', toString(assumeNotNull(v)));
CREATE TABLE head ENGINE = Memory AS
  SELECT concat('{"format":"luzhi/1","id":"province","title":"演示省政协履职数据（合成）","as_of":"',
    toString(toLastDayOfMonth(toDate(concat(max(period), '-01')))),
    '","status":"demo","committee":{"id":"province","name":"演示省政协","short":"演示省政协","region":"',
    (SELECT any(code) FROM home), '"},"part":') AS head
  FROM observations;

INSERT INTO FUNCTION file('province/summary.json', TSVRaw, 'document String')
  SELECT concat((SELECT any(head) FROM head), '1,"regions":[',
    (SELECT arrayStringConcat(groupArray(concat('{"code":', text_of(code), ',"name":', text_of(name), ',"short":', text_of(short), ',"parent":', text_of(ifNull(parent, '')), '}')), ',\n') FROM (SELECT * FROM regions ORDER BY code)),
    '],"indicators":[',
    (SELECT arrayStringConcat(groupArray(concat('{"id":', text_of(id), ',"name":', text_of(name), ',"family":', text_of(family), ',"unit":', text_of(unit), ',"measure":', text_of(measure), '}')), ',\n') FROM (SELECT * FROM indicators ORDER BY id)),
    '],"observations":{"columns":["indicator","period","region","value","precision","note"],"rows":[',
    arrayStringConcat(arraySort(groupArray(concat('[', text_of(indicator), ',', text_of(period), ',', text_of(region), ',', number_of(value), ',', text_of(precision), ',', text_of(note), ']'))), ',\n'),
    ']}}')
  FROM summary;

-- A part for each city and year, in a file by its number.
CREATE TABLE parts ENGINE = Memory AS
  SELECT city, year, 1 + row_number() OVER (ORDER BY city, year) AS part
  FROM (SELECT DISTINCT c.city AS city, o.year AS year FROM observations o JOIN city_of c ON c.code = o.region WHERE o.region != c.city);

SET max_partitions_per_insert_block = 10000;
INSERT INTO FUNCTION file('province/part-{_partition_id}.json', TSVRaw, 'document String')
  PARTITION BY extract(document, '"part":([0-9]+)')
  SELECT concat((SELECT any(head) FROM head), toString(p.part), ',"observations":{"columns":["indicator","period","region","value","precision"],"rows":[',
    arrayStringConcat(arraySort(groupArray(concat('[', text_of(o.indicator), ',', text_of(o.period), ',', text_of(o.region), ',', number_of(o.value), ',', text_of(o.precision), ']'))), ',\n'),
    ']}}') AS document
  FROM observations o
  JOIN city_of c ON c.code = o.region
  JOIN parts p ON p.city = c.city AND p.year = o.year
  WHERE o.region != c.city
  GROUP BY p.part;
