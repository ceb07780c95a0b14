import { expect, test } from "vitest";
import { formatAsOf } from "./as-of";

test("the end of a day in Shanghai is told as that day", () => expect(formatAsOf("2023-06-30T15:59:59.999999+00:00")).toBe("2023年6月30日"));

test("any other instant is told with its hour", () => expect(formatAsOf("2023-06-30T02:00:00Z")).toMatch(/^2023-06-30 \d\d:00$/));
