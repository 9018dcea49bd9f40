"use client";

import { useQuery } from "@tanstack/react-query";
import { TargetGate } from "@/components/target/target-gate";
import { servicesQuery } from "@/lib/api/queries";
import type { ListedTarget } from "@/lib/domain/target";
import { PlanSkeleton } from "./plan-skeleton";
import { TeardownView } from "./teardown-view";

interface ServiceTeardownProps {
  serviceName: string;
  clusterName?: string;
}

/** Of one service; its stacks and all that was made for it go along. */
export function ServiceTeardown(props: ServiceTeardownProps) {
  return <TargetGate pending={<PlanSkeleton />}>{(target) => <InCluster target={target} {...props} />}</TargetGate>;
}

function InCluster({ target, serviceName, clusterName }: ServiceTeardownProps & { target: ListedTarget }) {
  const services = useQuery({ ...servicesQuery(target.target), enabled: clusterName === undefined });
  const found = services.data?.services.find((service) => service.serviceName === serviceName)?.clusterName;
  // Of a service that is not there any more its stacks may be: Express services are in `default` unless told otherwise.
  const cluster = clusterName ?? found ?? (services.isPending ? undefined : "default");
  if (!cluster) return <PlanSkeleton />;
  return <TeardownView key={cluster} target={target} scope={{ kind: "service", clusterName: cluster, serviceName }} />;
}
