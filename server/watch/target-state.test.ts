import { expect, test } from "vitest";
import { rowKey } from "@/lib/domain/row-key";
import type { LookedAtService } from "@/server/aws/service-looks";
import type { WatchedService } from "@/server/store/watched-services";
import { TargetState } from "./target-state";

const web: LookedAtService = {
  serviceArn: "arn:aws:ecs:eu-west-1:111122223333:service/default/web",
  serviceName: "web",
  clusterName: "default",
  mode: "express",
  status: "ACTIVE",
  tasks: { running: 1, desired: 1 },
  revisionArns: [],
  targetGroupArns: [],
  tags: {},
  createdAt: "2026-05-01T10:00:00.000Z",
  mark: "1",
};

/** As the database gives it back: with members in an order of its own. */
function fromDatabase(saved: readonly WatchedService[]): WatchedService[] {
  const turned = (value: object) => Object.fromEntries(Object.entries(value).reverse());
  return saved.map(({ row, seen }) => JSON.parse(JSON.stringify({ row: turned(row), seen: turned(seen) })));
}

function state(saved: readonly WatchedService[] = []): TargetState {
  return new TargetState(fromDatabase(saved));
}

function written(): WatchedService[] {
  const first = state();
  first.take(web);
  return first.unsaved().changed;
}

const counts = ({ changed, gone }: ReturnType<TargetState["unsaved"]>) => [changed.length, gone.length];

test("what is new or different is written down once", () => {
  const own = state();
  own.take(web);
  expect(counts(own.unsaved())).toEqual([1, 0]);
  own.take(web);
  expect(counts(own.unsaved())).toEqual([0, 0]);
  own.take({ ...web, tasks: { running: 2, desired: 2 } });
  expect(counts(own.unsaved())).toEqual([1, 0]);
});

test("a process that begins writes down nothing that is as it was", () => {
  const own = state(written());
  own.take(web);
  expect(counts(own.unsaved())).toEqual([0, 0]);
  own.take({ ...web, mark: "2" });
  expect(counts(own.unsaved())).toEqual([1, 0]);
});

test("a service that was gone and comes back as it was is written down again", () => {
  const own = state(written());
  own.lose(rowKey(web));
  expect(counts(own.unsaved())).toEqual([0, 1]);
  own.take(web);
  expect(counts(own.unsaved())).toEqual([1, 0]);
});

test("what could not be written down is tried again", () => {
  const own = state(written());
  own.take({ ...web, mark: "2" });
  own.unsave(own.unsaved());
  expect(counts(own.unsaved())).toEqual([1, 0]);
});
