import type { MoreSettingsText } from "../en/more-settings";

export const moreSettings: MoreSettingsText = {
  secretsAside: "ARN で指定。値は読み取らず、表示もしません",
  secretsHint:
    "サービスの実行ロールに、ここで指定したものだけを読み取る権限が付きます。シークレットの 1 つのキーは、ARN の後ろに :KEY:: を付けて指定します。",
  secretWords: {
    name: "名前",
    value: "シークレットを選択、または ARN",
    nameOf: (row) => `シークレット ${row} の名前`,
    valueOf: (row) => `シークレット ${row} の ARN`,
    add: "シークレットを追加",
    remove: (name) => `${name || "このシークレット"}を削除`,
  },
  stores: { ssm: "Systems Manager", secretsmanager: "Secrets Manager" },
  taskRoleHint: "アプリ自身が AWS でできること。空欄の場合は何もできません。",
  metrics: {
    AVERAGE_CPU: "平均 CPU",
    AVERAGE_MEMORY: "平均メモリ",
    REQUEST_COUNT_PER_TARGET: "タスクあたりのリクエスト",
  },
  units: { AVERAGE_CPU: "%", AVERAGE_MEMORY: "%", REQUEST_COUNT_PER_TARGET: "毎分" },
  commandHint: "イメージのコマンドの代わりに実行します。1 行に 1 つ、または Dockerfile と同じ JSON 配列で指定します。",
  logGroupHint: "既存のもの。空欄の場合はサービス専用で、90 日間保存されます。",
  tagsHint:
    "Slipway のタグに加えて付けます。新しいサービスではロールとロググループにも付き、後からの変更はサービスだけに反映されます。",
  tagWords: {
    name: "キー",
    value: "値",
    nameOf: (row) => `タグ ${row} のキー`,
    valueOf: (row) => `タグ ${row} の値`,
    add: "タグを追加",
    remove: (name) => `${name || "このタグ"}を削除`,
  },
};
