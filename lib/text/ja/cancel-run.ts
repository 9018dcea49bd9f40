import type { CancelRunText } from "../en/cancel-run";

export const cancelRun: CancelRunText = {
  cancel: "デプロイをキャンセル",
  cancelTitle: (service) => `${service} のデプロイをキャンセルしますか`,
  stops: {
    "build-stack": "CloudFormation がビルドスタックの変更を元に戻します。サービスには触れません。",
    build: "CodeBuild のビルドを停止します。サービスには触れません。",
    "service-stack": "CloudFormation がサービススタックの変更を元に戻し、ECS は直前の状態に戻ります。",
    rollout: "ECS はただちに直前の状態に戻り、それを待つ CloudFormation がサービススタックの変更を元に戻します。",
  },
  stopLabels: {
    queue: "待ち行列から外す",
    "build-stack": "スタックの変更をキャンセル",
    build: "ビルドをキャンセル",
    "service-stack": "スタックの変更をキャンセル",
    rollout: "停止してロールバック",
  },
  stopsNothing: "次のステップは開始しません。AWS で停止すべきものは今ありません。",
  cancelYes: "デプロイをキャンセル",
  cancelNo: "続ける",
  cancelStarting: "キャンセルしています…",
};
