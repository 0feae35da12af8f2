// Reading on a thread of its own (后台读取). The thread is a worker that runs the same module: it is
// handed the bytes of files as they arrive, and answers with the columns, which change hands uncopied.

/** How long a thread may take to begin. */
const PATIENCE_MS = 10_000;

/**
 * The page's side. `address`: the script of the page, which is the thread's too. Until the thread has
 * begun, bytes wait here: one that does not begin loses nothing.
 */
export function begin(address, signal) {
  /** Nothing while the thread begins, then whether it did. */
  let runs;
  let waiting = [];
  let asked = false;
  let settle;
  const answer = new Promise((done) => { settle = done; });
  const worker = new Worker(address, { type: 'module', name: 'reader' });

  const send = (message) => {
    const { piece } = message;
    worker.postMessage(message, piece && piece.byteLength === piece.buffer.byteLength ? [piece.buffer] : []);
  };
  const put = (message) => {
    if (runs) send(message);
    else waiting.push(message);
  };
  const end = (outcome) => {
    clearTimeout(timer);
    worker.terminate();
    settle(outcome);
  };
  /** The bytes, of which none has left the page. */
  const back = () => {
    const parts = [];
    for (const { part, piece } of waiting) {
      if (piece) (parts[part] ??= []).push(piece);
    }
    return { back: Array.from(parts, (pieces) => pieces ?? []) };
  };
  const fail = (why) => {
    console.info(`reader: ${why}`);
    if (runs) {
      end({ died: why });
      return;
    }
    runs = false;
    worker.terminate();
    clearTimeout(timer);
    if (asked) settle(back());
  };
  const timer = setTimeout(() => fail('it does not begin'), PATIENCE_MS);
  signal?.addEventListener('abort', () => end({}), { once: true });
  worker.onerror = (event) => {
    event.preventDefault();
    fail(event.message ?? 'it does not run');
  };
  worker.onmessageerror = () => fail('a message was lost');
  worker.onmessage = ({ data }) => {
    if (data === 'ready') {
      clearTimeout(timer);
      runs = true;
      waiting.forEach(send);
      waiting = [];
    } else if (data.head) {
      end(data);
    } else {
      fail(data.died);
    }
  };
  return {
    feed: (part, piece) => put({ part, piece }),
    read(region, count) {
      asked = true;
      put({ region, count });
      if (runs === false) settle(back());
      return answer;
    },
    stop: () => end({}),
  };
}

/** The thread's side: `init` starts the program, which finds no page here and offers to read. */
export async function serve(init) {
  let parts = [];
  let read;
  globalThis.luzhi = {
    serve(call) {
      read = call;
      postMessage(call ? 'ready' : { died: 'its part of the program did not arrive' });
    },
  };
  onmessage = ({ data }) => {
    if (data.piece) {
      (parts[data.part] ??= []).push(data.piece);
      return;
    }
    try {
      parts = Array.from({ length: data.count }, (_, part) => parts[part] ?? []);
      // What a page saved as one file is made of; the browser keeps it outside of every heap.
      const blobs = parts.map((pieces) => new Blob(pieces));
      const answer = read(parts, data.region);
      postMessage({ ...answer, blobs }, [answer.head, ...answer.lists].map((list) => list.buffer));
    } catch (error) {
      postMessage({ died: String(error?.message ?? error) });
    }
  };
  await init();
}
