const tabCells = 8;
/** A wide character is one em, and a narrow one 0.6 em: that is how the log's fonts are made. */
const wideCells = 1 / 0.6;
const plain = /^[\x20-\x7e]*$/;
const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u;

/** How many cells of a monospaced line a text takes. */
export function cellsOf(text: string): number {
  if (plain.test(text)) return text.length;
  let cells = 0;
  for (const character of text) {
    if (character === "\t") cells += tabCells - (cells % tabCells);
    else cells += wide.test(character) ? wideCells : 1;
  }
  return cells;
}
