// Only `JSON.parse` of the same bytes, which every library below begins with.
export const name = 'JSON.parse alone';
export const isLoadOnly = true;

const text = new TextDecoder();

/** The document of a file. */
export const parse = (file) => JSON.parse(text.decode(file));

export async function load(file) {
  const document = parse(file);
  return { rows: document.observations.rows.length, document };
}
