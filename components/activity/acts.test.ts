import { expect, test } from "vitest";
import type { ActivityRecord } from "@/lib/domain/activity";
import { withoutAnswered } from "./acts";

const record = (id: number, of?: number) => ({ id, of }) as ActivityRecord;

test("an act is one line once its result is known, and stays in sight until then", () => {
  const shown = withoutAnswered([record(4), record(3, 2), record(2), record(1)]);
  expect(shown.map(({ id }) => id)).toEqual([4, 3, 1]);
});
