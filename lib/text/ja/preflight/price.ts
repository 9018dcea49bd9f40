import type { FoundWords } from "@/lib/text/preflight-words";

export const price: FoundWords["price"] = (
  { hourlyUsd, monthlyUsd, mostHourlyUsd, asOf, tasks, sharedBy },
  { hourly, monthly },
) =>
  hourlyUsd === undefined || monthlyUsd === undefined || mostHourlyUsd === undefined
    ? ""
    : `タスク ${tasks} 個で 1 時間 ${hourly(hourlyUsd)}、1 か月 ${monthly(monthlyUsd)}${
        sharedBy > 1 ? `（ロードバランサーは ${sharedBy} 個のサービスで共有）` : ""
      }、最大で 1 時間 ${hourly(mostHourlyUsd)}。${asOf} 時点の料金による見積もりで、通信とログは含みません。`;
