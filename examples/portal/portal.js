// What a portal does with the boards: its theme and language, data that only its login may fetch, and
// a word of what happens in them.
const boards = () => document.querySelectorAll('luzhi-board, luzhi-figure, luzhi-chart');
const root = document.documentElement;

const theme = document.getElementById('theme');
const show = () => theme.setAttribute('aria-pressed', String(root.dataset.theme === 'dark'));
show();
theme.addEventListener('click', () => {
  root.dataset.theme = root.dataset.theme === 'dark' ? 'light' : 'dark';
  show();
  for (const board of boards()) board.setAttribute('theme', root.dataset.theme);
});

const locale = document.getElementById('locale');
locale.addEventListener('click', () => {
  const next = locale.lang;
  locale.lang = next === 'en' ? 'zh' : 'en';
  locale.textContent = next === 'en' ? '中文' : 'English';
  for (const board of boards()) board.setAttribute('locale', next);
});

const told = document.getElementById('told');
try {
  const answer = await fetch('/api/export.json');
  if (!answer.ok) throw new Error(`门户回应 ${answer.status}`);
  await document.getElementById('pushed').load(await answer.json());
  told.textContent = '数据由门户用自己的登录取来，交给看板显示；看板没有得到口令。';
} catch (error) {
  told.textContent = `没有取到数据：${error.message}`;
}

addEventListener('luzhi-figure', ({ detail }) => {
  console.info('figure', detail.indicator, detail.period, detail.value);
});
