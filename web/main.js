// The page's entry: offers what comes later, then starts the Rust application.
import './styles/index.css';
import { host } from './host.js';
import init from 'luzhi-wasm';
import * as offline from './offline.js';

/** What is fetched when it is first used; each takes a text and answers with one. */
const LATER = {
  frame: () => import('./frame.js'),
  pinyin: () => import('./pinyin.js'),
  save: () => import('./save.js'),
  xlsx: () => import('./xlsx.js'),
};
/** How long the first screen has for itself. */
const QUIET_MS = 3000;

/** Gives the browser its turn. */
const turn = () => new Promise((done) => { setTimeout(done); });

let charts;
/** The chart program, when it has drawn something once; the next call asks anew for one that did not arrive. */
function loadCharts() {
  charts ??= (async () => {
    const program = await import('./charts.js');
    await turn();
    program.warm();
    await turn();
    return program;
  })();
  charts.catch(() => { charts = undefined; });
  return charts;
}

globalThis.luzhi = {
  ...offline,
  host,
  loadCharts,
  loadWall: () => import('./wall.js'),
  laterStyles: () => import('./later.js'),
  /** The answer that public/boot.js has asked for at an address, once. */
  early: (address) => {
    const answer = globalThis.luzhiEarly?.get(address);
    globalThis.luzhiEarly?.delete(address);
    return answer;
  },
  // The thread that reads runs this very script. One file has none, and development draws styles with it.
  reader: async (signal) => (globalThis.luzhiFile || import.meta.env.DEV ? null : (await import('./reader.js')).begin(import.meta.url, signal)),
  later: async (name, text) => (await LATER[name]()).default(text),
};

/** Says in the page what happened and what to do next. */
function showFailure(error) {
  const paragraph = (text, lang) => {
    const element = document.createElement('p');
    element.textContent = text;
    element.lang = lang;
    return element;
  };
  const box = document.createElement('div');
  box.setAttribute('role', 'alert');
  box.append(
    paragraph('履职看板没能打开：程序文件没有取到，或者浏览器太旧，不能运行它。请先刷新页面；'
      + '如果还是这样，请换用 Chrome 或 Edge 92 以上版本（360、QQ 等浏览器请用极速模式的新版本），或请管理员检查部署是否完整。', 'zh-CN'),
    paragraph('The dashboard could not open: its program file did not arrive, or this browser is too old to run it. '
      + 'Reload the page first; if that does not help, use Chrome or Edge 92 or later, or ask the administrator to check the deployment.', 'en'),
    paragraph(String(error?.message ?? error), 'en'),
  );
  document.getElementById('app').replaceChildren(box);
}

/** Starts the application in the page. */
async function start() {
  try {
    offline.follow();
    // What public/boot.js shows meanwhile.
    await globalThis.luzhiFirst;
    // Starting runs the application's main, which draws into #app.
    const { memory } = await init();
    globalThis.luzhi.moduleBytes = () => memory.buffer.byteLength;
    document.getElementById('starting')?.remove();
    if (__WORKER__) setTimeout(offline.register, QUIET_MS);
  } catch (error) {
    console.error(error);
    showFailure(error);
    if (/^#\/kiosk(\?|$)/.test(location.hash)) offline.broken(error);
  }
}

/** On a thread without a page: reads for the page. */
async function read() {
  try {
    await (await import('./reader.js')).serve(init);
  } catch (error) {
    postMessage({ died: String(error?.message ?? error) });
  }
}

if (globalThis.document) await start();
else read();
