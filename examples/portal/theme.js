// The portal's own theme, before anything is painted, so that the boards begin in it.
(() => {
  const wanted = new URLSearchParams(location.search).get('theme') ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
  document.documentElement.dataset.theme = wanted;
  new MutationObserver((_changes, observer) => {
    const boards = document.querySelectorAll('luzhi-board, luzhi-figure, luzhi-chart');
    boards.forEach((board) => board.hasAttribute('theme') || board.setAttribute('theme', wanted));
    if (document.readyState !== 'loading') observer.disconnect();
  }).observe(document, { childList: true, subtree: true });
})();
