// A plain page: eight figures of the latest year, a trend and a bar for each county.
const YEAR = '2023';
const place = document.querySelector('.cards');

const answer = await fetch('data.json');
const { indicators, regions, observations } = await answer.json();
const sums = new Map();
const add = (key, value) => sums.set(key, (sums.get(key) ?? 0) + value);
for (const [indicator, period, region, value] of observations.rows) {
  if (value === null) continue;
  add(`${indicator} ${period.slice(0, 4)}`, value);
  if (period.startsWith(YEAR)) {
    add(`${indicator} ${period}`, value);
    add(`${indicator} ${region}`, value);
  }
}
[...place.children].forEach((card, n) => {
  const { id, name, unit } = indicators[n];
  const value = sums.get(`${id} ${YEAR}`) ?? '';
  const before = sums.get(`${id} ${YEAR - 1}`);
  const change = before ? `同比 ${((value / before - 1) * 100).toFixed(1)}%` : '';
  card.innerHTML = `${name}<data value="${value}">${value.toLocaleString()}</data>${unit} ${change}`;
});

// Figures are painted before ECharts is waited for.
await new Promise((resume) => { requestAnimationFrame(() => setTimeout(resume, 0)); });
while (!globalThis.echarts) await new Promise((resume) => { setTimeout(resume, 5); });
const [{ id, name }] = indicators;
const months = Array.from({ length: 12 }, (_, n) => `${YEAR}-${String(n + 1).padStart(2, '0')}`);
const counties = regions.filter((region) => region.parent);
globalThis.echarts.init(document.getElementById('trend')).setOption({
  animation: false, title: { text: name }, tooltip: { trigger: 'axis' }, xAxis: { type: 'category', data: months }, yAxis: {},
  series: [{ type: 'line', data: months.map((month) => sums.get(`${id} ${month}`) ?? null) }],
});
globalThis.echarts.init(document.getElementById('counties')).setOption({
  animation: false, title: { text: name }, tooltip: {}, yAxis: { type: 'category', data: counties.map((county) => county.name) }, xAxis: {},
  series: [{ type: 'bar', data: counties.map((county) => sums.get(`${id} ${county.code}`) ?? null) }],
});
