// The words of a mark, beside the pointer or where the keyboard stands. They arrive as text in the
// escapes of ECharts' own tooltips, whose place this takes; nothing in them is markup.

const NAMES = { amp: '&', lt: '<', gt: '>', quot: '"' };
/** Between the pointer and the words, in pixels. */
const GAP = 14;

const plain = (text) => text.replace(/&(?:#(\d+)|(\w+));/g, (all, code, name) => (code ? String.fromCodePoint(code) : NAMES[name] ?? all));

export class Tip {
  constructor(element) {
    this.element = element;
    this.box = null;
  }

  /** Colours, and the size of letters, of an option. */
  style({ backgroundColor, borderColor, textStyle }) {
    this.look = { backgroundColor, borderColor, color: textStyle.color, fontSize: `${textStyle.fontSize}px` };
  }

  /** Shows the words of a mark at a place in the plot. */
  show(words, x, y) {
    if (!words) {
      this.hide();
      return;
    }
    if (!this.box) {
      this.box = document.createElement('div');
      this.box.className = 'chart__tip';
      // The live region beside the plot says the same.
      this.box.setAttribute('aria-hidden', 'true');
      this.element.append(this.box);
    }
    Object.assign(this.box.style, this.look);
    this.box.replaceChildren(...words.split('<br>').map((line) => {
      const element = document.createElement('div');
      element.textContent = plain(line);
      return element;
    }));
    this.move(x, y);
  }

  /** Moves what is shown; all of it stays in the plot. */
  move(x, y) {
    if (!this.box) return;
    const { clientWidth: room, clientHeight: depth } = this.element;
    const { offsetWidth: width, offsetHeight: height } = this.box;
    const left = x + GAP + width > room ? x - GAP - width : x + GAP;
    this.box.style.left = `${Math.max(0, Math.min(left, room - width))}px`;
    this.box.style.top = `${Math.max(0, Math.min(y + GAP, depth - height))}px`;
  }

  hide() {
    this.box?.remove();
    this.box = null;
  }
}
