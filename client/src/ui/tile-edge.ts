import type { Schemas } from "@/api/client";

/** The rule printed beside the tiles: three reds make red, four reds and yellows together yellow; without a single verdict there is none. */
export function tileEdge({ red, yellow, green }: Schemas["Lights"]): Schemas["Light"] {
  if (red + yellow + green === 0) {
    return "grey";
  }
  if (red >= 3) {
    return "red";
  }
  return red + yellow >= 4 ? "yellow" : "green";
}
