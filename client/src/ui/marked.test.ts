import { expect, test } from "vitest";
import { piecesOf } from "./marked";

test.each([
  ["深化水环境综合治理", ["环境"], ["深化水", "环境", "综合治理"]],
  ["PM2.5 与 pm2.5", ["pm2.5"], ["", "PM2.5", " 与 ", "pm2.5", ""]],
  ["PM215", ["pm2.5"], ["PM215"]],
  ["水环境", ["水", "境"], ["", "水", "环", "境", ""]],
  ["水", [""], ["水"]],
])("%s for %j", (text, words, pieces) => expect(piecesOf(text, words)).toEqual(pieces));
