import type { FailureText } from "../en/failure";
import { accountCauses } from "./causes/account-causes";
import { buildCauses } from "./causes/build-causes";
import { serviceCauses } from "./causes/service-causes";
import { stackCauses } from "./causes/stack-causes";
import { taskCauses } from "./causes/task-causes";

export const failure: FailureText = {
  titles: {
    "other-target": "認証情報が別のターゲットのものです",
    "no-default-vpc": "このリージョンにはサービスを置くデフォルト VPC がありません",
    preflight: "事前チェックで、デプロイが失敗する原因が見つかりました",
    "build-stack-shape": "ビルド用テンプレートにビルドに必要なものがありません",
    "service-stack-shape": "サービス用テンプレートに Express サービスがありません",
    "change-set": "CloudFormation が変更を受け付けませんでした",
    "approval-refused": "admin が承認しませんでした",
    "approval-expired": "期限内に承認されませんでした",
    "gate-expired": "期限内に続行の確認がありませんでした",
    "stack-stuck": "スタックが変更できない状態です",
    "stack-gone": "スタックが途中で削除されました",
    stack: "CloudFormation が変更を実行できませんでした",
    build: "ビルドが失敗しました",
    "build-stopped": "ビルドが CodeBuild で停止されました",
    "image-missing": "イメージがリポジトリにありません",
    "image-untagged": "テンプレートはタグを必要としますが、イメージにタグがありません",
    "tag-elsewhere": "サービスが指すタグは、このイメージではありません",
    "not-by-tag": "サービスはイメージをタグで指定していません",
    "own-task-definition": "イメージはサービス独自のタスク定義で指定されています",
    "service-gone": "サービスがすでにありません",
    rollout: "ECS がロールアウトを中止しました",
    unhealthy: "サービスが正常に応答しません",
    aws: "AWS が呼び出しを受け付けませんでした",
    internal: "Slipway の内部エラーです",
  },
  causes: { ...buildCauses, ...taskCauses, ...serviceCauses, ...stackCauses, ...accountCauses },
  stepFailed: (step) => `${step}が失敗しました`,
  what: "何が",
  why: "なぜ",
  toDo: "対処",
  comma: "、",
  step: "ステップ",
  phase: "フェーズ",
  stage: "ステージ",
  resource: "リソース",
  request: "リクエスト",
  stopped: (count) => `${count} 個のタスクが停止：`,
  exitCode: (code) => `終了コード ${code}`,
  lastLines: "そのタスクの最後の行",
  firstError: (number) => `${number} 行目`,
  showInLog: "ログで見る",
  openForm: "デプロイフォームを開く",
  generic: ["AWS のメッセージと最初のエラー前後のログを読み、示された点を直して、再度デプロイします。"],
  rolledBack: "ECS は前のリビジョンに戻りました",
};
