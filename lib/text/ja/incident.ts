import type { IncidentText } from "../en/incident";

const because = (reason?: string) => (reason ? ` ${reason}` : "");

export const incident: IncidentText = {
  causes: {
    "no-tasks": ({ desired, reason }) => `${desired} 個のタスクがどれも実行されていません。${because(reason)}`,
    "tasks-missing": ({ running, desired, reason }) =>
      `実行中のタスクは ${desired} 個中 ${running} 個です。${because(reason)}`,
    "failing-targets": ({ healthy, total, reason }) =>
      `正常なターゲットは ${total} 個中 ${healthy} 個です。${because(reason)}`,
    probe: ({ statusCode, reason }) =>
      statusCode === undefined
        ? `エンドポイントから応答がありません (${reason ?? "理由不明"})。`
        : `エンドポイントが ${statusCode} を返しています。`,
    alarm: ({ names }) => `アラーム状態: ${names.join("、")}`,
    "rolled-back": ({ reason }) => `最後のロールアウトは成功しませんでした。${because(reason)}`,
  },
  goesOn: (since) => `${since}から継続中`,
  lasted: (ago, took) => `${ago}、${took} 間`,
};
