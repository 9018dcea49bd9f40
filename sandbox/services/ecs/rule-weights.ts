import type { Place } from "../../place";
import { rules } from "../elasticloadbalancing/tables";
import type { RevisionRow, ServiceRow } from "./tables";

/** Sends so many percent of the requests to one target group, and the rest to the other. */
export function weighRule(place: Place, service: ServiceRow, name: RevisionRow["targetGroup"], weight: number): void {
  const rule = rules(place).get(service.nodes.rule.arn ?? "");
  if (!rule) return;
  const groups = (["blueTargetGroup", "greenTargetGroup"] as const).map((group) => ({
    TargetGroupArn: service.nodes[group].arn,
    Weight: group === name ? weight : 100 - weight,
  }));
  rule.Actions = [{ Type: "forward", Order: 1, ForwardConfig: { TargetGroups: groups } }];
}
