import type { FoundWords } from "@/lib/text/preflight-words";
import { some } from "./some";

export const price: FoundWords["price"] = (
  { hourlyUsd, monthlyUsd, mostHourlyUsd, asOf, tasks, sharedBy },
  { hourly, monthly },
) =>
  hourlyUsd === undefined || monthlyUsd === undefined || mostHourlyUsd === undefined
    ? ""
    : `${hourly(hourlyUsd)} an hour, ${monthly(monthlyUsd)} a month with ${some(tasks, "task")}${
        sharedBy > 1 ? ` and a load balancer shared by ${sharedBy}` : ""
      }; at most ${hourly(mostHourlyUsd)} an hour. Estimate, prices of ${asOf}, without traffic and logs.`;
