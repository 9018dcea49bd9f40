"use client";

import dynamic from "next/dynamic";
import { DeploySkeleton } from "./deploy-skeleton";

/** The form brings the schemas with it, which no other page needs: they come after the page. */
export const DeployNewLoader = dynamic(() => import("./deploy-new").then(({ DeployNew }) => DeployNew), {
  ssr: false,
  loading: DeploySkeleton,
});

export const DeployAgainLoader = dynamic(() => import("./deploy-again").then(({ DeployAgain }) => DeployAgain), {
  ssr: false,
  loading: DeploySkeleton,
});
