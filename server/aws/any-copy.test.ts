import { ECSClient, paginateListClusters } from "@aws-sdk/client-ecs";
import { expect } from "vitest";
import { testIn } from "@/server/testing";
import { openAwsClients } from "./clients";

const test = testIn({ scenario: "with-default-vpc" });

test("a client of another copy of the SDK reads page by page too", async ({ sandbox }) => {
  const { ecs } = await openAwsClients({ region: sandbox.target.split("~")[1] });
  const other = Object.setPrototypeOf(ecs, Object.create(Object.getPrototypeOf(Object.getPrototypeOf(ecs))));
  expect(Object.getPrototypeOf(other)).not.toBe(ECSClient.prototype);
  const pages: unknown[] = [];
  for await (const page of paginateListClusters({ client: other }, {})) pages.push(page.clusterArns);
  expect(pages).toHaveLength(1);
});
