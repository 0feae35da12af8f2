// Types of embed.js: elements for a portal's page, and the messages between that page and a frame.
// The schema of the messages is schema/luzhi-embed-1.schema.json; the guide is docs/embedding.md.

export type LuzhiTheme = 'system' | 'light' | 'dark' | 'contrast';
export type LuzhiColor = 'bg' | 'surface' | 'surface-2' | 'ink' | 'ink-2' | 'ink-3' | 'line' | 'accent' | 'accent-ink' | 'accent-weak' | 'series-1';
/** Colours as #rgb or #rrggbb, a radius as 12px, names of fonts. */
export type LuzhiTokens = Partial<Record<LuzhiColor | 'radius' | 'font', string>>;

/** An export in the format luzhi/1. */
export interface LuzhiExport {
  format: 'luzhi/1';
  id: string;
  title: string;
  [member: string]: unknown;
}

interface LuzhiPlace {
  /** The fragment: `#/family/studio?period=2023`. */
  view: string;
  /** The same place on a page of its own; null where the scope is fixed or the data were handed over. */
  link: string | null;
  title: string;
}

export interface LuzhiReady extends LuzhiPlace {
  luzhi: 1;
  type: 'ready';
  session: string;
}

export interface LuzhiNavigate extends LuzhiPlace {
  luzhi: 1;
  type: 'navigate';
}

export interface LuzhiHeight {
  luzhi: 1;
  type: 'height';
  height: number;
}

export interface LuzhiFigureOpened {
  luzhi: 1;
  type: 'figure';
  indicator: string;
  period: string;
  region: string;
  dims: Record<string, string>;
  /** null: not provided, which is not zero. */
  value: number | null;
  precision: 'exact' | 'over' | 'at_least' | 'about';
  route: 'reported' | 'computed' | 'partial' | 'listed' | 'missing';
}

export interface LuzhiState {
  luzhi: 1;
  type: 'state';
  state: 'waiting' | 'loading' | 'ready' | 'failed';
  export: string | null;
  hash: string | null;
  /** Messages ignored so far: of others, of another protocol, or too many. */
  ignored: number;
  answers: number | null;
}

export interface LuzhiError {
  luzhi: 1;
  type: 'error';
  code: 'version' | 'malformed' | 'session' | 'replayed' | 'flood' | 'refused';
  member?: string;
  message: string;
  answers: number | null;
}

export type LuzhiOut = LuzhiReady | LuzhiNavigate | LuzhiHeight | LuzhiFigureOpened | LuzhiState | LuzhiError;

interface LuzhiAsked {
  luzhi: 1;
  session: string;
  /** Greater with each message. */
  id: number;
}

export type LuzhiIn =
  | { luzhi: 1; type: 'hello'; id?: number }
  | (LuzhiAsked & { type: 'load'; exports: LuzhiExport | LuzhiExport[] })
  | (LuzhiAsked & { type: 'navigate'; view: string })
  | (LuzhiAsked & { type: 'theme'; theme?: LuzhiTheme | null; tokens?: LuzhiTokens })
  | (LuzhiAsked & { type: 'locale'; locale: 'zh' | 'zh-CN' | 'en' })
  | (LuzhiAsked & { type: 'print' });

export interface LuzhiEventMap {
  'luzhi-ready': CustomEvent<LuzhiReady>;
  'luzhi-height': CustomEvent<LuzhiHeight>;
  'luzhi-navigate': CustomEvent<LuzhiNavigate>;
  'luzhi-figure': CustomEvent<LuzhiFigureOpened>;
  'luzhi-state': CustomEvent<LuzhiState>;
  'luzhi-error': CustomEvent<LuzhiError>;
}

/** `<luzhi-board>`, `<luzhi-figure>`, `<luzhi-chart>`: attributes are in docs/embedding.md, all live. */
export interface LuzhiElement extends HTMLElement {
  /** Shows exports in the place of all others; rejects with `code` when they are refused. */
  load(exports: LuzhiExport | LuzhiExport[]): Promise<LuzhiState>;
  /** Goes to a place, as a fragment. */
  navigate(view: string): Promise<LuzhiState>;
  /** Opens the browser's dialog for printing the frame. */
  print(): Promise<LuzhiState>;
  addEventListener<K extends keyof LuzhiEventMap>(type: K, listener: (event: LuzhiEventMap[K]) => void, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'luzhi-board': LuzhiElement;
    'luzhi-figure': LuzhiElement;
    'luzhi-chart': LuzhiElement;
  }
}
