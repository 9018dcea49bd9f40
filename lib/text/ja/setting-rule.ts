import type { settingRule as en } from "../en/setting-rule";

export const settingRule: typeof en = {
  "secret-arn": "Systems Manager パラメータまたは Secrets Manager シークレットの ARN を指定してください。",
  "too-many-secrets": "シークレットは 50 個までです。",
  "command-part": "4,096 文字以内です。",
  "too-many-command-parts": "50 個までです。",
  "log-group-name": "英数字と . - _ / # で 512 文字以内です。",
  "subnet-id": "subnet-0a1b2c3d4e5f67890 のようなサブネット ID を指定してください。",
  "subnet-count": "2 つ以上のアベイラビリティーゾーンにまたがる 2〜16 個のサブネットを指定してください。",
  "security-group-id": "sg-0a1b2c3d4e5f67890 のようなセキュリティグループ ID を指定してください。",
  "role-names": "ロール名をカンマ区切りで指定します。",
  "security-group-count": "4 個までです。ECS が 1 個追加します。",
  "id-twice": "すでに指定されています。",
  "scaling-metric": "AVERAGE_CPU、AVERAGE_MEMORY、REQUEST_COUNT_PER_TARGET のいずれかです。",
  "scaling-target": "整数です。割合は 1〜100、リクエスト数は 1〜65,536 です。",
  "tag-key": "文字・数字・空白と _ . : / = + - @ で 128 文字以内。先頭に aws: と slipway: は使用できません。",
  "tag-value": "文字・数字・空白と _ . : / = + - @ で 256 文字以内です。",
  "tag-twice": "このキーはすでに使用されています。",
  "too-many-tags": "タグは 40 個までです。",
};
