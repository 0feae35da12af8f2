// Writes a table as a workbook and hands it to the reader; fetched when first used.
import writeExcelFile from 'write-excel-file/universal';

const HEAD = { fontWeight: 'bold', backgroundColor: '#E6ECF3', wrap: true };
const MARKED = { fontWeight: 'bold', color: '#8A4E00', backgroundColor: '#FDF3E1' };
const WIDEST = 48;

/** Numbers stay numbers with all their digits; every text is text, whatever it begins with. */
const cell = (value) => {
  if (typeof value === 'number') return { value, type: Number };
  return value === null || value === '' ? null : { value, type: String };
};

/** How wide a text is in characters; Chinese ones count twice. */
const widthOf = (value) => [...String(value ?? '')].reduce((sum, one) => sum + (one > '\u2e7f' ? 2 : 1), 0);

const columnsOf = (rows) => rows[0].map((_, index) => {
  const widths = rows.slice(0, 200).map((row) => widthOf(row[index]));
  return { width: Math.min(WIDEST, Math.max(8, ...widths) + 2) };
});

const today = () => {
  const now = new Date();
  const two = (number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};

/** Worksheet names have at most 31 characters, without those that formulas need. */
const sheetName = (text) => text.replace(/[\\/?*[\]:']/g, ' ').trim().slice(0, 31) || 'Sheet';

const save = (name, blob) => {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
};

export default async (text) => {
  const { name, sheet, rows, about, provenance, isMarked, writtenOn } = JSON.parse(text);
  const [head, ...body] = rows;
  const lines = [...provenance, [writtenOn, today()]];
  const marked = (index) => (isMarked && index === 0 ? MARKED : {});
  const blob = await writeExcelFile([
    {
      sheet: sheetName(sheet),
      data: [head.map((value) => ({ ...HEAD, ...cell(value) })), ...body.map((row) => row.map(cell))],
      columns: columnsOf(rows),
      stickyRowsCount: 1,
    },
    {
      sheet: sheetName(about),
      data: lines.map(([key, value], index) => [
        { ...cell(key), fontWeight: 'bold', ...marked(index) },
        { ...cell(value), ...marked(index) },
      ]),
      columns: [{ width: 14 }, { width: 80 }],
    },
  ]).toBlob();
  save(name, blob);
  return '';
};
