import { pngOfMarkup } from "@/lib/svg-png";

export type PictureTile = { column: number; row: number; name: string; value: string; below: string; light: "green" | "yellow" | "red" | "grey" };

const [width, height, gap, top] = [150, 96, 6, 56];

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

/** The tile map as a drawing of its own: a page's style sheets do not reach into a picture. */
export function drawTiles(
  title: string,
  note: string,
  tiles: readonly PictureTile[],
  colourOf: (name: string) => string,
): { markup: string; width: number; height: number } {
  const [columns, rows] = [Math.max(...tiles.map((tile) => tile.column)), Math.max(...tiles.map((tile) => tile.row))];
  const size = { width: Math.max(columns * (width + gap), 480) + gap, height: top + rows * (height + gap) + 26 };
  const text = (x: number, y: number, words: string, colour: string, more: string) =>
    `<text x="${x}" y="${y}" fill="${colourOf(colour)}" ${more}>${escaped(words)}</text>`;
  const drawn = tiles.map(({ column, row, name, value, below, light }) => {
    const [x, y] = [gap + (column - 1) * (width + gap), top + (row - 1) * (height + gap)];
    return [
      `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${colourOf(`--${light}-tint`)}"/>`,
      `<rect x="${x}" y="${y}" width="${width}" height="3" fill="${colourOf(`--${light}-mark`)}"/>`,
      text(x + 8, y + 24, name, "--text", 'font-size="14" font-weight="600"'),
      text(x + 8, y + 54, value, "--text", 'font-size="18"'),
      text(x + 8, y + 80, below, "--text-2", 'font-size="12"'),
    ].join("");
  });
  return {
    ...size,
    markup: `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}" font-family="PingFang SC, Microsoft YaHei, Noto Sans CJK SC, sans-serif">${text(gap, 24, title, "--text", 'font-size="16" font-weight="600"')}${text(gap, 44, note, "--text-3", 'font-size="12"')}${drawn.join("")}</svg>`,
  };
}

export function pictureOfTiles(title: string, note: string, tiles: readonly PictureTile[]): Promise<Blob> {
  const style = getComputedStyle(document.documentElement);
  const { markup, width: wide, height: high } = drawTiles(title, note, tiles, (name) => style.getPropertyValue(name).trim());
  return pngOfMarkup(markup, wide, high);
}
